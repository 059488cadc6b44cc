package org.lacuna.training.dataset.pickle;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.training.dataset.LabelSpec;
import org.lacuna.training.dataset.Problems;
import org.lacuna.training.dataset.numpy.NumpyArray;

/**
 * The labels under one key.
 *
 * @param rows one array an utterance, in the order of the specification's names
 */
record Labels(LabelSpec spec, List<float[]> rows) {

  /**
   * Reads labels of any of the usual shapes: {@code (N)}, {@code (N, K)}, {@code (N, 1, K)}, {@code
   * (N, K, 1)} are scores; {@code (N, K, 2)} with K above 1 are K emotions, each there where the
   * second of its two numbers is the larger one.
   *
   * @throws LacunaException when the labels have another shape
   */
  static Labels of(Path file, String what, Object value) throws LacunaException {
    if (value instanceof Builds.ArrayShell shell && shell.array().axes() > 0) {
      return of(file, what, shell.array());
    }
    List<? extends @Nullable Object> items =
        Python.rows(value)
            .orElseThrow(() -> Problems.unfit(file, "\"" + what + "\" is no list of labels"));
    List<float[]> rows = new ArrayList<>();
    for (Object item : items) {
      rows.add(numbers(file, what, item));
    }
    return scores(file, what, rows);
  }

  private static Labels of(Path file, String what, NumpyArray array) throws LacunaException {
    int count = array.length(0);
    int each = 1;
    for (int axis = 1; axis < array.axes(); axis++) {
      each = Math.multiplyExact(each, array.length(axis));
    }
    boolean pairs = array.axes() == 3 && array.length(1) > 1 && array.length(2) == 2;
    boolean flat = array.axes() < 3 || array.length(1) == 1 || array.length(2) == 1;
    if (each == 0 || array.axes() > 3 || !(pairs || flat)) {
      throw Problems.unfit(file, "\"" + what + "\" has the shape " + array.describe());
    }
    List<float[]> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      rows.add(pairs ? larger(array, i) : plain(array, i, each));
    }
    return pairs
        ? new Labels(LabelSpec.presences(array.length(1)), rows)
        : new Labels(LabelSpec.scores(each), rows);
  }

  private static float[] plain(NumpyArray array, int i, int each) {
    float[] row = new float[each];
    for (int k = 0; k < each; k++) {
      row[k] = (float) array.number((long) i * each + k);
    }
    return row;
  }

  private static float[] larger(NumpyArray array, int i) {
    float[] row = new float[array.length(1)];
    for (int k = 0; k < row.length; k++) {
      long at = ((long) i * row.length + k) * 2;
      row[k] = array.number(at + 1) > array.number(at) ? 1 : 0;
    }
    return row;
  }

  private static float[] numbers(Path file, String what, @Nullable Object item)
      throws LacunaException {
    if (item instanceof Number n) {
      return new float[] {n.floatValue()};
    }
    if (item instanceof Builds.ArrayShell shell && shell.array().axes() <= 2) {
      return plain(shell.array(), 0, Math.toIntExact(shell.array().size()));
    }
    List<? extends @Nullable Object> inner = Python.rows(item).orElse(List.of());
    float[] row = new float[inner.size()];
    for (int k = 0; k < row.length; k++) {
      if (!(inner.get(k) instanceof Number n)) {
        throw Problems.unfit(file, "\"" + what + "\" holds a label that is no number");
      }
      row[k] = n.floatValue();
    }
    return row;
  }

  private static Labels scores(Path file, String what, List<float[]> rows) throws LacunaException {
    int each = rows.isEmpty() ? 1 : rows.get(0).length;
    if (each == 0 || rows.stream().anyMatch(r -> r.length != each)) {
      throw Problems.unfit(file, "\"" + what + "\" holds rows of different lengths");
    }
    return new Labels(LabelSpec.scores(each), rows);
  }
}
