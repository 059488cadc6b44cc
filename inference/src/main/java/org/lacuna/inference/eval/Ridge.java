package org.lacuna.inference.eval;

/**
 * Linear regression with a penalty on the squared weights (Hoerl and Kennard, 1970), several
 * targets at once; the constant is not penalised. Immutable.
 */
public final class Ridge {

  private final double[][] weights;

  private Ridge(double[][] weights) {
    this.weights = weights;
  }

  /**
   * The targets at a point.
   *
   * @param x {@code [width]}
   * @return {@code [targets]}
   */
  public double[] predict(float[] x) {
    int width = weights.length - 1;
    if (x.length != width) {
      throw new IllegalArgumentException(x.length + " values for " + width);
    }
    double[] y = weights[width].clone();
    for (int i = 0; i < width; i++) {
      if (x[i] != 0) {
        for (int k = 0; k < y.length; k++) {
          y[k] += x[i] * weights[i][k];
        }
      }
    }
    return y;
  }

  /** What has to be known of the rows: sums of products. Grows row by row; not thread-safe. */
  public static final class Sums {
    private final int width;
    private final int targets;
    private final double[][] xx;
    private final double[][] xy;
    private long rows;

    /**
     * @param width values of a point
     * @param targets numbers that are predicted
     */
    public Sums(int width, int targets) {
      this.width = width;
      this.targets = targets;
      this.xx = new double[width + 1][];
      for (int i = 0; i <= width; i++) {
        xx[i] = new double[i + 1];
      }
      this.xy = new double[width + 1][targets];
    }

    public long rows() {
      return rows;
    }

    /**
     * Adds a row.
     *
     * @param x {@code [width]}, finite
     * @param y {@code [targets]}, finite
     */
    public void add(float[] x, double[] y) {
      if (x.length != width || y.length != targets) {
        throw new IllegalArgumentException(x.length + " values and " + y.length + " targets");
      }
      rows++;
      for (int i = 0; i <= width; i++) {
        double xi = i < width ? x[i] : 1;
        if (xi == 0) {
          continue;
        }
        double[] row = xx[i];
        for (int j = 0; j < Math.min(i + 1, width); j++) {
          row[j] += xi * x[j];
        }
        for (int k = 0; k < targets; k++) {
          xy[i][k] += xi * y[k];
        }
      }
      xx[width][width]++;
    }

    /** The rows of both. */
    public Sums plus(Sums other) {
      Sums sum = new Sums(width, targets);
      for (int i = 0; i <= width; i++) {
        for (int j = 0; j <= i; j++) {
          sum.xx[i][j] = xx[i][j] + other.xx[i][j];
        }
        for (int k = 0; k < targets; k++) {
          sum.xy[i][k] = xy[i][k] + other.xy[i][k];
        }
      }
      sum.rows = rows + other.rows;
      return sum;
    }

    /**
     * The weights that minimise squared error + {@code penalty} * squared weights.
     *
     * @param penalty above 0
     */
    public Ridge solve(double penalty) {
      if (!(penalty > 0) || rows == 0) {
        throw new IllegalArgumentException(rows + " rows, penalty " + penalty);
      }
      double[][] l = root(penalty);
      double[][] w = new double[width + 1][];
      for (int i = 0; i <= width; i++) {
        w[i] = xy[i].clone();
        for (int j = 0; j < i; j++) {
          subtract(w[i], l[i][j], w[j]);
        }
        divide(w[i], l[i][i]);
      }
      for (int i = width; i >= 0; i--) {
        for (int j = i + 1; j <= width; j++) {
          subtract(w[i], l[j][i], w[j]);
        }
        divide(w[i], l[i][i]);
      }
      return new Ridge(w);
    }

    /** Lower triangle whose product with its transpose is the penalised xx (Cholesky). */
    private double[][] root(double penalty) {
      double[][] l = new double[width + 1][];
      for (int i = 0; i <= width; i++) {
        l[i] = xx[i].clone();
        l[i][i] += i < width ? penalty : 0;
        for (int j = 0; j <= i; j++) {
          double sum = l[i][j];
          double[] a = l[i];
          double[] b = l[j];
          for (int k = 0; k < j; k++) {
            sum -= a[k] * b[k];
          }
          l[i][j] = i == j ? Math.sqrt(Math.max(sum, 1e-12)) : sum / l[j][j];
        }
      }
      return l;
    }

    private static void subtract(double[] from, double factor, double[] what) {
      for (int k = 0; k < from.length; k++) {
        from[k] -= factor * what[k];
      }
    }

    private static void divide(double[] values, double by) {
      for (int k = 0; k < values.length; k++) {
        values[k] /= by;
      }
    }
  }
}
