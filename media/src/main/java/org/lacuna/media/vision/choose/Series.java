package org.lacuna.media.vision.choose;

/** Arithmetic on evenly spaced values of which some are missing (NaN). */
final class Series {

  private Series() {}

  /** Every value less the mean of those within {@code half} steps of it. */
  static double[] withoutSlowChange(double[] x, int half) {
    double[] sums = new double[x.length + 1];
    int[] counts = new int[x.length + 1];
    for (int t = 0; t < x.length; t++) {
      boolean there = !Double.isNaN(x[t]);
      sums[t + 1] = sums[t] + (there ? x[t] : 0);
      counts[t + 1] = counts[t] + (there ? 1 : 0);
    }
    double[] y = new double[x.length];
    for (int t = 0; t < x.length; t++) {
      int from = Math.max(0, t - half);
      int to = Math.min(x.length, t + half + 1);
      y[t] = x[t] - (sums[to] - sums[from]) / Math.max(1, counts[to] - counts[from]);
    }
    return y;
  }

  /** Weighted mean with both neighbours, 1 : 2 : 1, of those that are there. */
  static double[] smooth(double[] x) {
    double[] y = new double[x.length];
    for (int t = 0; t < x.length; t++) {
      double sum = 2 * x[t];
      double weight = 2;
      for (int d = -1; d <= 1; d += 2) {
        int k = t + d;
        if (k >= 0 && k < x.length && !Double.isNaN(x[k])) {
          sum += x[k];
          weight++;
        }
      }
      y[t] = sum / weight;
    }
    return y;
  }

  /**
   * Correlation of {@code x[t]} with {@code y[t + lag]} where both are there; 0 when either does
   * not change, NaN for fewer than {@code least} pairs.
   */
  static double correlation(double[] x, double[] y, int lag, int least) {
    double sx = 0;
    double sy = 0;
    double xx = 0;
    double yy = 0;
    double xy = 0;
    int n = 0;
    for (int t = Math.max(0, -lag); t < x.length && t + lag < y.length; t++) {
      double a = x[t];
      double b = y[t + lag];
      if (Double.isNaN(a) || Double.isNaN(b)) {
        continue;
      }
      n++;
      sx += a;
      sy += b;
      xx += a * a;
      yy += b * b;
      xy += a * b;
    }
    if (n < least) {
      return Double.NaN;
    }
    double vx = xx - sx * sx / n;
    double vy = yy - sy * sy / n;
    return vx < 1e-9 || vy < 1e-9 ? 0 : (xy - sx * sy / n) / Math.sqrt(vx * vy);
  }
}
