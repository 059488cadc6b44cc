package org.lacuna.app.probe;

import java.util.List;

/**
 * Standardises columns by the mean and deviation of some rows; what is not a number becomes 0, the
 * mean.
 */
final class Scaling {

  /** A column that varies less is constant. */
  private static final double LEAST_DEVIATION = 1e-9;

  private final double[] mean;
  private final double[] deviation;

  private Scaling(double[] mean, double[] deviation) {
    this.mean = mean;
    this.deviation = deviation;
  }

  /** Learns from rows of equal length, at least one. */
  static Scaling of(List<double[]> rows) {
    int columns = rows.get(0).length;
    double[] mean = new double[columns];
    double[] deviation = new double[columns];
    for (int c = 0; c < columns; c++) {
      double sum = 0;
      double squares = 0;
      int n = 0;
      for (double[] row : rows) {
        if (!Double.isNaN(row[c])) {
          sum += row[c];
          squares += row[c] * row[c];
          n++;
        }
      }
      mean[c] = n == 0 ? 0 : sum / n;
      double variance = n == 0 ? 0 : squares / n - mean[c] * mean[c];
      deviation[c] = Math.sqrt(Math.max(0, variance));
    }
    return new Scaling(mean, deviation);
  }

  double[] apply(double[] row) {
    double[] scaled = new double[row.length];
    for (int c = 0; c < row.length; c++) {
      boolean usable = !Double.isNaN(row[c]) && deviation[c] > LEAST_DEVIATION;
      scaled[c] = usable ? (row[c] - mean[c]) / deviation[c] : 0;
    }
    return scaled;
  }

  List<double[]> apply(List<double[]> rows) {
    return rows.stream().map(this::apply).toList();
  }
}
