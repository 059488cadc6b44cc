package org.lacuna.app.evaluate.output;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.lacuna.app.evaluate.Evaluation;
import org.lacuna.app.evaluate.Finding;
import org.lacuna.app.evaluate.Metrics;
import org.lacuna.app.plot.Chart;
import org.lacuna.inference.signal.ModalitySet;

/** The charts of an evaluation. */
final class ResultCharts {

  private final List<Finding> findings;

  ResultCharts(List<Finding> findings) {
    this.findings = List.copyOf(findings);
  }

  /** One metric by what is given, a colour a model. */
  Chart subsets(String metric, String title, List<ModalitySet> subsets) {
    List<Chart.Series> series = new ArrayList<>();
    List<String> given = subsets.stream().map(ModalitySet::toString).toList();
    for (String model : models()) {
      series.add(series(model, metric, given, places(given.size())));
    }
    return new Chart(
        title,
        "given: V vision, A audio, L language",
        name(metric),
        subsets.stream().map(ResultCharts::letters).toList(),
        series);
  }

  /** One metric by the share that is missing. */
  Chart missing(String metric, String title, List<Double> rates) {
    List<Chart.Series> series = new ArrayList<>();
    List<String> given = rates.stream().map(Evaluation::missing).toList();
    double[] x = rates.stream().mapToDouble(Double::doubleValue).toArray();
    for (String model : models()) {
      series.add(series(model, metric, given, x));
    }
    return new Chart(title, "share of modalities missing", name(metric), List.of(), series);
  }

  private List<String> models() {
    return findings.stream().map(Finding::model).distinct().toList();
  }

  private Chart.Series series(String model, String metric, List<String> given, double[] x) {
    double[] y = new double[x.length];
    double[] low = new double[x.length];
    double[] high = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      Optional<Finding> f = find(model, metric, given.get(i));
      y[i] = f.map(Finding::value).orElse(Double.NaN);
      low[i] = f.map(Finding::low).orElse(Double.NaN);
      high[i] = f.map(Finding::high).orElse(Double.NaN);
    }
    return new Chart.Series(model, x, y, low, high);
  }

  private Optional<Finding> find(String model, String metric, String given) {
    return findings.stream()
        .filter(
            f -> f.model().equals(model) && f.metric().equals(metric) && f.given().equals(given))
        .findFirst();
  }

  private static double[] places(int n) {
    double[] x = new double[n];
    Arrays.setAll(x, i -> i);
    return x;
  }

  private static String letters(ModalitySet subset) {
    return subset.toList().stream()
        .map(m -> m.key().substring(0, 1).toUpperCase(Locale.ROOT))
        .collect(Collectors.joining(" + "));
  }

  private static String name(String metric) {
    return Metrics.words(metric);
  }
}
