package org.lacuna.inference.npz;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.lacuna.inference.align.AlignedFeatures;
import org.lacuna.inference.align.TimeGrid;
import org.lacuna.inference.signal.Feature;
import org.lacuna.inference.signal.FeatureSequence;
import org.lacuna.inference.signal.FeatureSpec;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.signal.TimedWord;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.LacunaException.Kind;

/**
 * One clip's features as one {@code .npz} file; reading gives back what was written. The arrays are
 * listed in {@code docs/extract.md}. A step that is not observed holds NaN in every column and a
 * false in the mask. Stateless.
 */
public final class FeatureNpz {

  /** Raised when the arrays change so that an older reader would misread them. */
  public static final long VERSION = 1;

  private FeatureNpz() {}

  /**
   * What a file holds.
   *
   * @param clip the clip's name
   * @param features its features
   * @param valences valence of each word, NaN where a word has none; as long as the words
   */
  public record Content(String clip, AlignedFeatures features, float[] valences) {}

  /** Writes one clip; an existing file is replaced. */
  public static void write(Path file, Content content) throws IOException {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file));
        NpzWriter npz = new NpzWriter(out)) {
      AlignedFeatures features = content.features();
      npz.number("lacuna_npz", VERSION);
      npz.text("clip", content.clip());
      npz.text("grid", features.grid().key());
      npz.number("duration_us", features.durationUs());
      for (Modality m : Modality.values()) {
        FeatureSequence sequence = features.present().get(m);
        if (sequence == null) {
          npz.text(m.key() + "_absent", features.whyAbsent(m).orElse(""));
        } else {
          write(npz, m.key(), sequence);
        }
      }
      List<TimedWord> words = features.words();
      npz.strings("words", words.stream().map(TimedWord::text).toList());
      npz.longs("word_start_us", words.size(), i -> words.get(i).startUs());
      npz.longs("word_end_us", words.size(), i -> words.get(i).endUs());
      npz.strings(
          "word_origin",
          words.stream().map(w -> w.origin().name().toLowerCase(Locale.ROOT)).toList());
      npz.floats("word_confidence", floats(words));
      npz.floats("word_valence", content.valences());
    }
  }

  private static float[] floats(List<TimedWord> words) {
    float[] values = new float[words.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = words.get(i).confidence();
    }
    return values;
  }

  private static void write(NpzWriter npz, String key, FeatureSequence s) throws IOException {
    npz.floats(
        key,
        s.steps(),
        s.dim(),
        (t, into) -> {
          if (s.observed(t)) {
            s.copyStep(t, into, 0);
          } else {
            Arrays.fill(into, Float.NaN);
          }
        });
    npz.flags(key + "_observed", s.steps(), s::observed);
    npz.longs(key + "_start_us", s.steps(), s::startUs);
    npz.longs(key + "_end_us", s.steps(), s::endUs);
    List<Feature> features = s.spec().features();
    npz.strings(key + "_names", features.stream().map(Feature::name).toList());
    npz.strings(key + "_units", features.stream().map(Feature::unit).toList());
    npz.strings(key + "_descriptions", features.stream().map(Feature::description).toList());
    List<String> made = new ArrayList<>();
    made.add(s.spec().extractorId());
    made.add(s.spec().extractorVersion());
    s.spec().parameters().forEach((k, v) -> made.add(k + "=" + v));
    npz.strings(key + "_extractor", made);
  }

  /**
   * Reads one clip.
   *
   * @throws LacunaException of kind MEDIA when it is no such file or damaged
   */
  public static Content read(Path file) throws LacunaException {
    try (NpzReader npz = new NpzReader(file)) {
      if (!npz.has("lacuna_npz") || npz.longs("lacuna_npz")[0] != VERSION) {
        throw new LacunaException(
            Kind.MEDIA,
            "\"" + file + "\" is no feature file of this version of Lacuna: extract it again.");
      }
      return read(npz);
    } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException e) {
      throw new LacunaException(
          Kind.MEDIA, "\"" + file + "\" is no whole feature file: extract it again.", e);
    }
  }

  private static Content read(NpzReader npz) throws IOException {
    Map<Modality, FeatureSequence> present = new EnumMap<>(Modality.class);
    Map<Modality, String> absent = new EnumMap<>(Modality.class);
    for (Modality m : Modality.values()) {
      if (npz.has(m.key())) {
        present.put(m, sequence(npz, m.key()));
      } else {
        absent.put(m, npz.strings(m.key() + "_absent").get(0));
      }
    }
    String grid = npz.strings("grid").get(0);
    AlignedFeatures features =
        new AlignedFeatures(
            TimeGrid.ofKey(grid).orElseThrow(() -> new IOException("unknown grid " + grid)),
            npz.longs("duration_us")[0],
            present,
            absent,
            words(npz));
    return new Content(npz.strings("clip").get(0), features, npz.floats("word_valence"));
  }

  private static FeatureSequence sequence(NpzReader npz, String key) throws IOException {
    FeatureSequence.Builder sequence = FeatureSequence.builder(spec(npz, key));
    int[] shape = npz.shape(key);
    float[] values = npz.floats(key);
    boolean[] observed = npz.flags(key + "_observed");
    long[] start = npz.longs(key + "_start_us");
    long[] end = npz.longs(key + "_end_us");
    float[] row = new float[shape[1]];
    for (int t = 0; t < shape[0]; t++) {
      if (observed[t]) {
        System.arraycopy(values, t * row.length, row, 0, row.length);
        sequence.add(start[t], end[t], row);
      } else {
        sequence.addUnobserved(start[t], end[t]);
      }
    }
    return sequence.build();
  }

  private static FeatureSpec spec(NpzReader npz, String key) throws IOException {
    List<String> names = npz.strings(key + "_names");
    List<String> units = npz.strings(key + "_units");
    List<String> descriptions = npz.strings(key + "_descriptions");
    List<Feature> features = new ArrayList<>();
    for (int d = 0; d < names.size(); d++) {
      features.add(new Feature(names.get(d), units.get(d), descriptions.get(d)));
    }
    List<String> made = npz.strings(key + "_extractor");
    Map<String, String> parameters = new TreeMap<>();
    for (String parameter : made.subList(2, made.size())) {
      int equals = parameter.indexOf('=');
      parameters.put(parameter.substring(0, equals), parameter.substring(equals + 1));
    }
    return new FeatureSpec(made.get(0), made.get(1), parameters, features);
  }

  private static List<TimedWord> words(NpzReader npz) throws IOException {
    List<String> texts = npz.strings("words");
    long[] start = npz.longs("word_start_us");
    long[] end = npz.longs("word_end_us");
    List<String> origin = npz.strings("word_origin");
    float[] confidence = npz.floats("word_confidence");
    List<TimedWord> words = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      TimedWord.Origin how = TimedWord.Origin.valueOf(origin.get(i).toUpperCase(Locale.ROOT));
      words.add(new TimedWord(texts.get(i), start[i], end[i], how, confidence[i]));
    }
    return words;
  }
}
