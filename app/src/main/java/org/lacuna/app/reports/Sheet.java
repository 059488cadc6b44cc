package org.lacuna.app.reports;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.lacuna.app.page.NumberTable;

/**
 * A table for reading. Immutable.
 *
 * @param name fit for a file name
 * @param columns heads
 * @param rows cells; empty where there is nothing
 * @param numeric indices of the columns that are sorted by their leading number
 * @param marked indices of the rows that stand apart: published ones
 */
public record Sheet(
    String name,
    List<String> columns,
    List<List<String>> rows,
    Set<Integer> numeric,
    Set<Integer> marked) {

  /** By the number that a cell begins with. */
  static final Comparator<String> BY_NUMBER =
      Comparator.comparingDouble(Sheet::leading).thenComparing(Comparator.naturalOrder());

  private static double leading(String cell) {
    String number = cell.strip().split("[ \\[]", 2)[0].replace('\u2212', '-');
    double v = ReportReader.number(number);
    return Double.isNaN(v) ? Double.POSITIVE_INFINITY : v;
  }

  /** Nothing to read. */
  static final Sheet EMPTY = new Sheet("empty", List.of(), List.of(), Set.of(), Set.of());

  public Sheet {
    columns = List.copyOf(columns);
    rows = rows.stream().map(List::copyOf).toList();
    numeric = Set.copyOf(numeric);
    marked = Set.copyOf(marked);
  }

  /** The same for writing to a file. */
  public NumberTable table() {
    return new NumberTable(name, columns, rows);
  }
}
