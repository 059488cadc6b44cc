package org.lacuna.app.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lacuna.inference.eval.Bootstrap;
import org.lacuna.inference.eval.Bootstrap.Drawn;
import org.lacuna.inference.testset.Judged;

/**
 * What the networks of one model said with the same modalities given, judged together: every figure
 * is the mean over the networks. Draws of the bootstrap are kept, since every comparison needs
 * them. Not thread-safe.
 */
final class Panel {

  private static final double CONFIDENCE = Evaluation.CONFIDENCE;

  private final List<Judged> members;
  private final boolean[] counted;
  private final int draws;
  private @Nullable Drawn drawn;

  /**
   * @param members one a network, over the same samples
   * @param draws of the bootstrap
   */
  Panel(List<Judged> members, int draws) {
    this(members, answered(members), draws);
  }

  private Panel(List<Judged> members, boolean[] counted, int draws) {
    this.members = List.copyOf(members);
    this.counted = counted;
    this.draws = draws;
  }

  private static boolean[] answered(List<Judged> members) {
    boolean[] answered = new boolean[members.get(0).samples().size()];
    for (int i = 0; i < answered.length; i++) {
      int sample = i;
      answered[i] = members.stream().allMatch(m -> m.answered(sample));
    }
    return answered;
  }

  /**
   * The panels over the samples that all of them have answers to: one model may judge what another
   * cannot, and a comparison is only fair over the same samples.
   */
  static List<Panel> over(Panel... panels) {
    boolean[] common = panels[0].counted.clone();
    for (Panel p : panels) {
      for (int i = 0; i < common.length; i++) {
        common[i] &= p.counted[i];
      }
    }
    List<Panel> all = new ArrayList<>();
    for (Panel p : panels) {
      all.add(Arrays.equals(common, p.counted) ? p : new Panel(p.members, common, p.draws));
    }
    return all;
  }

  /** Networks. */
  int networks() {
    return members.size();
  }

  /** Samples that a metric is over. */
  int judged(String metric) {
    return members.get(0).judged(metric);
  }

  /** Means over the networks; a figure that one of them lacks is left out. */
  Map<String, Double> metrics() {
    int[] all = new int[counted.length];
    Arrays.setAll(all, i -> i);
    return metrics(all);
  }

  private Map<String, Double> metrics(int... chosen) {
    int[] kept = Arrays.stream(chosen).filter(i -> counted[i]).toArray();
    return means(members.stream().map(m -> m.metrics(kept)).toList());
  }

  /** The figures on the draws, which are the same for all panels of an evaluation. */
  Drawn drawn() {
    Drawn known = drawn;
    if (known == null) {
      known =
          new Bootstrap(members.get(0).groups(), draws, Evaluation.BOOTSTRAP_SEED)
              .draw(this::metrics);
      drawn = known;
    }
    return known;
  }

  /** A metric with its interval. */
  Range range(String metric) {
    return drawn().interval(metric, CONFIDENCE).map(Range::of).orElse(Range.NONE);
  }

  /** Deviation over the networks, with n - 1; without entries for one alone. */
  Map<String, Double> deviations() {
    Map<String, Double> deviations = new LinkedHashMap<>();
    List<Map<String, Double>> each = members.stream().map(Judged::metrics).toList();
    means(each)
        .forEach(
            (name, mean) -> {
              double squares =
                  each.stream().mapToDouble(m -> square(m.getOrDefault(name, mean) - mean)).sum();
              if (each.size() > 1) {
                deviations.put(name, Math.sqrt(squares / (each.size() - 1)));
              }
            });
    return deviations;
  }

  private static double square(double v) {
    return v * v;
  }

  static Map<String, Double> means(List<Map<String, Double>> all) {
    Map<String, List<Double>> values = new LinkedHashMap<>();
    all.forEach(
        one -> one.forEach((k, v) -> values.computeIfAbsent(k, n -> new ArrayList<>()).add(v)));
    Map<String, Double> means = new LinkedHashMap<>();
    values.forEach(
        (name, v) -> {
          if (v.size() == all.size()) {
            means.put(name, v.stream().mapToDouble(Double::doubleValue).average().orElseThrow());
          }
        });
    return means;
  }
}
