package org.lacuna.training.composites;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * How much better one network is than another on the same examples, with a 95 % interval by
 * bootstrap over the examples (percentiles of 2000 draws with a fixed seed).
 *
 * @param mean of the differences by example
 * @param low end of the interval
 * @param high end of the interval
 */
record PairedDifference(double mean, double low, double high) {

  private static final int DRAWS = 2000;
  private static final long SEED = 404;

  static PairedDifference of(double[] better, double[] than) {
    if (better.length != than.length || better.length == 0) {
      throw new IllegalArgumentException("the two are not about the same examples");
    }
    double[] gap = new double[better.length];
    Arrays.setAll(gap, i -> better[i] - than[i]);
    Random random = new Random(SEED);
    double[] means = new double[DRAWS];
    for (int d = 0; d < DRAWS; d++) {
      double sum = 0;
      for (int i = 0; i < gap.length; i++) {
        sum += gap[random.nextInt(gap.length)];
      }
      means[d] = sum / gap.length;
    }
    Arrays.sort(means);
    return new PairedDifference(
        Arrays.stream(gap).average().orElse(0),
        means[(int) (0.025 * DRAWS)],
        means[(int) (0.975 * DRAWS) - 1]);
  }

  /**
   * The figures of a comparison: accuracy and mean surprise of the second network, and how much
   * more accurate and how much less surprised the first is.
   */
  static Map<String, Double> figures(
      List<TestPredictions.Row> first, List<TestPredictions.Row> second) {
    double[] right = second.stream().mapToDouble(TestPredictions.Row::correct).toArray();
    double[] surprise = second.stream().mapToDouble(TestPredictions.Row::surprise).toArray();
    Map<String, Double> figures = new LinkedHashMap<>();
    figures.put("accuracy", Outcome.rounded(Arrays.stream(right).average().orElse(0)));
    figures.put("cross_entropy", Outcome.rounded(Arrays.stream(surprise).average().orElse(0)));
    put(
        figures,
        "accuracy_gain",
        of(first.stream().mapToDouble(TestPredictions.Row::correct).toArray(), right));
    put(
        figures,
        "cross_entropy_gain",
        of(surprise, first.stream().mapToDouble(TestPredictions.Row::surprise).toArray()));
    return figures;
  }

  private static void put(Map<String, Double> figures, String name, PairedDifference d) {
    figures.put(name, Outcome.rounded(d.mean()));
    figures.put(name + "_low", Outcome.rounded(d.low()));
    figures.put(name + "_high", Outcome.rounded(d.high()));
  }
}
