package org.lacuna.app.evaluate.output;

import java.util.List;
import java.util.Locale;
import org.lacuna.app.evaluate.Subject;
import org.lacuna.app.evaluate.output.ResultTable.Cell;
import org.lacuna.app.evaluate.output.ResultTable.Column;
import org.lacuna.app.evaluate.output.ResultTable.Row;

/** A {@link ResultTable} as a LaTeX table that needs no package. */
final class LatexTable {

  private LatexTable() {}

  static String of(List<ResultTable> tables) {
    StringBuilder tex = new StringBuilder();
    tex.append("% Acc-2 and F1 of our rows: negative/positive, labels equal to 0 left out.\n");
    tex.append("% The 95 % intervals and the other metrics are in results.csv.\n");
    tables.forEach(t -> table(tex, t));
    return tex.toString();
  }

  private static void table(StringBuilder tex, ResultTable table) {
    tex.append("\\begin{table}\n\\centering\n");
    tex.append("\\caption{").append(escape(table.title())).append(caption(table)).append("}\n");
    tex.append("\\begin{tabular}{ll").append("r".repeat(table.columns().size())).append("}\n");
    tex.append("\\hline\nModel & Given");
    for (Column c : table.columns()) {
      tex.append(" & ").append(escape(c.heading()));
      tex.append(c.lowerIsBetter() ? "$\\downarrow$" : "$\\uparrow$");
    }
    tex.append(" \\\\\n");
    String before = "";
    for (Row row : table.rows()) {
      if (!row.given().equals(before)) {
        tex.append("\\hline\n");
        before = row.given();
      }
      tex.append(escape(row.model())).append(row.published() ? "$^\\dagger$" : "");
      tex.append(" & ").append(escape(row.given()));
      for (int i = 0; i < row.cells().size(); i++) {
        tex.append(" & ").append(cell(row.cells().get(i), table.columns().get(i).share()));
      }
      tex.append(" \\\\\n");
    }
    tex.append("\\hline\n\\end{tabular}\n\\end{table}\n");
  }

  private static String caption(ResultTable table) {
    boolean zeros = table.rows().stream().anyMatch(r -> r.model().endsWith(Subject.ZEROS));
    return (table.anyPublished()
            ? ". $^\\dagger$ As published, on the papers' own features: not comparable with our rows"
                + " number by number"
            : "")
        + (zeros ? ". Fed zeros: what is missing counts as zeros" : "")
        + ".";
  }

  private static String cell(Cell cell, boolean share) {
    if (!cell.there()) {
      return "--";
    }
    String number =
        share
            ? String.format(Locale.ROOT, "%.1f", 100 * cell.value())
            : String.format(Locale.ROOT, "%.3f", cell.value());
    String shown = number.replace("-", "$-$");
    return cell.best() ? "\\textbf{" + shown + "}" : shown;
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
