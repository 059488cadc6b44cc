package org.lacuna.inference.eval;

import java.util.Arrays;
import java.util.OptionalDouble;

/** How well two series of numbers agree. */
public final class Agreement {

  private Agreement() {}

  /** A growing list of pairs (truth, estimate). Not thread-safe. */
  public static final class Pairs {
    private double[] truth = new double[64];
    private double[] estimate = new double[64];
    private int size;

    public void add(double t, double e) {
      if (size == truth.length) {
        truth = Arrays.copyOf(truth, 2 * size);
        estimate = Arrays.copyOf(estimate, 2 * size);
      }
      truth[size] = t;
      estimate[size] = e;
      size++;
    }

    public int size() {
      return size;
    }

    double truth(int i) {
      return truth[i];
    }

    double estimate(int i) {
      return estimate[i];
    }
  }

  /** Root mean square error; empty without pairs. */
  public static OptionalDouble rmse(Pairs pairs) {
    if (pairs.size() == 0) {
      return OptionalDouble.empty();
    }
    double sum = 0;
    for (int i = 0; i < pairs.size(); i++) {
      double d = pairs.truth(i) - pairs.estimate(i);
      sum += d * d;
    }
    return OptionalDouble.of(Math.sqrt(sum / pairs.size()));
  }

  /** Mean absolute error, the field's MAE; empty without pairs. */
  public static OptionalDouble mae(Pairs pairs) {
    if (pairs.size() == 0) {
      return OptionalDouble.empty();
    }
    double sum = 0;
    for (int i = 0; i < pairs.size(); i++) {
      sum += Math.abs(pairs.truth(i) - pairs.estimate(i));
    }
    return OptionalDouble.of(sum / pairs.size());
  }

  /**
   * Pearson's correlation, the field's Corr; empty with fewer than two pairs or when a side does
   * not vary.
   */
  public static OptionalDouble pearson(Pairs pairs) {
    int n = pairs.size();
    if (n < 2) {
      return OptionalDouble.empty();
    }
    double meanT = 0;
    double meanE = 0;
    for (int i = 0; i < n; i++) {
      meanT += pairs.truth(i) / n;
      meanE += pairs.estimate(i) / n;
    }
    double tt = 0;
    double ee = 0;
    double te = 0;
    for (int i = 0; i < n; i++) {
      double t = pairs.truth(i) - meanT;
      double e = pairs.estimate(i) - meanE;
      tt += t * t;
      ee += e * e;
      te += t * e;
    }
    double scale = Math.sqrt(tt) * Math.sqrt(ee);
    // Variation at the level of rounding is none.
    boolean flat = tt <= 1e-12 * n * meanT * meanT || ee <= 1e-12 * n * meanE * meanE;
    return scale > 0 && !flat ? OptionalDouble.of(te / scale) : OptionalDouble.empty();
  }
}
