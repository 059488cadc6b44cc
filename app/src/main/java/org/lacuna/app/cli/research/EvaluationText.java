package org.lacuna.app.cli.research;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.lacuna.app.cli.text.TextTable;
import org.lacuna.app.evaluate.Evaluation;
import org.lacuna.app.evaluate.GapFinding;
import org.lacuna.app.evaluate.RebuiltFinding;
import org.lacuna.app.evaluate.output.ResultTable;
import org.lacuna.app.evaluate.output.ResultTable.Cell;
import org.lacuna.app.evaluate.output.ResultTable.Column;
import org.lacuna.app.evaluate.output.ResultTable.Row;

/** An evaluation for a terminal: our rows with their intervals; the files hold the rest. */
final class EvaluationText {

  /** Columns beyond which a table does not fit a terminal. */
  private static final int MOST_COLUMNS = 5;

  private EvaluationText() {}

  static String of(List<ResultTable> tables, Evaluation.Result result) {
    StringBuilder text = new StringBuilder();
    for (ResultTable table : tables) {
      text.append(table.title()).append(System.lineSeparator()).append(table(table));
      text.append(System.lineSeparator());
    }
    for (GapFinding g : result.gaps()) {
      text.append(gap(g)).append(System.lineSeparator());
    }
    for (RebuiltFinding r : result.rebuilt()) {
      if (r.feature().equals(RebuiltFinding.ALL)) {
        text.append(rebuilt(r)).append(System.lineSeparator());
      }
    }
    return text.toString();
  }

  private static String table(ResultTable table) {
    List<Column> columns =
        table.columns().subList(0, Math.min(MOST_COLUMNS, table.columns().size()));
    List<String> heads = new ArrayList<>(List.of("Given", "Model"));
    columns.forEach(c -> heads.add(">" + c.heading()));
    TextTable text = new TextTable(heads.toArray(new String[0]));
    for (Row row : table.rows()) {
      if (!row.published()) {
        List<String> cells = new ArrayList<>(List.of(row.given(), row.model()));
        for (int i = 0; i < columns.size(); i++) {
          cells.add(cell(row.cells().get(i)));
        }
        text.add(cells.toArray(new String[0]));
      }
    }
    return text.render();
  }

  private static String cell(Cell cell) {
    if (!cell.there()) {
      return "-";
    }
    return Double.isNaN(cell.low())
        ? number(cell.value())
        : number(cell.value()) + " [" + number(cell.low()) + ", " + number(cell.high()) + "]";
  }

  private static String gap(GapFinding g) {
    return String.format(
        Locale.ROOT,
        "%s, %s rebuilt, %s: without %s, rebuilt %s, full %s; gain %s [%s, %s]: that it helps %s.",
        g.model(),
        g.rebuilt(),
        g.metric(),
        number(g.figures()[0]),
        number(g.figures()[1]),
        number(g.figures()[2]),
        number(g.gain().value()),
        number(g.gain().low()),
        number(g.gain().high()),
        g.verdict().words());
  }

  private static String rebuilt(RebuiltFinding r) {
    return String.format(
        Locale.ROOT,
        "%s rebuilds %s: saves %s [%s, %s] of the training mean's squared error and %s [%s, %s] of"
            + " a ridge regression's.",
        r.model(),
        r.rebuilt(),
        number(r.overMean().value()),
        number(r.overMean().low()),
        number(r.overMean().high()),
        number(r.overRidge().value()),
        number(r.overRidge().low()),
        number(r.overRidge().high()));
  }

  private static String number(double v) {
    return Double.isNaN(v) ? "-" : String.format(Locale.ROOT, "%.3f", v);
  }
}
