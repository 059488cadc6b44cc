package org.lacuna.app.cli.text;

import java.util.ArrayList;
import java.util.List;

/** A small aligned table of text. Not thread-safe. */
public final class TextTable {

  private final List<List<String>> rows = new ArrayList<>();
  private final boolean[] right;

  /**
   * @param heads one head a column; a head that starts with {@code >} aligns its column to the
   *     right
   */
  public TextTable(String... heads) {
    right = new boolean[heads.length];
    List<String> row = new ArrayList<>();
    for (int i = 0; i < heads.length; i++) {
      right[i] = heads[i].startsWith(">");
      row.add(right[i] ? heads[i].substring(1) : heads[i]);
    }
    rows.add(row);
  }

  public TextTable add(String... cells) {
    if (cells.length != right.length) {
      throw new IllegalArgumentException(cells.length + " cells for " + right.length + " columns");
    }
    rows.add(List.of(cells));
    return this;
  }

  /** The table, a line a row, without white space at line ends. */
  public String render() {
    int[] width = new int[right.length];
    for (List<String> row : rows) {
      for (int i = 0; i < width.length; i++) {
        width[i] = Math.max(width[i], row.get(i).length());
      }
    }
    StringBuilder text = new StringBuilder();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < width.length; i++) {
        String pad = " ".repeat(width[i] - row.get(i).length());
        line.append(i == 0 ? "" : "  ").append(right[i] ? pad + row.get(i) : row.get(i) + pad);
      }
      text.append(line.toString().stripTrailing()).append(System.lineSeparator());
    }
    return text.toString();
  }
}
