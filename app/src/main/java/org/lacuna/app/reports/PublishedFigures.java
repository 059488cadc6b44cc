package org.lacuna.app.reports;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.lacuna.app.evaluate.Published;

/** Which figures of the papers stand beside which of ours. */
final class PublishedFigures {

  private static final Map<String, String> NAMES =
      Map.of(
          "mae", "mae",
          "corr", "corr",
          "acc_2_neg_pos", "acc_2",
          "f1_neg_pos", "f1",
          "acc_7", "acc_7");

  private PublishedFigures() {}

  /** Those with the same given and a metric that ours have. */
  static List<Figure> beside(List<Figure> ours, List<Published.Row> papers) {
    Set<String> given = new TreeSet<>();
    Set<String> metrics = new TreeSet<>();
    ours.forEach(f -> given.add(f.given()));
    ours.forEach(f -> metrics.add(f.metric()));
    List<Figure> beside = new ArrayList<>();
    for (String metric : metrics) {
      Optional<String> name = name(metric);
      for (Published.Row row : papers) {
        if (name.equals(Optional.of(row.metric())) && given.contains(row.given())) {
          beside.add(figure(row, metric));
        }
      }
    }
    return beside;
  }

  private static Figure figure(Published.Row row, String metric) {
    String setting = row.setting().isEmpty() ? "" : ", " + row.setting();
    return new Figure(
        row.method() + " (" + row.paper() + " table " + row.table() + setting + ")",
        row.given(),
        metric,
        row.value(),
        Double.NaN,
        Double.NaN,
        0,
        0,
        Double.NaN,
        true);
  }

  /** What the papers call a metric of ours; empty where they have none. */
  private static Optional<String> name(String metric) {
    String known = NAMES.get(metric);
    if (known != null) {
      return Optional.of(known);
    }
    int open = metric.indexOf('[');
    int close = metric.indexOf("]_");
    if (open > 0 && close > open) {
      String question = metric.substring(open + 1, close);
      return switch (metric.substring(close + 2)) {
        case "accuracy" -> Optional.of("accuracy_" + question);
        case "f1_weighted" -> Optional.of("f1_" + question);
        default -> Optional.empty();
      };
    }
    for (String ending : List.of("mae", "corr", "accuracy")) {
      if (metric.endsWith("_" + ending)) {
        return Optional.of(ending);
      }
    }
    return metric.endsWith("_f1_weighted") ? Optional.of("f1") : Optional.empty();
  }
}
