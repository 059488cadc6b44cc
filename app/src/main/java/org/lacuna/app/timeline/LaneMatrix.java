package org.lacuna.app.timeline;

/**
 * Numbers over time, ready to be coloured. Immutable by convention.
 *
 * @param rows drawn from top to bottom
 * @param startUs {@code [T]} start of each step, non-decreasing
 * @param endUs {@code [T]} end of each step
 * @param values {@code [T * rows]}, step by step; NaN where nothing was observed
 */
public record LaneMatrix(int rows, long[] startUs, long[] endUs, float[] values) {

  public LaneMatrix {
    if (startUs.length != endUs.length || values.length != startUs.length * rows) {
      throw new IllegalArgumentException("lane matrix does not match its shape");
    }
  }

  public int steps() {
    return startUs.length;
  }

  public float value(int step, int row) {
    return values[step * rows + row];
  }

  /** The step that covers that moment, or -1. */
  public int stepAt(long us) {
    int i = java.util.Arrays.binarySearch(startUs, us);
    int step = i >= 0 ? i : -i - 2;
    return step >= 0 && us < endUs[step] ? step : -1;
  }
}
