package org.lacuna.app.timeline;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which names stand beside the rows: a numbered run ({@code MFCC 0}, {@code MFCC 1}) shares one.
 */
final class RowLabels {

  private static final Pattern NUMBERED = Pattern.compile("(.*\\D) (\\d+)");

  private RowLabels() {}

  /** A name beside rows {@code first} to {@code last}, inclusive. */
  record Label(String text, int first, int last) {}

  /**
   * @param everyRow whether there is room for a name beside every single row
   */
  static List<Label> of(List<String> names, boolean everyRow) {
    List<Label> labels = new ArrayList<>();
    int row = 0;
    while (row < names.size()) {
      int last = everyRow ? row : lastOfRun(names, row);
      labels.add(
          last == row
              ? new Label(names.get(row), row, row)
              : new Label(names.get(row) + "\u2013" + number(names.get(last)), row, last));
      row = last + 1;
    }
    return labels;
  }

  private static int lastOfRun(List<String> names, int row) {
    String stem = stem(names.get(row));
    int last = row;
    while (!stem.isEmpty() && last + 1 < names.size() && stem(names.get(last + 1)).equals(stem)) {
      last++;
    }
    return last;
  }

  private static String stem(String name) {
    Matcher m = NUMBERED.matcher(name);
    return m.matches() ? m.group(1) : "";
  }

  private static String number(String name) {
    Matcher m = NUMBERED.matcher(name);
    return m.matches() ? m.group(2) : name;
  }
}
