package org.lacuna.app.reports;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.lacuna.app.evaluate.Evaluation;
import org.lacuna.app.evaluate.Metrics;
import org.lacuna.app.plot.Chart;
import org.lacuna.app.text.Texts;
import org.lacuna.inference.signal.ModalitySet;

/** Lays out the figures of a set as tables and charts. Pure logic. */
final class Sheets {

  private final Texts texts;

  Sheets(Texts texts) {
    this.texts = texts;
  }

  /** One metric: a row a model, a column for each that was given, with intervals. */
  Sheet metric(ReportSet set, String metric) {
    List<String> given = given(set, metric);
    List<String> columns = new ArrayList<>(List.of(texts.get("reports.col.model")));
    given.forEach(g -> columns.add(letters(g)));
    columns.add(texts.get("reports.col.samples"));
    columns.add(texts.get("reports.col.networks"));
    Map<String, Map<String, Figure>> models = new LinkedHashMap<>();
    for (Figure f : set.figures()) {
      if (f.metric().equals(metric) && !f.given().startsWith(Evaluation.RANDOM)) {
        models.computeIfAbsent(f.model(), m -> new LinkedHashMap<>()).put(f.given(), f);
      }
    }
    List<List<String>> rows = new ArrayList<>();
    Set<Integer> marked = new HashSet<>();
    models.forEach(
        (model, figures) -> {
          Figure any = figures.values().iterator().next();
          List<String> row = new ArrayList<>();
          row.add(any.published() ? texts.get("reports.published", model) : model);
          for (String g : given) {
            Figure f = figures.get(g);
            row.add(f == null ? "" : withInterval(f.value(), f.low(), f.high(), f.deviation()));
          }
          row.add(any.samples() > 0 ? Integer.toString(any.samples()) : "");
          row.add(any.networks() > 0 ? Integer.toString(any.networks()) : "");
          if (any.published()) {
            marked.add(rows.size());
          }
          rows.add(row);
        });
    return new Sheet(metric, columns, rows, from(1, columns.size()), marked);
  }

  /** What was given in that metric, in the order of every table; random shares left out. */
  private static List<String> given(ReportSet set, String metric) {
    Set<String> had = new LinkedHashSet<>();
    set.figures().stream()
        .filter(f -> f.metric().equals(metric) && !f.given().startsWith(Evaluation.RANDOM))
        .forEach(f -> had.add(f.given()));
    List<String> ordered = new ArrayList<>();
    ModalitySet.nonEmptySubsets().stream()
        .map(ModalitySet::toString)
        .filter(had::contains)
        .forEach(ordered::add);
    had.stream().filter(g -> !ordered.contains(g)).forEach(ordered::add);
    return ordered;
  }

  /** {@code vision+audio} as {@code V + A}; anything else as it is. */
  static String letters(String given) {
    boolean known =
        ModalitySet.nonEmptySubsets().stream().anyMatch(s -> s.toString().equals(given));
    if (!known) {
      return given;
    }
    List<String> letters = new ArrayList<>();
    for (String m : given.split("\\+", -1)) {
      letters.add(m.substring(0, 1).toUpperCase(Locale.ROOT));
    }
    return String.join(" + ", letters);
  }

  /** Pairs of models. */
  Sheet contrasts(ReportSet set, String metric) {
    List<List<String>> rows = new ArrayList<>();
    for (Map<String, String> r : set.contrasts()) {
      if (cell(r, "metric").equals(metric)) {
        rows.add(
            List.of(
                cell(r, "first"),
                cell(r, "second"),
                letters(cell(r, "given")),
                interval(r, "difference", "low_95", "high_95"),
                short3(cell(r, "p")),
                short3(cell(r, "p_holm"))));
      }
    }
    return sheet(
        "differences",
        rows,
        Set.of(3, 4, 5),
        "first",
        "second",
        "given",
        "difference",
        "p",
        "holm");
  }

  /** What reconstructions give back. */
  Sheet gaps(ReportSet set, String metric) {
    List<List<String>> rows = new ArrayList<>();
    for (Map<String, String> r : set.gaps()) {
      if (cell(r, "metric").equals(metric)) {
        rows.add(
            List.of(
                cell(r, "model"),
                cell(r, "rebuilt"),
                short3(cell(r, "figure_without")),
                short3(cell(r, "figure_model")),
                short3(cell(r, "figure_full")),
                interval(r, "gain", "gain_low_95", "gain_high_95"),
                interval(r, "share", "share_low_95", "share_high_95"),
                cell(r, "reconstruction_helps")));
      }
    }
    return sheet(
        "gap-closed",
        rows,
        Set.of(2, 3, 4, 5, 6),
        "model",
        "rebuilt",
        "without",
        "withRebuilt",
        "full",
        "gain",
        "share",
        "helps");
  }

  /** How near reconstructions come, by feature. */
  Sheet rebuilt(ReportSet set) {
    List<List<String>> rows = new ArrayList<>();
    for (Map<String, String> r : set.rebuilt()) {
      rows.add(
          List.of(
              cell(r, "model"),
              cell(r, "rebuilt"),
              cell(r, "feature"),
              cell(r, "unit"),
              short3(cell(r, "rmse")),
              short3(cell(r, "rmse_mean")),
              short3(cell(r, "rmse_ridge")),
              short3(cell(r, "corr")),
              interval(r, "saved_over_mean", "low_95", "high_95"),
              interval(r, "saved_over_ridge", "low_95.2", "high_95.2")));
    }
    return sheet(
        "reconstruction",
        rows,
        Set.of(4, 5, 6, 7, 8, 9),
        "model",
        "rebuilt",
        "feature",
        "unit",
        "rmse",
        "rmseMean",
        "rmseRidge",
        "corr",
        "savedMean",
        "savedRidge");
  }

  /**
   * The answers to one question, in their order.
   *
   * @param less what everything is compared with; empty where nothing was left out
   */
  Sheet clips(List<Answer> answers, String less) {
    Set<String> given = new LinkedHashSet<>();
    ModalitySet.nonEmptySubsets().stream()
        .map(ModalitySet::toString)
        .filter(g -> answers.stream().anyMatch(a -> a.said().containsKey(g)))
        .forEach(given::add);
    answers.forEach(a -> given.addAll(a.said().keySet()));
    boolean choice = answers.stream().anyMatch(Answer::choice);
    List<String> columns = new ArrayList<>();
    for (String c : List.of("clip", "label", "errorAll")) {
      columns.add(texts.get("reports.col." + c));
    }
    if (!less.isEmpty()) {
      columns.add(texts.get("reports.col.errorLess", letters(less)));
      columns.add(texts.get("reports.col.disagreement"));
    }
    given.forEach(g -> columns.add(texts.get("reports.col.said", letters(g))));
    List<List<String>> rows = new ArrayList<>();
    for (Answer a : answers) {
      List<String> row = new ArrayList<>();
      row.add(a.id());
      row.add(a.choice() ? a.label() : number(a.right()));
      row.add(number(a.error(a.fullest()).orElse(Double.NaN)));
      if (!less.isEmpty()) {
        row.add(number(a.error(less).orElse(Double.NaN)));
        row.add(a.farthest().isEmpty() ? "" : number(a.disagreement()));
      }
      given.forEach(g -> row.add(number(a.said().getOrDefault(g, Double.NaN))));
      rows.add(row);
    }
    Set<Integer> numeric = from(choice ? 2 : 1, columns.size());
    return new Sheet("clips", columns, rows, numeric, Set.of());
  }

  /** A metric by the share that is missing; without series where there is none. */
  Chart missing(ReportSet set, String metric) {
    Map<String, List<Figure>> models = new LinkedHashMap<>();
    for (Figure f : set.figures()) {
      if (f.metric().equals(metric) && f.given().startsWith(Evaluation.RANDOM)) {
        models.computeIfAbsent(f.model(), m -> new ArrayList<>()).add(f);
      }
    }
    List<Chart.Series> series = new ArrayList<>();
    models.forEach((model, figures) -> series.add(series(model, figures)));
    String what = Metrics.words(metric);
    String title = set.dataset().isEmpty() ? what : set.dataset() + ": " + what;
    return new Chart(title, texts.get("reports.missingShare"), what, List.of(), series);
  }

  private static Chart.Series series(String model, List<Figure> figures) {
    List<Figure> sorted =
        figures.stream().sorted(java.util.Comparator.comparingDouble(Sheets::share)).toList();
    return new Chart.Series(
        model,
        sorted.stream().mapToDouble(Sheets::share).toArray(),
        sorted.stream().mapToDouble(Figure::value).toArray(),
        sorted.stream().mapToDouble(Figure::low).toArray(),
        sorted.stream().mapToDouble(Figure::high).toArray());
  }

  private static double share(Figure f) {
    double share = ReportReader.number(f.given().substring(Evaluation.RANDOM.length()));
    return Double.isNaN(share) ? 0 : share;
  }

  private Sheet sheet(String name, List<List<String>> rows, Set<Integer> numeric, String... heads) {
    List<String> columns = new ArrayList<>();
    for (String head : heads) {
      columns.add(texts.get("reports.col." + head));
    }
    return new Sheet(name, columns, rows, numeric, Set.of());
  }

  private static Set<Integer> from(int first, int end) {
    Set<Integer> all = new HashSet<>();
    for (int i = first; i < end; i++) {
      all.add(i);
    }
    return all;
  }

  private static String cell(Map<String, String> row, String column) {
    return row.getOrDefault(column, "");
  }

  private static String interval(Map<String, String> r, String value, String low, String high) {
    return withInterval(
        ReportReader.number(cell(r, value)),
        ReportReader.number(cell(r, low)),
        ReportReader.number(cell(r, high)),
        Double.NaN);
  }

  /** {@code 0.932 [0.870, 0.991]}, or with the deviation over networks where no interval is. */
  private static String withInterval(double value, double low, double high, double deviation) {
    if (Double.isNaN(value)) {
      return "";
    }
    if (!Double.isNaN(low) && !Double.isNaN(high)) {
      return number(value) + " [" + number(low) + ", " + number(high) + "]";
    }
    return Double.isNaN(deviation) ? number(value) : number(value) + " \u00b1 " + number(deviation);
  }

  private static String short3(String cell) {
    return number(ReportReader.number(cell));
  }

  private static String number(double v) {
    return Double.isNaN(v) ? "" : String.format(Locale.ROOT, "%.3f", v).replace('-', '\u2212');
  }
}
