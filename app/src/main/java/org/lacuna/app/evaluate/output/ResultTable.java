package org.lacuna.app.evaluate.output;

import java.util.List;
import org.lacuna.app.evaluate.Published;

/**
 * One table in the layout of the papers: a row for each model and what it was given, published rows
 * of the same data set beside ours. What LaTeX and HTML are written from.
 *
 * @param title what it is about
 * @param columns figures
 * @param rows grouped by what was given, published ones first in each group
 */
public record ResultTable(String title, List<Column> columns, List<Row> rows) {

  public ResultTable {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
  }

  /**
   * One figure.
   *
   * @param heading as the papers print it
   * @param lowerIsBetter whether it is an error
   * @param share whether it is printed in percent
   * @param ours our metric
   * @param theirs name in {@link Published}; empty where they do not print it
   */
  public record Column(
      String heading, boolean lowerIsBetter, boolean share, String ours, String theirs) {}

  /**
   * One model.
   *
   * @param model its name
   * @param given what it was given
   * @param published whether the figures are a paper's, on its own features
   * @param cells one a column
   */
  public record Row(String model, String given, boolean published, List<Cell> cells) {
    public Row {
      cells = List.copyOf(cells);
    }
  }

  /**
   * One figure; NaN where there is none.
   *
   * @param value the figure
   * @param low lower end of the 95 % interval
   * @param high upper end
   * @param deviation over seeds
   * @param best whether no other of our models does better with the same modalities given
   */
  public record Cell(double value, double low, double high, double deviation, boolean best) {

    static final Cell NONE = new Cell(Double.NaN, Double.NaN, Double.NaN, Double.NaN, false);

    static Cell published(double value) {
      return new Cell(value, Double.NaN, Double.NaN, Double.NaN, false);
    }

    /** Whether there is a figure. */
    public boolean there() {
      return !Double.isNaN(value);
    }
  }

  /** Whether any row is a paper's. */
  public boolean anyPublished() {
    return rows.stream().anyMatch(Row::published);
  }
}
