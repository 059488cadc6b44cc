package org.lacuna.app.probe;

import org.lacuna.inference.signal.FeatureSequence;

/**
 * A sequence as one row of numbers: the mean and the standard deviation of every column, the
 * deviation as its logarithm, because it is a scale: twice as lively is the same step everywhere.
 */
final class ClipSummary {

  /** Keeps the logarithm finite where a column does not vary. */
  private static final double LEAST_DEVIATION = 1e-6;

  private ClipSummary() {}

  /**
   * Means of the D columns, then the logarithms of their deviations, over the observed steps in
   * which the column has a value; NaN where it never has one.
   */
  static double[] of(FeatureSequence sequence) {
    int dim = sequence.dim();
    double[] summary = new double[2 * dim];
    for (int d = 0; d < dim; d++) {
      double sum = 0;
      double squares = 0;
      int n = 0;
      for (int t = 0; t < sequence.steps(); t++) {
        float x = sequence.observed(t) ? sequence.value(t, d) : Float.NaN;
        if (!Float.isNaN(x)) {
          sum += x;
          squares += (double) x * x;
          n++;
        }
      }
      double mean = sum / n;
      summary[d] = n == 0 ? Double.NaN : mean;
      double deviation = Math.sqrt(Math.max(0, squares / n - mean * mean));
      summary[dim + d] = n == 0 ? Double.NaN : Math.log(deviation + LEAST_DEVIATION);
    }
    return summary;
  }
}
