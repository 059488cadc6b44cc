package org.lacuna.training.composites;

/** Running sums over pairs of numbers. */
final class Pairs {

  private long n;
  private double meanA;
  private double meanB;
  private double squaresA;
  private double squaresB;
  private double products;
  private double gap;

  void add(double a, double b) {
    n++;
    double da = a - meanA;
    double db = b - meanB;
    meanA += da / n;
    meanB += db / n;
    squaresA += da * (a - meanA);
    squaresB += db * (b - meanB);
    products += da * (b - meanB);
    gap += (a - b) * (a - b);
  }

  long count() {
    return n;
  }

  /** Pearson; 0 when either side is constant. */
  double correlation() {
    double scale = Math.sqrt(squaresA * squaresB);
    return scale > 0 ? products / scale : 0;
  }

  /** Root of the mean squared difference. */
  double rmse() {
    return Math.sqrt(gap / Math.max(1, n));
  }

  /** Deviation of the second number: the error of always saying its mean. */
  double deviationB() {
    return Math.sqrt(squaresB / Math.max(1, n));
  }
}
