package org.lacuna.inference.align;

/**
 * Running mean and deviation of columns over the values that are there (B. P. Welford, "Note on a
 * method for calculating corrected sums of squares and products", Technometrics 4, 1962).
 */
public final class Moments {

  /**
   * Deviation of a column without any value: its weights are those of the start, so whatever it
   * says later must come out as nothing.
   */
  private static final float NEVER_SEEN = 1e9f;

  private final long[] count;
  private final double[] mean;
  private final double[] squares;

  /**
   * @param dim number of columns
   */
  public Moments(int dim) {
    count = new long[dim];
    mean = new double[dim];
    squares = new double[dim];
  }

  /** Takes one value of a column; one that is no number does not count. */
  public void add(int column, float value) {
    if (Float.isFinite(value)) {
      count[column]++;
      double delta = value - mean[column];
      mean[column] += delta / count[column];
      squares[column] += delta * (value - mean[column]);
    }
  }

  /** Mean of each column, 0 where there was no value. */
  public float[] mean() {
    float[] values = new float[mean.length];
    for (int d = 0; d < values.length; d++) {
      values[d] = (float) mean[d];
    }
    return values;
  }

  /**
   * What each column is divided by: its deviation, 1 where it never changed (its noise must not
   * drown all else when it does change later), and a huge number where there was no value.
   *
   * @param constant a column that varies less is taken as constant
   */
  public float[] deviation(double constant) {
    float[] values = new float[mean.length];
    for (int d = 0; d < values.length; d++) {
      double deviation = Math.sqrt(squares[d] / Math.max(1, count[d]));
      values[d] = count[d] == 0 ? NEVER_SEEN : (float) (deviation < constant ? 1 : deviation);
    }
    return values;
  }
}
