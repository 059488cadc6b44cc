package org.lacuna.media.text.speech.sphinx;

import edu.cmu.sphinx.alignment.USEnglishTokenizer;
import edu.cmu.sphinx.linguist.dictionary.Dictionary;
import edu.cmu.sphinx.linguist.dictionary.TextDictionary;
import edu.cmu.sphinx.recognizer.Recognizer;
import edu.cmu.sphinx.result.Result;
import edu.cmu.sphinx.result.WordResult;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lacuna.inference.signal.TimedWord;
import org.lacuna.inference.signal.TimedWord.Origin;
import org.lacuna.inference.task.CancelToken;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.media.text.speech.SpeechRecognizer;
import org.lacuna.media.text.speech.WordAligner;
import org.lacuna.media.text.words.WordGaps;

/**
 * Forced alignment with CMU Sphinx-4 and its US English models. Words are looked up in its
 * dictionary of 126,000; numbers are spoken out, hyphens part words; a word that is still not there
 * stands between its neighbours.
 */
public final class SphinxAligner implements WordAligner {

  private static final Pattern AROUND = Pattern.compile("^[^a-z0-9]+|[^a-z0-9]+$");

  private @Nullable Loaded loaded;

  private record Loaded(
      SphinxEngine engine, Recognizer recognizer, WordChain chain, Dictionary dictionary) {}

  /** A word of the dictionary, or an unknown one, and the word of the transcript it is part of. */
  private record Spoken(String spelling, int word) {}

  @Override
  public List<TimedWord> align(
      float[] samples, long startUs, List<String> words, CancelToken cancel)
      throws LacunaException {
    cancel.check();
    Loaded ready = loaded();
    List<Spoken> spoken = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      for (String spelling : spellings(words.get(i), ready.dictionary)) {
        spoken.add(new Spoken(spelling, i));
      }
    }
    long endUs = startUs + samples.length * 1_000_000L / SpeechRecognizer.SAMPLE_RATE;
    List<WordGaps.Slot> slots = new ArrayList<>();
    List<Optional<TimedWord>> found = find(ready, samples, startUs, words, spoken, cancel);
    for (int i = 0; i < words.size(); i++) {
      slots.add(new WordGaps.Slot(words.get(i), 1f, found.get(i)));
    }
    return WordGaps.fill(slots, startUs, endUs);
  }

  private List<Optional<TimedWord>> find(
      Loaded ready,
      float[] samples,
      long startUs,
      List<String> words,
      List<Spoken> spoken,
      CancelToken cancel)
      throws LacunaException {
    List<Optional<TimedWord>> found = new ArrayList<>();
    words.forEach(w -> found.add(Optional.empty()));
    List<Spoken> known =
        spoken.stream().filter(s -> !s.spelling.equals(WordChain.UNKNOWN)).toList();
    List<WordResult> timed = known.isEmpty() ? List.of() : timed(ready, samples, spoken, cancel);
    if (timed.size() != known.size()) {
      // The sound ended, or no path was left, before the last word.
      return found;
    }
    for (int i = 0; i < timed.size(); i++) {
      int word = known.get(i).word;
      long start = startUs + timed.get(i).getTimeFrame().getStart() * 1000;
      long end = startUs + timed.get(i).getTimeFrame().getEnd() * 1000;
      long first = found.get(word).map(TimedWord::startUs).orElse(start);
      found.set(word, Optional.of(new TimedWord(words.get(word), first, end, Origin.ALIGNED, 1f)));
    }
    return found;
  }

  /** The known words with their times, as far as the best path leads. */
  private List<WordResult> timed(
      Loaded ready, float[] samples, List<Spoken> spoken, CancelToken cancel)
      throws LacunaException {
    ready.chain.setWords(spoken.stream().map(Spoken::spelling).toList());
    try {
      return SphinxEngine.guarded(
          () -> {
            ready.recognizer.allocate();
            Optional<Result> result = ready.engine.decode(ready.recognizer, samples, cancel);
            List<WordResult> path = result.map(r -> r.getTimedBestResult(false)).orElse(List.of());
            ready.recognizer.deallocate();
            return path;
          });
    } catch (CancellationException | LacunaException e) {
      // Broken off in the middle: the next alignment loads anew.
      loaded = null;
      throw e;
    }
  }

  /**
   * The word as the dictionary spells it, in one or several parts, or the unknown word; nothing for
   * what holds no letter or digit and so is not spoken.
   */
  private static List<String> spellings(String word, Dictionary dictionary) {
    if (word.codePoints().noneMatch(Character::isLetterOrDigit)) {
      return List.of();
    }
    String lower = word.toLowerCase(Locale.ENGLISH).replace('\u2019', '\'');
    String plain = AROUND.matcher(lower).replaceAll("");
    if (dictionary.getWord(plain) != null) {
      return List.of(plain);
    }
    List<String> parts = Arrays.stream(plain.split("[^a-z0-9']+", -1)).toList();
    if (plain.chars().anyMatch(Character::isDigit)) {
      parts = new USEnglishTokenizer().expand(plain);
    }
    if (parts.isEmpty()) {
      return List.of(WordChain.UNKNOWN);
    }
    boolean known = parts.stream().allMatch(p -> dictionary.getWord(p) != null);
    return known ? parts : List.of(WordChain.UNKNOWN);
  }

  private Loaded loaded() throws LacunaException {
    Loaded ready = loaded;
    if (ready == null) {
      SphinxEngine engine = SphinxEngine.open();
      TextDictionary dictionary = engine.part("dictionary", TextDictionary.class);
      SphinxEngine.guarded(
          () -> {
            dictionary.allocate();
            return dictionary;
          });
      ready =
          new Loaded(
              engine,
              engine.part("aligner", Recognizer.class),
              engine.part("chain", WordChain.class),
              dictionary);
      loaded = ready;
    }
    return ready;
  }

  @Override
  public void close() {
    loaded = null;
  }
}
