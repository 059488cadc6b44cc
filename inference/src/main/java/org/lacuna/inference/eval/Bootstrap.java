package org.lacuna.inference.eval;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How sure a figure is, by drawing the test samples again with replacement (Efron and Tibshirani,
 * 1993). Samples that belong together (utterances of one video) are drawn together. Deterministic:
 * the same seed gives the same draws. Immutable.
 */
public final class Bootstrap {

  private final int[][] groups;
  private final int draws;
  private final long seed;

  /**
   * An estimate with its interval.
   *
   * @param value on the samples as they are
   * @param low lower end
   * @param high upper end
   */
  public record Interval(double value, double low, double high) {}

  /**
   * A difference between two models on the same samples.
   *
   * @param interval of first minus second
   * @param p two-sided: twice the smaller share of draws on either side of 0; where no draw lies on
   *     one side, by the normal law with the draws' deviation, so that it can become small enough
   *     to be corrected for many comparisons
   */
  public record Difference(Interval interval, double p) {}

  /**
   * @param groupOf {@code [N]} which group each sample belongs to; all different = samples are
   *     drawn one by one
   * @param draws how often, at least 100
   */
  public Bootstrap(Object[] groupOf, int draws, long seed) {
    if (draws < 100 || groupOf.length == 0) {
      throw new IllegalArgumentException(draws + " draws of " + groupOf.length + " samples");
    }
    this.groups = members(groupOf);
    this.draws = draws;
    this.seed = seed;
  }

  /**
   * An interval of the given confidence, by percentiles.
   *
   * @param metric gives the figure on a choice of samples (indices, repeated ones included), empty
   *     where it has none; such draws are left out
   * @param confidence for example 0.95
   * @return empty when the metric has no value on the samples as they are
   */
  public Optional<Interval> interval(Function<int[], OptionalDouble> metric, double confidence) {
    OptionalDouble whole = metric.apply(all());
    if (whole.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(percentiles(whole.getAsDouble(), drawn(metric), confidence));
  }

  /**
   * Several figures on every draw. Those of two models are comparable draw by draw when they come
   * from bootstraps of the same groups and seed. Immutable by convention.
   *
   * @param whole on the samples as they are
   * @param values one a draw, NaN where a figure has no value there
   */
  public record Drawn(Map<String, Double> whole, Map<String, double[]> values) {

    /** The interval of one figure; empty when it has no value on the samples as they are. */
    public Optional<Interval> interval(String name, double confidence) {
      Double value = whole.get(name);
      return value == null
          ? Optional.empty()
          : Optional.of(percentiles(value, numbers(values.get(name)), confidence));
    }

    /** This less the other, draw by draw; empty when one of them has no value. */
    public Optional<Difference> minus(Drawn other, String name, double confidence) {
      Double mine = whole.get(name);
      Double theirs = other.whole.get(name);
      double[] a = values.get(name);
      double[] b = other.values.get(name);
      if (mine == null || theirs == null || a == null || b == null) {
        return Optional.empty();
      }
      double[] gaps = new double[a.length];
      Arrays.setAll(gaps, d -> a[d] - b[d]);
      return Optional.of(tested(mine - theirs, numbers(gaps), confidence));
    }
  }

  /**
   * Figures on every draw.
   *
   * @param metrics gives the figures by name on a choice of samples; one that has no value there is
   *     left out
   */
  public Drawn draw(Function<int[], Map<String, Double>> metrics) {
    Map<String, Double> whole = metrics.apply(all());
    Map<String, double[]> values = new LinkedHashMap<>();
    whole.keySet().forEach(name -> values.put(name, new double[draws]));
    SplittableRandom random = new SplittableRandom(seed);
    for (int d = 0; d < draws; d++) {
      Map<String, Double> drawn = metrics.apply(choose(random));
      for (Map.Entry<String, double[]> e : values.entrySet()) {
        e.getValue()[d] = drawn.getOrDefault(e.getKey(), Double.NaN);
      }
    }
    return new Drawn(new LinkedHashMap<>(whole), values);
  }

  /**
   * Intervals of several figures at once, from the same draws; see {@link #draw}.
   *
   * @return in the order of the figures on the samples as they are
   */
  public Map<String, Interval> intervals(
      Function<int[], Map<String, Double>> metrics, double confidence) {
    Drawn drawn = draw(metrics);
    Map<String, Interval> intervals = new LinkedHashMap<>();
    for (String name : drawn.whole().keySet()) {
      drawn.interval(name, confidence).ifPresent(i -> intervals.put(name, i));
    }
    return intervals;
  }

  private static double[] numbers(double @Nullable [] values) {
    return values == null
        ? new double[0]
        : Arrays.stream(values).filter(v -> !Double.isNaN(v)).toArray();
  }

  /**
   * Whether one model's figure differs from another's on the same samples.
   *
   * @param first figure of the first model on a choice of samples
   * @param second figure of the second model on the same choice
   */
  public Optional<Difference> difference(
      Function<int[], OptionalDouble> first,
      Function<int[], OptionalDouble> second,
      double confidence) {
    Function<int[], OptionalDouble> gap =
        chosen -> {
          OptionalDouble a = first.apply(chosen);
          OptionalDouble b = second.apply(chosen);
          return a.isPresent() && b.isPresent()
              ? OptionalDouble.of(a.getAsDouble() - b.getAsDouble())
              : OptionalDouble.empty();
        };
    OptionalDouble whole = gap.apply(all());
    if (whole.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(tested(whole.getAsDouble(), drawn(gap), confidence));
  }

  private static Difference tested(double whole, double[] values, double confidence) {
    int below = 0;
    int above = 0;
    for (double v : values) {
      below += v <= 0 ? 1 : 0;
      above += v >= 0 ? 1 : 0;
    }
    double p = Math.min(1, 2.0 * (Math.min(below, above) + 1) / (values.length + 1));
    double tail = Math.min(below, above) == 0 ? normal(whole, values) : 1;
    return new Difference(percentiles(whole, values, confidence), Math.min(p, tail));
  }

  /** Two-sided chance of a value as far from 0 under a normal law with the draws' deviation. */
  private static double normal(double whole, double[] values) {
    double mean = Arrays.stream(values).average().orElse(0);
    double variance = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).average().orElse(0);
    if (!(variance > 0)) {
      return 1;
    }
    double z = Math.abs(whole) / Math.sqrt(variance);
    // Abramowitz and Stegun 7.1.26, of the complementary error function at z / sqrt(2).
    double t = 1 / (1 + 0.3275911 * z / Math.sqrt(2));
    double sum =
        t
            * (0.254829592
                + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
    return sum * Math.exp(-z * z / 2);
  }

  private int[] all() {
    return Arrays.stream(groups).flatMapToInt(Arrays::stream).sorted().toArray();
  }

  private double[] drawn(Function<int[], OptionalDouble> metric) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] values = new double[draws];
    int n = 0;
    for (int d = 0; d < draws; d++) {
      OptionalDouble v = metric.apply(choose(random));
      if (v.isPresent()) {
        values[n++] = v.getAsDouble();
      }
    }
    return Arrays.copyOf(values, n);
  }

  private int[] choose(SplittableRandom random) {
    int[][] picked = new int[groups.length][];
    int size = 0;
    for (int g = 0; g < groups.length; g++) {
      picked[g] = groups[random.nextInt(groups.length)];
      size += picked[g].length;
    }
    int[] chosen = new int[size];
    int at = 0;
    for (int[] group : picked) {
      System.arraycopy(group, 0, chosen, at, group.length);
      at += group.length;
    }
    return chosen;
  }

  private static Interval percentiles(double value, double[] draws, double confidence) {
    double[] sorted = draws.clone();
    Arrays.sort(sorted);
    double tail = (1 - confidence) / 2;
    return new Interval(value, quantile(sorted, tail), quantile(sorted, 1 - tail));
  }

  private static double quantile(double[] sorted, double q) {
    if (sorted.length == 0) {
      return Double.NaN;
    }
    double at = q * (sorted.length - 1);
    int below = (int) Math.floor(at);
    int above = Math.min(sorted.length - 1, below + 1);
    return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
  }

  /** Sample indices by group, in the order of first appearance. */
  private static int[][] members(Object[] groupOf) {
    Map<Object, List<Integer>> members = new LinkedHashMap<>();
    for (int i = 0; i < groupOf.length; i++) {
      members.computeIfAbsent(groupOf[i], k -> new ArrayList<>()).add(i);
    }
    return members.values().stream()
        .map(m -> m.stream().mapToInt(Integer::intValue).toArray())
        .toArray(int[][]::new);
  }
}
