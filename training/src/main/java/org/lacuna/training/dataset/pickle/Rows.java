package org.lacuna.training.dataset.pickle;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.training.dataset.FloatSequence;
import org.lacuna.training.dataset.FloatSequence.Values;
import org.lacuna.training.dataset.Problems;
import org.lacuna.training.dataset.numpy.NumpyArray;

/**
 * The feature sequences under one key: an array {@code [N, T, D]}, an array {@code [N, D]} (one
 * step each), or N arrays {@code [T, D]} of their own lengths. The sequences are views of the
 * arrays.
 */
final class Rows {

  /** Which steps of row {@code i} are observed. */
  @FunctionalInterface
  interface Rule {
    boolean[] observed(int i, int steps, int dim, Values values) throws LacunaException;
  }

  /** A file may name one array many times; how many steps come of it has to have an end. */
  private static final long MOST_REPEATED = 64;

  private record Row(int steps, int dim, Values values) {}

  private final List<Row> rows;

  private Rows(List<Row> rows) {
    this.rows = rows;
  }

  /**
   * @param what the key, for messages
   * @throws LacunaException when the value has another shape
   */
  static Rows of(Path file, String what, Object value) throws LacunaException {
    if (value instanceof Builds.ArrayShell shell) {
      NumpyArray array = shell.array();
      if (array.axes() == 3 || (array.axes() == 2 && array.type().isNumeric())) {
        return of(file, what, array);
      }
    }
    List<?> items =
        Python.rows(value)
            .orElseThrow(() -> Problems.unfit(file, "\"" + what + "\" is no list of sequences"));
    List<Row> rows = new ArrayList<>();
    Set<Object> different = Collections.newSetFromMap(new IdentityHashMap<>());
    long steps = 0;
    long stored = 0;
    for (Object item : items) {
      if (!(item instanceof Builds.ArrayShell shell)
          || shell.array().axes() < 1
          || shell.array().axes() > 2) {
        throw Problems.unfit(file, "\"" + what + "\" holds something that is no sequence");
      }
      NumpyArray array = shell.array();
      int length = array.axes() == 1 ? 1 : array.length(0);
      steps += length;
      stored += different.add(shell) ? length : 1;
      rows.add(row(file, what, array, 0, length, array.length(array.axes() - 1)));
    }
    if (steps > MOST_REPEATED * stored) {
      throw Problems.unfit(file, "\"" + what + "\" repeats one sequence far too often");
    }
    return new Rows(rows);
  }

  private static Rows of(Path file, String what, NumpyArray array) throws LacunaException {
    int steps = array.axes() == 2 ? 1 : array.length(1);
    int dim = array.length(array.axes() - 1);
    if (array.size() == 0 && array.length(0) > 0) {
      throw Problems.unfit(file, "\"" + what + "\" has the empty shape " + array.describe());
    }
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < array.length(0); i++) {
      rows.add(row(file, what, array, (long) i * steps * dim, steps, dim));
    }
    return new Rows(rows);
  }

  private static Row row(Path file, String what, NumpyArray array, long from, int steps, int dim)
      throws LacunaException {
    if (dim == 0) {
      throw Problems.unfit(file, "\"" + what + "\" has sequences without columns");
    }
    return new Row(steps, dim, (t, d) -> (float) array.number(from + (long) t * dim + d));
  }

  /** Number of sequences. */
  int count() {
    return rows.size();
  }

  /** Sequence i with the steps that the rule calls observed. */
  FloatSequence sequence(int i, Rule rule) throws LacunaException {
    Row row = rows.get(i);
    boolean[] observed = rule.observed(i, row.steps, row.dim, row.values);
    return FloatSequence.of(row.steps, row.dim, row.values, observed);
  }

  /**
   * The same sequences with a value missing wherever the mask, of the same shape, is false.
   *
   * @throws LacunaException when the mask has another shape
   */
  Rows masked(Path file, String what, NumpyArray mask) throws LacunaException {
    List<Row> masked = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      Row row = rows.get(i);
      if (mask.axes() != 3
          || mask.length(0) != rows.size()
          || mask.length(1) != row.steps
          || mask.length(2) != row.dim) {
        throw Problems.unfit(file, "\"" + what + "\" has the shape " + mask.describe());
      }
      long from = (long) i * row.steps * row.dim;
      Values seen =
          (t, d) ->
              mask.number(from + (long) t * row.dim + d) != 0 ? row.values.at(t, d) : Float.NaN;
      masked.add(new Row(row.steps, row.dim, seen));
    }
    return new Rows(masked);
  }

  /** Whether both hold the same numbers. */
  boolean same(Rows other) {
    if (rows.size() != other.rows.size()) {
      return false;
    }
    for (int i = 0; i < rows.size(); i++) {
      if (!same(rows.get(i), other.rows.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean same(Row a, Row b) {
    if (a.steps != b.steps || a.dim != b.dim) {
      return false;
    }
    for (int t = 0; t < a.steps; t++) {
      for (int d = 0; d < a.dim; d++) {
        if (Float.compare(a.values.at(t, d), b.values.at(t, d)) != 0) {
          return false;
        }
      }
    }
    return true;
  }
}
