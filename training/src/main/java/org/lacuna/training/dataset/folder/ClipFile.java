package org.lacuna.training.dataset.folder;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.lacuna.inference.align.TimeGrid;
import org.lacuna.inference.signal.Feature;
import org.lacuna.inference.signal.FeatureSpec;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.training.dataset.FloatSequence;
import org.lacuna.training.dataset.Padding;
import org.lacuna.training.dataset.Problems;
import org.lacuna.training.dataset.numpy.NpzFile;
import org.lacuna.training.dataset.numpy.NumpyArray;

/**
 * One clip as {@code lacuna extract --format npz} writes it. Only the arrays of a modality are
 * needed, {@code vision}, {@code audio}, {@code language} {@code [T, D]}; beside each may stand
 * {@code _observed}, {@code _start_us}, {@code _end_us} {@code [T]} and {@code _names} {@code [D]}.
 * A clip that lacks every modality is read as one without sequences, if the file says so.
 *
 * @param text what is said, where the file has words
 * @param columns names of the columns, where the file has them
 * @param makers extractors of this program, where the file says that they measured it on their
 *     native steps
 */
record ClipFile(
    Optional<String> text,
    Map<Modality, FloatSequence> sequences,
    Map<Modality, List<String>> columns,
    Map<Modality, FeatureSpec> makers) {

  static ClipFile read(Path path) throws LacunaException {
    try (NpzFile npz = new NpzFile(path)) {
      Map<Modality, FloatSequence> sequences = new EnumMap<>(Modality.class);
      Map<Modality, List<String>> columns = new EnumMap<>(Modality.class);
      Map<Modality, FeatureSpec> makers = new EnumMap<>(Modality.class);
      boolean isNative = texts(npz, "grid").equals(List.of(new TimeGrid.Native().key()));
      for (Modality m : Modality.values()) {
        Optional<NumpyArray> values = npz.array(m.key());
        if (values.isPresent()) {
          sequences.put(m, sequence(path, npz, m.key(), values.get()));
          columns.put(m, texts(npz, m.key() + "_names"));
          if (isNative && sequences.get(m).hasTimes()) {
            maker(npz, m.key()).ifPresent(spec -> makers.put(m, spec));
          }
        }
      }
      if (sequences.isEmpty() && npz.names().stream().noneMatch(n -> n.endsWith("_absent"))) {
        throw Problems.unknown(path, npz.names(), "one of vision, audio, language");
      }
      List<String> words = texts(npz, "words");
      return new ClipFile(
          words.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", words)),
          sequences,
          columns,
          makers);
    } catch (IOException | RuntimeException e) {
      // The archive reader and arrays of the wrong kind throw runtime exceptions too.
      throw Problems.damaged(path, e);
    }
  }

  private static FloatSequence sequence(Path path, NpzFile npz, String key, NumpyArray values)
      throws IOException, LacunaException {
    if (values.axes() != 2 || values.length(1) == 0 || !values.type().isNumeric()) {
      throw Problems.unfit(path, "\"" + key + "\" has the shape " + values.describe());
    }
    int steps = values.length(0);
    int dim = values.length(1);
    FloatSequence.Values at = (t, d) -> (float) values.number((long) t * dim + d);
    boolean[] observed = Padding.NONE.observed(steps, dim, at);
    Optional<NumpyArray> flags = vector(path, npz, key + "_observed", steps);
    for (int t = 0; flags.isPresent() && t < steps; t++) {
      observed[t] = flags.get().number(t) != 0;
    }
    FloatSequence sequence = FloatSequence.of(steps, dim, at, observed);
    Optional<NumpyArray> start = vector(path, npz, key + "_start_us", steps);
    Optional<NumpyArray> end = vector(path, npz, key + "_end_us", steps);
    return start.isPresent() && end.isPresent()
        ? sequence.timed(times(start.get()), times(end.get()))
        : sequence;
  }

  /** Who measured it: id, version and then the settings, as the exporter writes them. */
  private static Optional<FeatureSpec> maker(NpzFile npz, String key) throws IOException {
    List<String> made = texts(npz, key + "_extractor");
    List<String> names = texts(npz, key + "_names");
    List<String> units = texts(npz, key + "_units");
    if (made.size() < 2 || names.isEmpty() || units.size() != names.size()) {
      return Optional.empty();
    }
    Map<String, String> settings = new TreeMap<>();
    for (String setting : made.subList(2, made.size())) {
      int equals = setting.indexOf('=');
      settings.put(
          setting.substring(0, Math.max(0, equals)), setting.substring(Math.max(0, equals + 1)));
    }
    List<Feature> features = new ArrayList<>();
    for (int d = 0; d < names.size(); d++) {
      features.add(new Feature(names.get(d), units.get(d), ""));
    }
    return Optional.of(new FeatureSpec(made.get(0), made.get(1), settings, features));
  }

  private static Optional<NumpyArray> vector(Path path, NpzFile npz, String key, int steps)
      throws IOException, LacunaException {
    Optional<NumpyArray> array = npz.array(key);
    if (array.isPresent() && (array.get().axes() != 1 || array.get().length(0) != steps)) {
      throw Problems.unfit(path, "\"%s\" has the shape %s".formatted(key, array.get().describe()));
    }
    return array;
  }

  private static long[] times(NumpyArray array) {
    long[] times = new long[array.length(0)];
    for (int t = 0; t < times.length; t++) {
      times[t] = (long) array.number(t);
    }
    return times;
  }

  private static List<String> texts(NpzFile npz, String key) throws IOException {
    List<String> texts = new ArrayList<>();
    Optional<NumpyArray> array = npz.array(key);
    if (array.isPresent() && array.get().axes() <= 1) {
      for (long i = 0; i < array.get().size(); i++) {
        texts.add(String.valueOf(array.get().item(i)));
      }
    }
    return texts;
  }
}
