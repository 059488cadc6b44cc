package org.lacuna.app.probe;

import java.util.Arrays;
import java.util.List;

/**
 * Multinomial logistic regression with a ridge penalty: the least {@code mean cross-entropy +
 * penalty / 2 * |W|^2}, biases free, found by Nesterov's accelerated gradient with restarts (B.
 * O'Donoghue and E. Candes, "Adaptive restart for accelerated gradient schemes", Found. Comput.
 * Math. 15, 2015). Deterministic. Immutable once fitted.
 */
final class SoftmaxRegression {

  private static final int MOST_STEPS = 300;

  /** Largest entry of the gradient at which the fit is done. */
  private static final double DONE = 3e-4;

  private final int classes;
  private final int columns;

  /** Row a class: the weights, then the bias. */
  private final double[] weights;

  private SoftmaxRegression(int classes, int columns, double[] weights) {
    this.classes = classes;
    this.columns = columns;
    this.weights = weights;
  }

  /**
   * Fits.
   *
   * @param rows standardised, of equal length
   * @param labels class of each row
   * @param classes number of classes
   * @param penalty weight of the ridge, positive
   */
  static SoftmaxRegression fit(List<double[]> rows, int[] labels, int classes, double penalty) {
    double[][] x = rows.toArray(new double[0][]);
    int columns = x[0].length;
    int width = columns + 1;
    double[] at = new double[classes * width];
    double[] ahead = at.clone();
    double[] gradient = new double[at.length];
    double rate = 1 / (0.5 * largestCurvature(x) + penalty);
    double momentum = 1;
    for (int step = 0; step < MOST_STEPS; step++) {
      if (gradient(x, labels, classes, penalty, ahead, gradient) < DONE) {
        break;
      }
      double uphill = 0;
      double nextMomentum = (1 + Math.sqrt(1 + 4 * momentum * momentum)) / 2;
      double carry = (momentum - 1) / nextMomentum;
      for (int i = 0; i < at.length; i++) {
        double next = ahead[i] - rate * gradient[i];
        uphill += gradient[i] * (next - at[i]);
        ahead[i] = next + carry * (next - at[i]);
        at[i] = next;
      }
      momentum = nextMomentum;
      if (uphill > 0) {
        momentum = 1;
        System.arraycopy(at, 0, ahead, 0, at.length);
      }
    }
    return new SoftmaxRegression(classes, columns, at);
  }

  /** Largest eigenvalue of the rows' second moments, bias included, by power iteration. */
  private static double largestCurvature(double[][] x) {
    int columns = x[0].length;
    double[] v = new double[columns + 1];
    Arrays.fill(v, 1 / Math.sqrt(v.length));
    double value = 1;
    for (int round = 0; round < 30; round++) {
      double[] next = new double[v.length];
      for (double[] row : x) {
        double dot = v[columns];
        for (int c = 0; c < columns; c++) {
          dot += row[c] * v[c];
        }
        for (int c = 0; c < columns; c++) {
          next[c] += dot * row[c] / x.length;
        }
        next[columns] += dot / x.length;
      }
      double norm = 0;
      for (double n : next) {
        norm += n * n;
      }
      value = Math.sqrt(norm);
      for (int c = 0; c < v.length; c++) {
        v[c] = next[c] / value;
      }
    }
    // the iteration comes from below
    return 1.1 * value;
  }

  /** Returns the largest entry of the gradient. */
  private static double gradient(
      double[][] x, int[] labels, int classes, double penalty, double[] w, double[] into) {
    int columns = x[0].length;
    int width = columns + 1;
    Arrays.fill(into, 0);
    double[] p = new double[classes];
    for (int r = 0; r < x.length; r++) {
      double[] row = x[r];
      probabilities(row, classes, w, p);
      p[labels[r]] -= 1;
      for (int k = 0; k < classes; k++) {
        double share = p[k] / x.length;
        int base = k * width;
        for (int c = 0; c < columns; c++) {
          into[base + c] += share * row[c];
        }
        into[base + columns] += share;
      }
    }
    double largest = 0;
    for (int k = 0; k < classes; k++) {
      for (int c = 0; c < columns; c++) {
        into[k * width + c] += penalty * w[k * width + c];
      }
      for (int c = 0; c < width; c++) {
        largest = Math.max(largest, Math.abs(into[k * width + c]));
      }
    }
    return largest;
  }

  private static void probabilities(double[] row, int classes, double[] w, double[] into) {
    int width = row.length + 1;
    double highest = Double.NEGATIVE_INFINITY;
    for (int k = 0; k < classes; k++) {
      double score = w[k * width + row.length];
      for (int c = 0; c < row.length; c++) {
        score += w[k * width + c] * row[c];
      }
      into[k] = score;
      highest = Math.max(highest, score);
    }
    double sum = 0;
    for (int k = 0; k < classes; k++) {
      into[k] = Math.exp(into[k] - highest);
      sum += into[k];
    }
    for (int k = 0; k < classes; k++) {
      into[k] /= sum;
    }
  }

  /** Probability of every class. */
  double[] probabilities(double[] row) {
    if (row.length != columns) {
      throw new IllegalArgumentException(row.length + " columns for " + columns);
    }
    double[] p = new double[classes];
    probabilities(row, classes, weights, p);
    return p;
  }

  /** The most probable class. */
  int predict(double[] row) {
    double[] p = probabilities(row);
    int best = 0;
    for (int k = 1; k < classes; k++) {
      best = p[k] > p[best] ? k : best;
    }
    return best;
  }
}
