package org.lacuna.training.dataset;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One modality of one utterance: an immutable sequence of feature vectors, shape {@code [T, D]}.
 *
 * <p>Missing is never zero. A step that is not {@link #observed} holds no measurement and reads as
 * NaN in every column; in an observed step a single column that the file gives as NaN or an
 * infinity reads as NaN. A step of which no column is finite is not observed, whatever the file's
 * layout says. Every other rule about what is missing belongs to the reader that made the sequence.
 *
 * <p>The values may be a view of an array that the whole data set shares, or of the file itself, so
 * a sequence costs one flag a step. Safe for use by several threads.
 */
public final class FloatSequence {

  /** Where the numbers lie. Must give the same answer every time. */
  @FunctionalInterface
  public interface Values {
    /** The value in the file; infinities and NaN are allowed. */
    float at(int step, int column);
  }

  private final int steps;
  private final int dim;
  private final Values values;
  private final boolean[] observed;
  private final long @Nullable [] startUs;
  private final long @Nullable [] endUs;

  private FloatSequence(
      int steps,
      int dim,
      Values values,
      boolean[] observed,
      long @Nullable [] startUs,
      long @Nullable [] endUs) {
    this.steps = steps;
    this.dim = dim;
    this.values = values;
    this.observed = observed;
    this.startUs = startUs;
    this.endUs = endUs;
  }

  /**
   * A sequence without times.
   *
   * @param observed which steps the layout calls observed, length {@code steps}; copied, and
   *     cleared where no column is finite
   */
  public static FloatSequence of(int steps, int dim, Values values, boolean[] observed) {
    return new FloatSequence(
        steps, dim, values, withoutEmptyRows(steps, dim, values, observed), null, null);
  }

  /** A sequence over {@code data}, row by row, which must not be written to afterwards. */
  public static FloatSequence of(int steps, int dim, float[] data) {
    if (data.length != steps * dim) {
      throw new IllegalArgumentException(data.length + " values for " + steps + " x " + dim);
    }
    boolean[] all = new boolean[steps];
    Arrays.fill(all, true);
    return of(steps, dim, (t, d) -> data[t * dim + d], all);
  }

  /** The same sequence with a start and an end (exclusive) for every step, microseconds. */
  public FloatSequence timed(long[] start, long[] end) {
    if (start.length != steps || end.length != steps) {
      throw new IllegalArgumentException(start.length + " times for " + steps + " steps");
    }
    return new FloatSequence(steps, dim, values, observed, start.clone(), end.clone());
  }

  private static boolean[] withoutEmptyRows(int steps, int dim, Values values, boolean[] observed) {
    if (observed.length != steps) {
      throw new IllegalArgumentException("mask of " + observed.length + " for " + steps);
    }
    boolean[] seen = observed.clone();
    for (int t = 0; t < steps; t++) {
      seen[t] &= anyFinite(values, t, dim);
    }
    return seen;
  }

  private static boolean anyFinite(Values values, int t, int dim) {
    for (int d = 0; d < dim; d++) {
      if (Float.isFinite(values.at(t, d))) {
        return true;
      }
    }
    return false;
  }

  /** Number of steps, T. */
  public int steps() {
    return steps;
  }

  /** Number of columns, D. */
  public int dim() {
    return dim;
  }

  /** Whether step t holds a measurement. */
  public boolean observed(int t) {
    return observed[t];
  }

  /** Number of observed steps. */
  public int observedSteps() {
    int n = 0;
    for (boolean o : observed) {
      n += o ? 1 : 0;
    }
    return n;
  }

  /** Column d at step t; NaN where there is no measurement. */
  public float value(int t, int d) {
    if (!observed[t]) {
      return Float.NaN;
    }
    float v = values.at(t, d);
    return Float.isFinite(v) ? v : Float.NaN;
  }

  /** Writes step t to {@code into[offset .. offset + D)}. */
  public void copyStep(int t, float[] into, int offset) {
    for (int d = 0; d < dim; d++) {
      into[offset + d] = value(t, d);
    }
  }

  /** Whether the file gives times. */
  public boolean hasTimes() {
    return startUs != null;
  }

  /**
   * Start of step t, microseconds of the source's clock.
   *
   * @throws IllegalStateException without times
   */
  public long startUs(int t) {
    return timesOf(startUs)[t];
  }

  /**
   * End of step t (exclusive), microseconds of the source's clock.
   *
   * @throws IllegalStateException without times
   */
  public long endUs(int t) {
    return timesOf(endUs)[t];
  }

  private static long[] timesOf(long @Nullable [] times) {
    if (times == null) {
      throw new IllegalStateException("this sequence has no times");
    }
    return times;
  }
}
