package org.lacuna.app.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lacuna.inference.testset.Judged;

/**
 * What the networks of one {@link Subject} said, judged together: every figure is the mean over the
 * networks. Immutable by convention.
 *
 * @param members one a network, over the same samples
 */
record Panel(List<Judged> members) {

  Panel {
    members = List.copyOf(members);
  }

  /** Means over the networks; a figure that one of them lacks is left out. */
  Map<String, Double> metrics(int... chosen) {
    return means(members.stream().map(m -> m.metrics(chosen)).toList());
  }

  /** The same on the samples as they are. */
  Map<String, Double> metrics() {
    return means(members.stream().map(Judged::metrics).toList());
  }

  /** Deviation over the networks, with n - 1; without entries for one alone. */
  Map<String, Double> deviations() {
    Map<String, Double> deviations = new LinkedHashMap<>();
    List<Map<String, Double>> each = members.stream().map(Judged::metrics).toList();
    metrics()
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

  Object[] groups() {
    return members.get(0).groups();
  }

  /**
   * Those of the chosen samples that all of the panels have answers to: one model may judge what
   * another cannot, and a comparison is only fair over the same samples.
   */
  static int[] common(List<Panel> panels, int... chosen) {
    return Arrays.stream(chosen)
        .filter(i -> panels.stream().allMatch(p -> p.members.get(0).answered(i)))
        .toArray();
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
