package org.lacuna.app.timeline;

import java.util.Arrays;
import org.lacuna.inference.signal.FeatureSequence;

/** Columns of a feature sequence as a lane reads them, nothing copied. Immutable, thread-safe. */
public final class FeatureSteps implements StepValues {

  private final FeatureSequence sequence;
  private final int[] columns;
  private final float[] mean;
  private final float[] std;

  /**
   * @param columns of the sequence, from top to bottom
   * @param mean one a row, taken from every value
   * @param std one a row, positive; every value is divided by it after that
   */
  public FeatureSteps(FeatureSequence sequence, int[] columns, float[] mean, float[] std) {
    if (mean.length != columns.length || std.length != columns.length) {
      throw new IllegalArgumentException("a scale for each of " + columns.length + " rows");
    }
    this.sequence = sequence;
    this.columns = columns.clone();
    this.mean = mean.clone();
    this.std = std.clone();
  }

  /** All columns, scaled. */
  public static FeatureSteps scaled(FeatureSequence sequence, float[] mean, float[] std) {
    int[] columns = new int[sequence.dim()];
    for (int d = 0; d < columns.length; d++) {
      columns[d] = d;
    }
    return new FeatureSteps(sequence, columns, mean, std);
  }

  /** Some columns in their own units. */
  public static FeatureSteps plain(FeatureSequence sequence, int... columns) {
    float[] ones = new float[columns.length];
    Arrays.fill(ones, 1);
    return new FeatureSteps(sequence, columns, new float[columns.length], ones);
  }

  @Override
  public int rows() {
    return columns.length;
  }

  @Override
  public int steps() {
    return sequence.steps();
  }

  @Override
  public long startUs(int step) {
    return sequence.startUs(step);
  }

  @Override
  public long endUs(int step) {
    return sequence.endUs(step);
  }

  @Override
  public float value(int step, int row) {
    return sequence.observed(step)
        ? (sequence.value(step, columns[row]) - mean[row]) / std[row]
        : Float.NaN;
  }

  @Override
  public void copyStep(int step, float[] into) {
    if (!sequence.observed(step)) {
      Arrays.fill(into, Float.NaN);
      return;
    }
    for (int d = 0; d < into.length; d++) {
      into[d] = (sequence.value(step, columns[d]) - mean[d]) / std[d];
    }
  }
}
