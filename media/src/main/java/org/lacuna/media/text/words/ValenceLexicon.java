package org.lacuna.media.text.words;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import org.lacuna.inference.signal.Feature;
import org.lacuna.inference.signal.FeatureSequence;
import org.lacuna.inference.signal.FeatureSpec;
import org.lacuna.inference.signal.TimedWord;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.LacunaException.Kind;

/**
 * How good or bad English words and emoticons sound by themselves, from -4 (extremely negative) to
 * 4 (extremely positive): the mean of ten people's ratings. A word is looked at alone; negation,
 * stress and irony are not its business. Immutable and thread-safe.
 *
 * @see <a href="https://doi.org/10.1609/icwsm.v8i1.14550">Hutto and Gilbert 2014, VADER</a>
 */
public final class ValenceLexicon {

  /** The one column of {@link #valences}, [T, 1]. */
  public static final FeatureSpec SPEC =
      new FeatureSpec(
          "lacuna.language.valence",
          "1",
          Map.of("lexicon", "vader"),
          List.of(
              new Feature(
                  "valence", "1", "How good or bad the word sounds by itself, -4 to 4 (VADER).")));

  private static final String RESOURCE = "/org/lacuna/media/text/vader_valence.tsv";

  /** Signs before and behind the letters of a word: quotes, brackets, stops. */
  private static final Pattern AROUND = Pattern.compile("^[^\\p{L}\\p{N}]+|[^\\p{L}\\p{N}]+$");

  private final Map<String, Double> valences;

  private ValenceLexicon(Map<String, Double> valences) {
    this.valences = Map.copyOf(valences);
  }

  /**
   * Opens the lexicon that comes with the program.
   *
   * @throws LacunaException of kind MODEL when this installation lacks it
   */
  public static ValenceLexicon open() throws LacunaException {
    try (InputStream in = ValenceLexicon.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new LacunaException(
            Kind.MODEL, "This installation lacks the list of word valences; install Lacuna again.");
      }
      return read(new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new LacunaException(
          Kind.MODEL, "The list of word valences cannot be read; install Lacuna again.", e);
    }
  }

  /**
   * Reads a lexicon in VADER's own form: a word, a tab, its valence, and anything behind a further
   * tab. Lines of another form are left out; of a word that stands twice the later value holds.
   */
  static ValenceLexicon read(Reader lines) throws IOException {
    Map<String, Double> valences = new HashMap<>();
    BufferedReader reader = new BufferedReader(lines);
    for (String line = reader.readLine(); line != null; line = reader.readLine()) {
      String[] fields = line.split("\t", 3);
      if (fields.length >= 2 && fields[1].strip().matches("-?\\d(?:\\.\\d{1,10})?")) {
        valences.put(fields[0].toLowerCase(Locale.ROOT), Double.valueOf(fields[1].strip()));
      }
    }
    return new ValenceLexicon(valences);
  }

  /** Number of words and emoticons. */
  public int size() {
    return valences.size();
  }

  /**
   * The valence of a word as it stands in a transcript: in any case, with any punctuation around
   * it.
   *
   * @return empty when the lexicon does not hold the word, which says nothing about its valence
   */
  public OptionalDouble valence(String word) {
    String plain = word.strip().toLowerCase(Locale.ROOT).replace('\u2019', '\'');
    // As it is first: an emoticon is nothing but punctuation.
    Double known = valences.get(plain);
    if (known == null) {
      known = valences.get(AROUND.matcher(plain).replaceAll(""));
    }
    return known == null ? OptionalDouble.empty() : OptionalDouble.of(known);
  }

  /** As {@link #valence(String)}. */
  public OptionalDouble valence(TimedWord word) {
    return valence(word.text());
  }

  /**
   * The valence of each word.
   *
   * @param words in time order
   * @return one step a word, with the word's span, under {@link #SPEC}; words that the lexicon does
   *     not hold are unobserved
   */
  public FeatureSequence valences(List<TimedWord> words) {
    FeatureSequence.Builder sequence = FeatureSequence.builder(SPEC);
    for (TimedWord word : words) {
      OptionalDouble valence = valence(word);
      if (valence.isPresent()) {
        sequence.add(word.startUs(), word.endUs(), new float[] {(float) valence.getAsDouble()});
      } else {
        sequence.addUnobserved(word.startUs(), word.endUs());
      }
    }
    return sequence.build();
  }
}
