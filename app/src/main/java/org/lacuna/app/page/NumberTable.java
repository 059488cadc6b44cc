package org.lacuna.app.page;

import java.util.List;

/**
 * Numbers behind a view, as they go to a file. Immutable.
 *
 * @param name short, fit for a file name
 * @param columns names, with the unit where there is one, for example {@code start_s}
 * @param rows as many cells as columns; an empty cell is a value that was not observed
 */
public record NumberTable(String name, List<String> columns, List<List<String>> rows) {

  public NumberTable {
    columns = List.copyOf(columns);
    rows = rows.stream().map(List::copyOf).toList();
    for (List<String> row : rows) {
      if (row.size() != columns.size()) {
        throw new IllegalArgumentException(name + " has a row that does not fit its columns");
      }
    }
  }
}
