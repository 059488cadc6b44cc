package org.lacuna.training.composites;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How much better one network is than another on the same composites, with a 95 % interval over
 * their pictures, voices and texts ({@link ItemBootstrap}).
 *
 * @param mean of the differences by composite
 * @param low end of the interval
 * @param high end of the interval
 */
record PairedDifference(double mean, double low, double high) {

  static PairedDifference of(double[] better, double[] than, ItemBootstrap bootstrap) {
    if (better.length != than.length || better.length == 0) {
      throw new IllegalArgumentException("the two are not about the same examples");
    }
    double[] gap = new double[better.length];
    Arrays.setAll(gap, i -> better[i] - than[i]);
    double[] interval = bootstrap.interval(gap);
    return new PairedDifference(Arrays.stream(gap).average().orElse(0), interval[0], interval[1]);
  }

  /**
   * The figures of a comparison: accuracy and mean surprise of the second network, and how much
   * more accurate and how much less surprised the first is. The items are those of the first.
   */
  static Map<String, Double> figures(
      List<TestPredictions.Row> first, List<TestPredictions.Row> second) {
    double[] right = second.stream().mapToDouble(TestPredictions.Row::correct).toArray();
    double[] surprise = second.stream().mapToDouble(TestPredictions.Row::surprise).toArray();
    ItemBootstrap bootstrap =
        new ItemBootstrap(first.stream().map(TestPredictions.Row::items).toList());
    Map<String, Double> figures = new LinkedHashMap<>();
    figures.put("accuracy", Outcome.rounded(Arrays.stream(right).average().orElse(0)));
    figures.put("cross_entropy", Outcome.rounded(Arrays.stream(surprise).average().orElse(0)));
    put(
        figures,
        "accuracy_gain",
        of(first.stream().mapToDouble(TestPredictions.Row::correct).toArray(), right, bootstrap));
    put(
        figures,
        "cross_entropy_gain",
        of(
            surprise,
            first.stream().mapToDouble(TestPredictions.Row::surprise).toArray(),
            bootstrap));
    return figures;
  }

  private static void put(Map<String, Double> figures, String name, PairedDifference d) {
    figures.put(name, Outcome.rounded(d.mean()));
    figures.put(name + "_low", Outcome.rounded(d.low()));
    figures.put(name + "_high", Outcome.rounded(d.high()));
  }
}
