package org.lacuna.training.dataset;

import java.util.Arrays;
import org.lacuna.training.dataset.FloatSequence.Values;

/**
 * Which steps of an array of fixed length are observed. Each reader says which of these rules its
 * layout calls for.
 */
public enum Padding {
  /** Every step is a measurement. */
  NONE,
  /** The runs of all-zero rows at both ends are filling; an all-zero row between others is data. */
  ZERO_EDGES,
  /** Every all-zero row is a gap in the measurement. */
  ZERO_ROWS;

  /** The observed flags of {@code steps} rows of {@code dim} columns. */
  public boolean[] observed(int steps, int dim, Values values) {
    boolean[] seen = new boolean[steps];
    Arrays.fill(seen, true);
    switch (this) {
      case NONE -> {}
      case ZERO_ROWS -> {
        for (int t = 0; t < steps; t++) {
          seen[t] = !isZero(values, t, dim);
        }
      }
      case ZERO_EDGES -> {
        int from = 0;
        while (from < steps && isZero(values, from, dim)) {
          seen[from++] = false;
        }
        for (int t = steps - 1; t > from && isZero(values, t, dim); t--) {
          seen[t] = false;
        }
      }
    }
    return seen;
  }

  /**
   * The flags where the file states a length: the first {@code length} steps, or the last where
   * only those hold anything but zeros. A length outside {@code [0, steps]} is cut to it.
   */
  public static boolean[] ofLength(int steps, int dim, int length, Values values) {
    int n = Math.max(0, Math.min(length, steps));
    boolean[] seen = new boolean[steps];
    boolean atTheEnd = n > 0 && n < steps && !anyNonZero(values, 0, steps - n, dim);
    int from = atTheEnd ? steps - n : 0;
    Arrays.fill(seen, from, from + n, true);
    return seen;
  }

  private static boolean anyNonZero(Values values, int from, int to, int dim) {
    for (int t = from; t < to; t++) {
      if (!isZero(values, t, dim)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isZero(Values values, int t, int dim) {
    for (int d = 0; d < dim; d++) {
      if (values.at(t, d) != 0) {
        return false;
      }
    }
    return true;
  }
}
