package org.lacuna.training.dataset.pickle;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.training.data.Split;
import org.lacuna.training.dataset.Dataset;
import org.lacuna.training.dataset.Padding;
import org.lacuna.training.dataset.Problems;
import org.lacuna.training.dataset.numpy.NumpyArray;

/**
 * The files of MMSA (MOSI, MOSEI, SIMS), {@code aligned_50.pkl} and {@code unaligned_50.pkl}:
 * train, valid, test -> vision, audio, text {@code (N, T, D)}, text_bert {@code (N, 3, T)},
 * raw_text, id ({@code video$_$clip}), regression_labels; audio_lengths and vision_lengths when
 * unaligned.
 *
 * <p>Where there are lengths, the steps beyond them are not observed. Where there are none, the
 * all-zero rows at both ends, with which the file fills short sequences, are not observed, and an
 * all-zero row inside is data. For text the second row of text_bert, BERT's own mask, says which
 * steps are words; BERT's vectors of the filling are not zero. Where there is an array {@code
 * vision_mask} (and so on) {@code (N, T, D)}, as {@code lacuna extract --format mmsa} writes it, it
 * alone says which values are there. The label is the multimodal one; SIMS's labels of single
 * modalities and all classes are left aside.
 */
final class MmsaLayout implements PickleLayout {

  private static final Map<Modality, String> KEYS =
      Map.of(Modality.VISION, "vision", Modality.AUDIO, "audio", Modality.LANGUAGE, "text");
  private static final String LABELS = "regression_labels";
  private static final String BERT = "text_bert";

  @Override
  public boolean matches(Map<String, Object> root) {
    Map<Split, Map<String, Object>> splits = Python.splits(root);
    return !splits.isEmpty()
        && splits.values().stream()
            .allMatch(
                t -> t.containsKey(LABELS) && KEYS.values().stream().anyMatch(t::containsKey));
  }

  @Override
  public Dataset read(Path file, Map<String, Object> root, String variant) throws LacunaException {
    List<Assembly.Part> parts = new ArrayList<>();
    Map<Modality, List<String>> columns = new EnumMap<>(Modality.class);
    for (Map.Entry<Split, Map<String, Object>> e : Python.splits(root).entrySet()) {
      Map<String, Object> table = e.getValue();
      Labels labels = Labels.of(file, LABELS, Problems.present(file, table, LABELS));
      Map<Modality, Assembly.Source> sources = new EnumMap<>(Modality.class);
      for (Map.Entry<Modality, String> key : KEYS.entrySet()) {
        Object value = table.get(key.getValue());
        if (value != null) {
          sources.put(
              key.getKey(), source(file, table, key.getValue(), value, labels.rows().size()));
          columns.putIfAbsent(
              key.getKey(), Python.texts(table.get(key.getValue() + "_names")).orElse(List.of()));
        }
      }
      parts.add(
          new Assembly.Part(
              e.getKey(),
              labels,
              sources,
              names(table.get("id")),
              Python.texts(table.get("raw_text")).orElse(null)));
    }
    return Assembly.dataset(file, parts, columns, List.of());
  }

  private static Assembly.Source source(
      Path file, Map<String, Object> table, String key, Object value, int count)
      throws LacunaException {
    Rows rows = Rows.of(file, key, value);
    String mask = key + "_mask";
    if (table.get(mask) instanceof Builds.ArrayShell shell) {
      return new Assembly.Source(
          rows.masked(file, mask, shell.array()),
          (i, steps, dim, values) -> Padding.NONE.observed(steps, dim, values));
    }
    boolean bert = key.equals("text") && table.containsKey(BERT);
    return new Assembly.Source(
        rows, bert ? words(file, table, count) : lengths(file, table, key + "_lengths", count));
  }

  private static Rows.Rule lengths(Path file, Map<String, Object> table, String key, int count)
      throws LacunaException {
    Optional<int[]> lengths = Python.lengths(table.get(key));
    if (lengths.isEmpty()) {
      return (i, steps, dim, values) -> Padding.ZERO_EDGES.observed(steps, dim, values);
    }
    int[] each = lengths.get();
    if (each.length != count) {
      throw Problems.unfit(
          file, "\"%s\" has %d entries for %d labels".formatted(key, each.length, count));
    }
    return (i, steps, dim, values) -> Padding.ofLength(steps, dim, each[i], values);
  }

  private static Rows.Rule words(Path file, Map<String, Object> table, int count)
      throws LacunaException {
    if (!(table.get(BERT) instanceof Builds.ArrayShell shell)) {
      return (i, steps, dim, values) -> Padding.ZERO_EDGES.observed(steps, dim, values);
    }
    NumpyArray bert = shell.array();
    if (bert.axes() != 3 || bert.length(0) != count || bert.length(1) != 3) {
      throw Problems.unfit(file, "\"" + BERT + "\" has the shape " + bert.describe());
    }
    int length = bert.length(2);
    return (i, steps, dim, values) -> {
      if (steps != length) {
        throw Problems.unfit(
            file, "\"text\" has %d steps and \"%s\" %d".formatted(steps, BERT, length));
      }
      boolean[] seen = new boolean[steps];
      for (int t = 0; t < steps; t++) {
        seen[t] = bert.number(((long) i * 3 + 1) * length + t) != 0;
      }
      return seen;
    };
  }

  private static @Nullable List<Assembly.Name> names(@Nullable Object ids) {
    return Python.texts(ids)
        .map(names -> names.stream().map(n -> new Assembly.Name(n, n)).toList())
        .orElse(null);
  }

  @Override
  public String keys() {
    return "train/valid/test with vision, audio, text, regression_labels (MMSA)";
  }
}
