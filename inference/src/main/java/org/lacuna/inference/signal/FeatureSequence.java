package org.lacuna.inference.signal;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

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

  /** Layout of a row: start, end, whether it was observed, then the values. */
  private static final int START = 0;

  private static final int END = Long.BYTES;
  private static final int OBSERVED = 2 * Long.BYTES;
  private static final int VALUES = OBSERVED + Integer.BYTES;

  private final FeatureSpec spec;
  private final Rows rows;
  private final boolean @Nullable [] keep;

  private FeatureSequence(FeatureSpec spec, Rows rows, boolean @Nullable [] keep) {
    this.spec = spec;
    this.rows = rows;
    this.keep = keep;
  }

  /**
   * A sequence over stored rows, which are not copied.
   *
   * @param rows as {@link #rows()} of an equal sequence gave them
   */
  public static FeatureSequence over(FeatureSpec spec, Rows rows) {
    if (rows.rowBytes() != rowBytes(spec.dim())) {
      throw new IllegalArgumentException(
          "rows of " + rows.rowBytes() + " bytes for " + spec.dim() + " features");
    }
    return new FeatureSequence(spec, rows, null);
  }

  /** Bytes that {@link #rows()} takes for a step with that many columns. */
  public static int rowBytes(int dim) {
    return VALUES + Float.BYTES * dim;
  }

  /** The steps as they are stored, for writing them to a file. */
  public Rows rows() {
    return keep == null ? rows : unmasked();
  }

  private Rows unmasked() {
    RowsBuilder out = Rows.builder(rows.rowBytes());
    float[] row = new float[spec.dim()];
    for (int t = 0; t < steps(); t++) {
      copyStep(t, row, 0);
      put(out.next(), startUs(t), endUs(t), observed(t), row);
    }
    return out.build();
  }

  private static void put(ByteBuffer to, long start, long end, boolean seen, float[] row) {
    to.putLong(start).putLong(end).putInt(seen ? 1 : 0);
    for (float value : row) {
      to.putFloat(value);
    }
  }

  public FeatureSpec spec() {
    return spec;
  }

  /** Number of steps, T. */
  public int steps() {
    return rows.rows();
  }

  /** Number of columns, D. */
  public int dim() {
    return spec.dim();
  }

  /** Value of column d at step t; NaN where that quantity has no value. */
  public float value(int t, int d) {
    return rows.floatAt(t, VALUES + Float.BYTES * d);
  }

  /** Copies step t into {@code into[offset .. offset + D)}. */
  public void copyStep(int t, float[] into, int offset) {
    rows.floatsAt(t, VALUES, into, offset, spec.dim());
  }

  /** Start of step t, microseconds. */
  public long startUs(int t) {
    return rows.longAt(t, START);
  }

  /** End of step t (exclusive), microseconds. */
  public long endUs(int t) {
    return rows.longAt(t, END);
  }

  /** Whether step t holds a measurement. */
  public boolean observed(int t) {
    return rows.byteAt(t, OBSERVED) != 0 && (keep == null || keep[t]);
  }

  /** Number of observed steps. */
  public int observedSteps() {
    int n = 0;
    for (int t = 0; t < steps(); t++) {
      n += observed(t) ? 1 : 0;
    }
    return n;
  }

  /** Share of steps that are observed, 0 to 1; 0 for an empty sequence. */
  public double observedFraction() {
    return steps() == 0 ? 0 : (double) observedSteps() / steps();
  }

  /** A copy with the same values whose steps are observed only where both say so. */
  public FeatureSequence masked(boolean[] wanted) {
    if (wanted.length != steps()) {
      throw new IllegalArgumentException("mask of " + wanted.length + " for " + steps() + " steps");
    }
    boolean[] both = wanted.clone();
    for (int t = 0; t < both.length; t++) {
      both[t] &= observed(t);
    }
    return new FeatureSequence(spec, rows, both);
  }

  /** Starts an empty sequence to which steps are added in time order. Not thread-safe. */
  public static Builder builder(FeatureSpec spec) {
    return new Builder(spec);
  }

  /**
   * Grows a sequence step by step; a builder can go on after {@link #build()}. Long sequences are
   * collected in a temporary file ({@link RowsBuilder}).
   */
  public static final class Builder {
    private final FeatureSpec spec;
    private final RowsBuilder rows;
    private final float[] nothing;
    private long lastStart = Long.MIN_VALUE;

    private Builder(FeatureSpec spec) {
      this.spec = spec;
      this.rows = Rows.builder(rowBytes(spec.dim()));
      this.nothing = new float[spec.dim()];
      Arrays.fill(nothing, Float.NaN);
    }

    public int steps() {
      return rows.rows();
    }

    /** Adds an observed step; {@code row} (length D, copied) may hold NaN in single columns. */
    public Builder add(long start, long end, float[] row) {
      if (row.length != spec.dim()) {
        throw new IllegalArgumentException(
            "row of " + row.length + " for " + spec.dim() + " features");
      }
      append(start, end, true, row);
      return this;
    }

    /** Adds a step without a measurement. */
    public Builder addUnobserved(long start, long end) {
      append(start, end, false, nothing);
      return this;
    }

    private void append(long start, long end, boolean seen, float[] row) {
      if (end < start) {
        throw new IllegalArgumentException("step ends before it starts: " + start + ".." + end);
      }
      if (start < lastStart) {
        throw new IllegalArgumentException("time goes backwards at " + start + " us");
      }
      lastStart = start;
      put(rows.next(), start, end, seen, row);
    }

    public FeatureSequence build() {
      return new FeatureSequence(spec, rows.build(), null);
    }
  }
}
