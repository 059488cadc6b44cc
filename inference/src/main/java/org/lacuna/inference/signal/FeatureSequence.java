package org.lacuna.inference.signal;

import java.util.Arrays;

/**
 * An immutable sequence of feature vectors, shape {@code [T, D]} with T steps and D columns.
 *
 * <p>Step t covers the half-open span {@code [startUs(t), endUs(t))} in microseconds of the
 * container's own clock (0 = the container's start, never index / frame rate). Spans do not go
 * backwards: {@code startUs} is non-decreasing. Words may overlap or have gaps between them.
 *
 * <p>Absence has two levels and is never coded as zero. A step that is not {@link #observed} holds
 * no measurement at all (no face in the frame, digital silence); whatever its values are, they mean
 * nothing. Within an observed step a single value may be {@code NaN}: that one quantity has no
 * value there (F0 of an unvoiced frame).
 */
public final class FeatureSequence {

  private final FeatureSpec spec;
  private final int steps;
  private final float[] values;
  private final long[] startUs;
  private final long[] endUs;
  private final boolean[] observed;

  private FeatureSequence(
      FeatureSpec spec,
      int steps,
      float[] values,
      long[] startUs,
      long[] endUs,
      boolean[] observed) {
    this.spec = spec;
    this.steps = steps;
    this.values = values;
    this.startUs = startUs;
    this.endUs = endUs;
    this.observed = observed;
  }

  public FeatureSpec spec() {
    return spec;
  }

  /** Number of steps, T. */
  public int steps() {
    return steps;
  }

  /** Number of columns, D. */
  public int dim() {
    return spec.dim();
  }

  /** Value of column d at step t; NaN where that quantity has no value. */
  public float value(int t, int d) {
    return values[t * spec.dim() + d];
  }

  /** Copies step t into {@code into[offset .. offset + D)}. */
  public void copyStep(int t, float[] into, int offset) {
    System.arraycopy(values, t * spec.dim(), into, offset, spec.dim());
  }

  /** Start of step t, microseconds. */
  public long startUs(int t) {
    return startUs[t];
  }

  /** End of step t (exclusive), microseconds. */
  public long endUs(int t) {
    return endUs[t];
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

  /** Share of steps that are observed, 0 to 1; 0 for an empty sequence. */
  public double observedFraction() {
    return steps == 0 ? 0 : (double) observedSteps() / steps;
  }

  /** A copy with the same values whose steps are observed only where both say so. */
  public FeatureSequence masked(boolean[] keep) {
    if (keep.length != steps) {
      throw new IllegalArgumentException("mask of " + keep.length + " for " + steps + " steps");
    }
    boolean[] both = observed.clone();
    for (int t = 0; t < steps; t++) {
      both[t] &= keep[t];
    }
    return new FeatureSequence(spec, steps, values, startUs, endUs, both);
  }

  /** Starts an empty sequence to which steps are added in time order. Not thread-safe. */
  public static Builder builder(FeatureSpec spec) {
    return new Builder(spec);
  }

  /** Grows a sequence step by step; {@link #build()} copies, so a builder can go on afterwards. */
  public static final class Builder {
    private final FeatureSpec spec;
    private int steps;
    private float[] values = new float[0];
    private long[] startUs = new long[0];
    private long[] endUs = new long[0];
    private boolean[] observed = new boolean[0];

    private Builder(FeatureSpec spec) {
      this.spec = spec;
    }

    public int steps() {
      return steps;
    }

    /** Adds an observed step; {@code row} (length D, copied) may hold NaN in single columns. */
    public Builder add(long start, long end, float[] row) {
      if (row.length != spec.dim()) {
        throw new IllegalArgumentException(
            "row of " + row.length + " for " + spec.dim() + " features");
      }
      grow(start, end, true);
      System.arraycopy(row, 0, values, (steps - 1) * spec.dim(), row.length);
      return this;
    }

    /** Adds a step without a measurement. */
    public Builder addUnobserved(long start, long end) {
      grow(start, end, false);
      Arrays.fill(values, (steps - 1) * spec.dim(), steps * spec.dim(), Float.NaN);
      return this;
    }

    private void grow(long start, long end, boolean seen) {
      if (end < start) {
        throw new IllegalArgumentException("step ends before it starts: " + start + ".." + end);
      }
      if (steps > 0 && start < startUs[steps - 1]) {
        throw new IllegalArgumentException("time goes backwards at " + start + " us");
      }
      if (steps == startUs.length) {
        int capacity = Math.max(64, steps + (steps >> 1));
        values = Arrays.copyOf(values, capacity * spec.dim());
        startUs = Arrays.copyOf(startUs, capacity);
        endUs = Arrays.copyOf(endUs, capacity);
        observed = Arrays.copyOf(observed, capacity);
      }
      startUs[steps] = start;
      endUs[steps] = end;
      observed[steps] = seen;
      steps++;
    }

    public FeatureSequence build() {
      return new FeatureSequence(
          spec,
          steps,
          Arrays.copyOf(values, steps * spec.dim()),
          Arrays.copyOf(startUs, steps),
          Arrays.copyOf(endUs, steps),
          Arrays.copyOf(observed, steps));
    }
  }
}
