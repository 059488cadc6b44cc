package org.lacuna.app.timeline;

/**
 * Numbers over time in memory. Immutable by convention.
 *
 * @param rows drawn from top to bottom
 * @param startUs {@code [T]} start of each step, non-decreasing
 * @param endUs {@code [T]} end of each step
 * @param values {@code [T * rows]}, step by step; NaN where nothing was observed
 */
public record LaneMatrix(int rows, long[] startUs, long[] endUs, float[] values)
    implements StepValues {

  public LaneMatrix {
    if (startUs.length != endUs.length || values.length != startUs.length * rows) {
      throw new IllegalArgumentException("lane matrix does not match its shape");
    }
  }

  @Override
  public int steps() {
    return startUs.length;
  }

  @Override
  public long startUs(int step) {
    return startUs[step];
  }

  @Override
  public long endUs(int step) {
    return endUs[step];
  }

  @Override
  public float value(int step, int row) {
    return values[step * rows + row];
  }
}
