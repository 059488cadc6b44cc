package org.lacuna.app.evaluate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lacuna.inference.eval.SentimentMetrics;

/**
 * One LaTeX table in the layout of the papers' tables: a row for each model and subset, the
 * published rows of the same dataset above it, marked, since they stand on other features. Needs no
 * package.
 */
final class LatexTable {

  /** A column: heading, our metric, theirs, whether it is a share that is printed in percent. */
  private record Column(String heading, String ours, String theirs, boolean share) {}

  private static final List<Column> COLUMNS =
      List.of(
          new Column("MAE$\\downarrow$", SentimentMetrics.MAE, "mae", false),
          new Column("Corr$\\uparrow$", SentimentMetrics.CORR, "corr", false),
          new Column("Acc-2$\\uparrow$", SentimentMetrics.ACC_2_NEG_POS, "acc_2", true),
          new Column("F1$\\uparrow$", SentimentMetrics.F1_NEG_POS, "f1", true),
          new Column("Acc-7$\\uparrow$", SentimentMetrics.ACC_7, "acc_7", true));

  private LatexTable() {}

  /**
   * @param dataset name of the dataset as the papers print it
   * @param published rows of that dataset; empty = none is shown
   */
  static String of(String dataset, List<Finding> findings, List<Published.Row> published) {
    StringBuilder tex = new StringBuilder();
    tex.append("% Acc-2 and F1 of our rows: negative/positive, labels equal to 0 left out.\n");
    tex.append("\\begin{table}\n\\centering\n");
    tex.append("\\caption{").append(escape(dataset)).append(caption(published)).append("}\n");
    tex.append("\\begin{tabular}{ll").append("r".repeat(COLUMNS.size())).append("}\n\\hline\n");
    tex.append("Model & Given");
    COLUMNS.forEach(c -> tex.append(" & ").append(c.heading()));
    tex.append(" \\\\\n\\hline\n");
    List<String> theirs = publishedRows(published);
    theirs.forEach(tex::append);
    if (!theirs.isEmpty()) {
      tex.append("\\hline\n");
    }
    ourRows(findings).forEach(tex::append);
    return tex.append("\\hline\n\\end{tabular}\n\\end{table}\n").toString();
  }

  private static String caption(List<Published.Row> published) {
    return published.isEmpty()
        ? "."
        : ". $^\\dagger$ As published, on the papers' own features: not comparable with our rows"
            + " number by number.";
  }

  private static List<String> publishedRows(List<Published.Row> published) {
    Map<List<String>, Map<String, Double>> rows = new LinkedHashMap<>();
    for (Published.Row r : published) {
      String setting = r.setting().isEmpty() ? "" : ", " + r.setting();
      rows.computeIfAbsent(
              List.of(
                  r.method() + " (" + r.paper() + " table " + r.table() + setting + ")", r.given()),
              k -> new LinkedHashMap<>())
          .put(r.metric(), r.value());
    }
    List<String> lines = new ArrayList<>();
    rows.forEach(
        (key, values) ->
            lines.add(
                line(
                    escape(key.get(0)) + "$^\\dagger$",
                    key.get(1),
                    COLUMNS.stream().map(c -> cell(values.get(c.theirs()), c.share())))));
    return lines;
  }

  private static List<String> ourRows(List<Finding> findings) {
    Map<List<String>, Map<String, Double>> rows = new LinkedHashMap<>();
    for (Finding f : findings) {
      rows.computeIfAbsent(List.of(f.model(), f.given()), k -> new LinkedHashMap<>())
          .put(f.metric(), f.value());
    }
    List<String> lines = new ArrayList<>();
    rows.forEach(
        (key, values) -> {
          if (COLUMNS.stream().map(c -> values.get(c.ours())).anyMatch(Objects::nonNull)) {
            lines.add(
                line(
                    escape(key.get(0)),
                    key.get(1),
                    COLUMNS.stream().map(c -> cell(values.get(c.ours()), c.share()))));
          }
        });
    return lines;
  }

  private static String line(String model, String given, Stream<String> cells) {
    return model + " & " + escape(given) + " & " + String.join(" & ", cells.toList()) + " \\\\\n";
  }

  private static String cell(@Nullable Double value, boolean share) {
    if (value == null) {
      return "--";
    }
    return share
        ? String.format(Locale.ROOT, "%.1f", 100 * value)
        : String.format(Locale.ROOT, "%.3f", value).replace("-", "$-$");
  }

  static String escape(String text) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '\\' -> out.append("\\textbackslash{}");
        case '&', '%', '$', '#', '_', '{', '}' -> out.append('\\').append(c);
        case '~' -> out.append("\\textasciitilde{}");
        case '^' -> out.append("\\textasciicircum{}");
        default -> out.append(c);
      }
    }
    return out.toString();
  }
}
