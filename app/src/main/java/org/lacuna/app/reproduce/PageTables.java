package org.lacuna.app.reproduce;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.lacuna.app.evaluate.Contrast;
import org.lacuna.app.evaluate.GapFinding;
import org.lacuna.app.evaluate.Metrics;
import org.lacuna.app.evaluate.Range;
import org.lacuna.app.evaluate.RebuiltFinding;
import org.lacuna.app.evaluate.Verdict;
import org.lacuna.app.evaluate.output.ResultTable;
import org.lacuna.app.evaluate.output.ResultTable.Cell;
import org.lacuna.app.evaluate.output.ResultTable.Column;
import org.lacuna.app.evaluate.output.ResultTable.Row;

/** The tables of the report as well-formed HTML. */
final class PageTables {

  private static final String NONE = "\u2013";
  private static final String MINUS = "\u2212";

  private PageTables() {}

  static String claims(List<SetReport> reports) {
    StringBuilder html = new StringBuilder(head("Claim", "Data", "Measured", "Verdict"));
    for (SetReport r : reports) {
      for (Claim c : r.claims()) {
        html.append("<tr><td>").append(escape(c.words())).append("</td><td><a href=\"#");
        html.append(escape(r.set().key())).append("\">").append(escape(r.set().key()));
        html.append("</a></td><td class=\"fine\">").append(escape(minus(c.figure())));
        html.append("</td><td>").append(verdict(c.verdict())).append("</td></tr>\n");
      }
    }
    return html.append("</tbody></table></div>\n").toString();
  }

  private static String verdict(Verdict v) {
    String style =
        switch (v) {
          case HOLDS -> "yes";
          case DOES_NOT_HOLD -> "no";
          case CANNOT_BE_TOLD -> "open";
        };
    return "<span class=\"verdict " + style + "\">" + escape(v.words()) + "</span>";
  }

  /** One table: published rows grey and marked, the best of ours bold, intervals below. */
  static String results(ResultTable table) {
    StringBuilder html =
        new StringBuilder("<div class=\"wide\"><table class=\"figures\"><thead><tr>");
    html.append("<th>Given</th><th>Model</th>");
    for (Column c : table.columns()) {
      html.append("<th class=\"number\">").append(escape(c.heading()));
      html.append(c.lowerIsBetter() ? " \u2193" : " \u2191").append("</th>");
    }
    html.append("</tr></thead>\n<tbody>\n");
    String before = "";
    for (Row row : table.rows()) {
      boolean first = !row.given().equals(before);
      before = row.given();
      html.append("<tr class=\"").append(row.published() ? "published" : "ours");
      html.append(first ? " first" : "").append("\"><td>");
      html.append(first ? escape(row.given().replace("+", " + ")) : "").append("</td><td>");
      html.append(escape(row.model())).append(row.published() ? " \u2020" : "").append("</td>");
      for (int i = 0; i < row.cells().size(); i++) {
        html.append(cell(row.cells().get(i), table.columns().get(i).share()));
      }
      html.append("</tr>\n");
    }
    return html.append("</tbody></table></div>\n").toString();
  }

  private static String cell(Cell cell, boolean share) {
    if (!cell.there()) {
      return "<td class=\"number\">" + NONE + "</td>";
    }
    StringBuilder html = new StringBuilder("<td class=\"number\">");
    String value = figure(cell.value(), share);
    html.append(cell.best() ? "<b>" + value + "</b>" : value);
    if (!Double.isNaN(cell.deviation())) {
      html.append(" <small>\u00b1 ").append(figure(cell.deviation(), share)).append("</small>");
    }
    if (!Double.isNaN(cell.low())) {
      html.append("<small class=\"interval\">").append(figure(cell.low(), share));
      html.append(" \u2026 ").append(figure(cell.high(), share)).append("</small>");
    }
    return html.append("</td>").toString();
  }

  static String gaps(List<GapFinding> gaps) {
    StringBuilder html =
        new StringBuilder(
            head(
                "Model",
                "Rebuilt",
                "Metric",
                ">Without",
                ">Rebuilt",
                ">Real",
                ">Gain",
                ">Gap",
                ">Share of the gap",
                "That it helps"));
    for (GapFinding g : gaps) {
      html.append("<tr>");
      text(html, g.model(), g.rebuilt(), Metrics.words(g.metric()));
      for (double figure : g.figures()) {
        number(html, figure(figure, false));
      }
      number(html, range(g.gain()));
      number(html, range(g.gap()));
      number(html, g.gapIsThere() ? range(g.share()) : "no clear gap");
      html.append("<td>").append(verdict(g.verdict())).append("</td></tr>\n");
    }
    return html.append("</tbody></table></div>\n").toString();
  }

  static String rebuilt(List<RebuiltFinding> rebuilt) {
    StringBuilder html =
        new StringBuilder(
            head(
                "Rebuilt",
                "Feature",
                ">RMSE",
                ">of the mean",
                ">of ridge",
                ">Corr",
                ">of ridge",
                ">Saved over the mean",
                ">Saved over ridge"));
    for (RebuiltFinding r : rebuilt) {
      html.append(r.feature().equals(RebuiltFinding.ALL) ? "<tr class=\"first\">" : "<tr>");
      text(html, r.rebuilt(), r.feature() + (r.unit().isEmpty() ? "" : ", " + r.unit()));
      number(html, significant(r.rmse()));
      number(html, significant(r.rmseMean()));
      number(html, significant(r.rmseRidge()));
      number(html, figure(r.corr().orElse(Double.NaN), false));
      number(html, figure(r.corrRidge().orElse(Double.NaN), false));
      number(html, range(r.overMean()));
      number(html, range(r.overRidge()));
      html.append("</tr>\n");
    }
    return html.append("</tbody></table></div>\n").toString();
  }

  /** Only what stays significant after the correction; the rest is in the CSV. */
  static String contrasts(List<Contrast> contrasts) {
    StringBuilder html =
        new StringBuilder(
            head("Given", "Metric", "First", "Second", ">First less second", ">p, Holm"));
    for (Contrast c : contrasts) {
      html.append("<tr>");
      text(html, c.given(), Metrics.words(c.metric()), c.first(), c.second());
      number(html, range(new Range(c.difference(), c.low(), c.high())));
      number(html, figure(c.adjusted(), false));
      html.append("</tr>\n");
    }
    return html.append("</tbody></table></div>\n").toString();
  }

  private static String head(String... names) {
    StringBuilder html = new StringBuilder("<div class=\"wide\"><table><thead><tr>");
    for (String name : names) {
      boolean right = name.startsWith(">");
      html.append(right ? "<th class=\"number\">" : "<th>");
      html.append(escape(right ? name.substring(1) : name)).append("</th>");
    }
    return html.append("</tr></thead>\n<tbody>\n").toString();
  }

  private static void text(StringBuilder html, String... cells) {
    for (String cell : cells) {
      html.append("<td>").append(escape(cell)).append("</td>");
    }
  }

  private static void number(StringBuilder html, String shown) {
    html.append("<td class=\"number\">").append(escape(shown)).append("</td>");
  }

  private static String range(Range r) {
    return r.there()
        ? figure(r.value(), false)
            + " ["
            + figure(r.low(), false)
            + ", "
            + figure(r.high(), false)
            + "]"
        : NONE;
  }

  private static String significant(OptionalDouble v) {
    return v.isPresent() ? minus(String.format(Locale.ROOT, "%.4g", v.getAsDouble())) : NONE;
  }

  private static String figure(double v, boolean share) {
    if (Double.isNaN(v)) {
      return NONE;
    }
    String text =
        share ? String.format(Locale.ROOT, "%.1f", 100 * v) : String.format(Locale.ROOT, "%.3f", v);
    return minus(text.matches("-0\\.0+") ? text.substring(1) : text);
  }

  /** A true minus sign before a digit. */
  private static String minus(String text) {
    return text.replaceAll("-(?=\\d)", MINUS);
  }

  /** Text as it must stand in an element or an attribute. */
  static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
