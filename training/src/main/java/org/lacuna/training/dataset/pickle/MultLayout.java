package org.lacuna.training.dataset.pickle;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.training.data.Split;
import org.lacuna.training.dataset.Dataset;
import org.lacuna.training.dataset.Padding;
import org.lacuna.training.dataset.Problems;

/**
 * The files of MulT (Tsai et al., ACL 2019), {@code *_data.pkl} and {@code *_data_noalign.pkl}:
 * train, valid, test -> vision, text, audio {@code (N, T, D)}, labels, id.
 *
 * <p>Shorter sequences are filled with zeros, at either end, so the all-zero rows at both ends are
 * not observed; an all-zero row inside is kept as data, because the file cannot tell a face that
 * was not found from a measurement. MulT itself feeds all of them, and puts 0 for the -infinity of
 * its audio features, which here is a value that is missing.
 */
final class MultLayout implements PickleLayout {

  private static final Map<Modality, String> KEYS =
      Map.of(Modality.VISION, "vision", Modality.AUDIO, "audio", Modality.LANGUAGE, "text");

  @Override
  public boolean matches(Map<String, Object> root) {
    Map<Split, Map<String, Object>> splits = Python.splits(root);
    return !splits.isEmpty()
        && splits.values().stream()
            .allMatch(
                t -> t.containsKey("labels") && KEYS.values().stream().anyMatch(t::containsKey));
  }

  @Override
  public Dataset read(Path file, Map<String, Object> root, String variant) throws LacunaException {
    List<Assembly.Part> parts = new ArrayList<>();
    for (Map.Entry<Split, Map<String, Object>> e : Python.splits(root).entrySet()) {
      Map<String, Object> table = e.getValue();
      Map<Modality, Assembly.Source> sources = new EnumMap<>(Modality.class);
      for (Map.Entry<Modality, String> key : KEYS.entrySet()) {
        Object value = table.get(key.getValue());
        if (value != null) {
          sources.put(
              key.getKey(),
              new Assembly.Source(
                  Rows.of(file, key.getValue(), value),
                  (i, steps, dim, values) -> Padding.ZERO_EDGES.observed(steps, dim, values)));
        }
      }
      parts.add(
          new Assembly.Part(
              e.getKey(),
              Labels.of(file, "labels", Problems.present(file, table, "labels")),
              sources,
              names(table.get("id")),
              null));
    }
    return Assembly.dataset(file, parts, Map.of(), List.of());
  }

  /** One name an utterance: a plain one, or recording, start and end in seconds. */
  private static @Nullable List<Assembly.Name> names(@Nullable Object ids) {
    List<? extends @Nullable Object> rows = Python.rows(ids).orElse(null);
    if (rows == null) {
      return null;
    }
    List<Assembly.Name> names = new ArrayList<>();
    for (Object row : rows) {
      List<? extends @Nullable Object> cells = Python.rows(row).orElse(List.of());
      if (cells.size() >= 3) {
        String stem = Python.text(cells.get(0));
        String span = Python.text(cells.get(1)) + "-" + Python.text(cells.get(2));
        names.add(new Assembly.Name(stem + " " + span, stem));
      } else {
        String id = cells.isEmpty() ? Python.text(row) : Python.text(cells.get(0));
        names.add(new Assembly.Name(id, id));
      }
    }
    return names;
  }

  @Override
  public String keys() {
    return "train/valid/test with vision, text, audio, labels (MulT)";
  }
}
