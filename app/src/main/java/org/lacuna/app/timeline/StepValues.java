package org.lacuna.app.timeline;

/**
 * Numbers over time, step by step, shape {@code [T, D]} with T steps and D rows. Step t covers
 * {@code [startUs(t), endUs(t))}, microseconds of the clip's clock; starts do not go backwards.
 * Immutable and thread-safe: summaries are made of it in the background.
 */
public interface StepValues {

  /** D, drawn from top to bottom. */
  int rows();

  /** T. */
  int steps();

  long startUs(int step);

  long endUs(int step);

  /** NaN where nothing was observed. */
  float value(int step, int row);

  /**
   * All rows of a step at once, which may be quicker than one by one.
   *
   * @param into {@code [D]}, filled
   */
  default void copyStep(int step, float[] into) {
    for (int d = 0; d < into.length; d++) {
      into[d] = value(step, d);
    }
  }

  /** The first step that ends after that moment; {@link #steps} when there is none. */
  default int firstEndingAfter(long us) {
    int low = 0;
    int high = steps();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (endUs(middle) <= us) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** The first step that starts at that moment or later; {@link #steps} when there is none. */
  default int firstStartingAt(long us) {
    int low = 0;
    int high = steps();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (startUs(middle) < us) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** The step that covers that moment, or -1. */
  default int stepAt(long us) {
    int step = firstStartingAt(us + 1) - 1;
    return step >= 0 && us < endUs(step) ? step : -1;
  }
}
