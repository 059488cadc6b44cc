package org.lacuna.training.dataset.pickle;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.training.data.Split;
import org.lacuna.training.dataset.Dataset;
import org.lacuna.training.dataset.LabelSpec;
import org.lacuna.training.dataset.Padding;
import org.lacuna.training.dataset.Problems;

/**
 * The files of LMF (Liu et al., ACL 2018), written by Python 2: train, valid, test -> covarep
 * {@code (N, Da)}, facet {@code (N, Dv)}, glove {@code (N, T, 300)}, label. IEMOCAP has one such
 * table set an emotion (emotion -> split, or split -> emotion). Nothing names an utterance or its
 * recording.
 *
 * <p>Audio and vision are one step an utterance, always observed, NaN where the file has NaN. The
 * all-zero rows at both ends of glove are filling and not observed.
 *
 * <p>Of IEMOCAP a variant names one emotion. Without one the emotions are joined, one label each,
 * which needs the same utterances under every emotion.
 */
final class LmfLayout implements PickleLayout {

  private static final Map<Modality, List<String>> KEYS =
      Map.of(
          Modality.VISION,
          List.of("facet"),
          Modality.AUDIO,
          List.of("covarep"),
          Modality.LANGUAGE,
          List.of("glove", "text"));
  private static final int EMOTIONS = 32;
  private static final List<String> LABELS = List.of("label", "labels");

  @Override
  public boolean matches(Map<String, Object> root) {
    if (isPlain(root)) {
      return true;
    }
    int emotions = byEmotion(root).size();
    return emotions > 0 && emotions <= EMOTIONS;
  }

  private static boolean isPlain(Map<String, Object> root) {
    Map<Split, Map<String, Object>> splits = Python.splits(root);
    return !splits.isEmpty() && splits.values().stream().allMatch(LmfLayout::isTable);
  }

  private static boolean isTable(Map<String, Object> table) {
    return first(table, LABELS) != null
        && (table.containsKey("covarep") || table.containsKey("facet"));
  }

  /** Emotion -> split -> table, whichever way round the file nests them; empty for other files. */
  private static Map<String, Map<Split, Map<String, Object>>> byEmotion(Map<String, Object> root) {
    Map<String, Map<Split, Map<String, Object>>> emotions = new LinkedHashMap<>();
    Map<Split, Map<String, Object>> outer = Python.splits(root);
    if (outer.isEmpty()) {
      root.forEach(
          (name, value) ->
              Python.table(value)
                  .filter(LmfLayout::isPlain)
                  .ifPresent(t -> emotions.put(name, Python.splits(t))));
    }
    outer.forEach(
        (split, tables) ->
            tables.forEach(
                (name, value) ->
                    Python.table(value)
                        .filter(LmfLayout::isTable)
                        .ifPresent(
                            t ->
                                emotions
                                    .computeIfAbsent(name, n -> new TreeMap<>())
                                    .put(split, t))));
    return emotions;
  }

  @Override
  public Dataset read(Path file, Map<String, Object> root, String variant) throws LacunaException {
    if (isPlain(root)) {
      return Assembly.dataset(file, parts(file, Python.splits(root)), Map.of(), List.of());
    }
    Map<String, Map<Split, Map<String, Object>>> emotions = byEmotion(root);
    if (!variant.isEmpty()) {
      Map<Split, Map<String, Object>> tables = emotions.get(variant);
      if (tables == null) {
        throw Problems.unknownVariant(file, variant, emotions.keySet());
      }
      return joined(file, Map.of(variant, tables));
    }
    return joined(file, inUsualOrder(emotions));
  }

  private static Map<String, Map<Split, Map<String, Object>>> inUsualOrder(
      Map<String, Map<Split, Map<String, Object>>> emotions) {
    Map<String, Map<Split, Map<String, Object>>> ordered = new LinkedHashMap<>();
    for (String name : LabelSpec.IEMOCAP) {
      Map<Split, Map<String, Object>> tables = emotions.get(name);
      if (tables != null) {
        ordered.put(name, tables);
      }
    }
    new TreeMap<>(emotions).forEach(ordered::putIfAbsent);
    return ordered;
  }

  private static Dataset joined(Path file, Map<String, Map<Split, Map<String, Object>>> emotions)
      throws LacunaException {
    LabelSpec spec = new LabelSpec(LabelSpec.Kind.PRESENCE, List.copyOf(emotions.keySet()));
    List<List<Assembly.Part>> each = new ArrayList<>();
    for (Map<Split, Map<String, Object>> tables : emotions.values()) {
      each.add(parts(file, tables));
    }
    List<Assembly.Part> joined = new ArrayList<>();
    for (int p = 0; p < each.get(0).size(); p++) {
      Assembly.Part model = each.get(0).get(p);
      List<float[]> rows = new ArrayList<>();
      for (int i = 0; i < model.labels().rows().size(); i++) {
        rows.add(new float[spec.count()]);
      }
      for (int k = 0; k < spec.count(); k++) {
        if (each.get(k).size() != each.get(0).size() || !same(model, each.get(k).get(p))) {
          throw Problems.needsVariant(file, "other utterances for each emotion", spec.names());
        }
        putColumn(rows, k, each.get(k).get(p).labels());
      }
      joined.add(
          new Assembly.Part(model.split(), new Labels(spec, rows), model.sources(), null, null));
    }
    return Assembly.dataset(file, joined, Map.of(), List.of());
  }

  /** The emotion is there where the second of two numbers is the larger, or the only one is 1. */
  private static void putColumn(List<float[]> rows, int k, Labels labels) {
    for (int i = 0; i < rows.size(); i++) {
      float[] label = labels.rows().get(i);
      rows.get(i)[k] = label.length == 2 ? (label[1] > label[0] ? 1 : 0) : label[0];
    }
  }

  private static boolean same(Assembly.Part a, Assembly.Part b) {
    if (a.split() != b.split()
        || a.labels().rows().size() != b.labels().rows().size()
        || !a.sources().keySet().equals(b.sources().keySet())) {
      return false;
    }
    for (Map.Entry<Modality, Assembly.Source> e : a.sources().entrySet()) {
      Assembly.Source other = b.sources().get(e.getKey());
      if (other == null || !e.getValue().rows().same(other.rows())) {
        return false;
      }
    }
    return true;
  }

  private static List<Assembly.Part> parts(Path file, Map<Split, Map<String, Object>> splits)
      throws LacunaException {
    List<Assembly.Part> parts = new ArrayList<>();
    for (Map.Entry<Split, Map<String, Object>> e : splits.entrySet()) {
      Map<Modality, Assembly.Source> sources = new EnumMap<>(Modality.class);
      for (Map.Entry<Modality, List<String>> key : KEYS.entrySet()) {
        Object value = first(e.getValue(), key.getValue());
        if (value != null) {
          Padding padding = key.getKey() == Modality.LANGUAGE ? Padding.ZERO_EDGES : Padding.NONE;
          sources.put(
              key.getKey(),
              new Assembly.Source(
                  Rows.of(file, key.getValue().get(0), value),
                  (i, steps, dim, values) -> padding.observed(steps, dim, values)));
        }
      }
      Object labels = first(e.getValue(), LABELS);
      if (labels == null) {
        throw Problems.unfit(file, "the " + e.getKey().key() + " split has no label");
      }
      parts.add(
          new Assembly.Part(e.getKey(), Labels.of(file, "label", labels), sources, null, null));
    }
    return parts;
  }

  private static @Nullable Object first(Map<String, Object> table, List<String> keys) {
    for (String key : keys) {
      Object value = table.get(key);
      if (value != null) {
        return value;
      }
    }
    return null;
  }

  @Override
  public String keys() {
    return "train/valid/test with covarep, facet, glove, label (LMF)";
  }
}
