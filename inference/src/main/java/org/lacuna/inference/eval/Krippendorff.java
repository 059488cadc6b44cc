package org.lacuna.inference.eval;

import java.util.NavigableMap;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * Krippendorff's alpha: how far raters agree beyond chance, 1 = always, 0 = as by chance, below 0 =
 * worse than that (K. Krippendorff, "Computing Krippendorff's Alpha-Reliability", 2011). Raters may
 * have left units out; a unit with fewer than two ratings tells nothing.
 */
public final class Krippendorff {

  private Krippendorff() {}

  /** What the distance between two ratings is. */
  public enum Scale {
    /** Names: the same or not. */
    NOMINAL,
    /** Numbers: the square of their difference. */
    INTERVAL;

    double distance(double a, double b) {
      return this == NOMINAL ? (a == b ? 0 : 1) : (a - b) * (a - b);
    }
  }

  /**
   * Agreement over units that count differently.
   *
   * @param ratings {@code [units][raters]}, NaN where a rater gave none
   * @param counts {@code [units]} how many equal units each row stands for, for example slices of a
   *     stretch of time; not negative
   * @return empty when no unit has two ratings, or when all ratings are the same, so that agreement
   *     by chance cannot be told from agreement
   */
  public static OptionalDouble alpha(double[][] ratings, long[] counts, Scale scale) {
    if (ratings.length != counts.length) {
      throw new IllegalArgumentException(ratings.length + " units, " + counts.length + " counts");
    }
    TreeMap<Double, Double> marginals = new TreeMap<>();
    double observed = 0;
    double total = 0;
    for (int u = 0; u < ratings.length; u++) {
      int raters = given(ratings[u]);
      if (raters < 2 || counts[u] <= 0) {
        continue;
      }
      double share = counts[u] / (double) (raters - 1);
      for (int i = 0; i < ratings[u].length; i++) {
        double a = ratings[u][i];
        if (Double.isNaN(a)) {
          continue;
        }
        marginals.merge(a, (double) counts[u], Double::sum);
        total += counts[u];
        for (int j = 0; j < ratings[u].length; j++) {
          if (j != i && !Double.isNaN(ratings[u][j])) {
            observed += share * scale.distance(a, ratings[u][j]);
          }
        }
      }
    }
    double expected = expected(marginals, scale);
    return expected > 0
        ? OptionalDouble.of(1 - (total - 1) * observed / expected)
        : OptionalDouble.empty();
  }

  private static double expected(NavigableMap<Double, Double> marginals, Scale scale) {
    double sum = 0;
    for (var a : marginals.entrySet()) {
      for (var b : marginals.entrySet()) {
        sum += a.getValue() * b.getValue() * scale.distance(a.getKey(), b.getKey());
      }
    }
    return sum;
  }

  private static int given(double[] unit) {
    int given = 0;
    for (double r : unit) {
      given += Double.isNaN(r) ? 0 : 1;
    }
    return given;
  }
}
