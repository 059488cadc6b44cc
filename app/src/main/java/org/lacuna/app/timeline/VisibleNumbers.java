package org.lacuna.app.timeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.lacuna.app.page.NumberTable;

/**
 * The numbers behind a visible span as tables: step by step while the steps can be told apart, and
 * from further away summed up in equal parts of the span. What was not observed is an empty cell.
 */
public final class VisibleNumbers {

  /** More steps than that are summed up. */
  private static final int MOST_STEPS = 20_000;

  private static final int PARTS = 2_000;

  private VisibleNumbers() {}

  /**
   * Values of all rows, or the mean of each part.
   *
   * @param rows names of the rows
   * @return empty when there are no steps
   */
  public static Optional<NumberTable> of(
      String name, List<String> rows, MeanPyramid means, Span visible) {
    StepValues values = means.values();
    int from = values.firstEndingAfter(visible.startUs());
    int to = values.firstStartingAt(visible.endUs());
    if (to <= from) {
      return Optional.empty();
    }
    if (to - from <= MOST_STEPS) {
      return Optional.of(steps(name, rows, values, from, to));
    }
    TimeScale scale = new TimeScale(visible.startUs(), visible.endUs(), PARTS);
    float[] parts = means.means(scale, PARTS);
    List<List<String>> table = new ArrayList<>();
    for (int x = 0; x < PARTS; x++) {
      List<String> line = times(scale.us(x), scale.us(x + 1));
      for (int d = 0; d < rows.size(); d++) {
        line.add(number(parts[x * rows.size() + d]));
      }
      table.add(line);
    }
    return Optional.of(
        new NumberTable(name, columns(rows.stream().map(r -> "mean " + r).toList()), table));
  }

  /**
   * Values of one row, or the lowest and the highest of each part.
   *
   * @param rows the one name of the row
   * @return empty when there are no steps
   */
  public static Optional<NumberTable> of(
      String name, List<String> rows, RangePyramid ranges, Span visible) {
    StepValues values = ranges.values();
    int from = values.firstEndingAfter(visible.startUs());
    int to = values.firstStartingAt(visible.endUs());
    if (to <= from) {
      return Optional.empty();
    }
    if (to - from <= MOST_STEPS) {
      List<List<String>> table = new ArrayList<>();
      for (int t = from; t < to; t++) {
        List<String> line = times(values.startUs(t), values.endUs(t));
        line.add(number(ranges.value(t)));
        table.add(line);
      }
      return Optional.of(new NumberTable(name, columns(rows), table));
    }
    TimeScale scale = new TimeScale(visible.startUs(), visible.endUs(), PARTS);
    RangePyramid.Ranges parts = ranges.ranges(scale, PARTS);
    List<List<String>> table = new ArrayList<>();
    for (int x = 0; x < PARTS; x++) {
      List<String> line = times(scale.us(x), scale.us(x + 1));
      line.add(number(parts.low()[x]));
      line.add(number(parts.high()[x]));
      table.add(line);
    }
    String row = rows.get(0);
    return Optional.of(
        new NumberTable(name, columns(List.of("lowest " + row, "highest " + row)), table));
  }

  private static NumberTable steps(
      String name, List<String> rows, StepValues values, int from, int to) {
    List<List<String>> table = new ArrayList<>();
    float[] step = new float[values.rows()];
    for (int t = from; t < to; t++) {
      List<String> line = times(values.startUs(t), values.endUs(t));
      values.copyStep(t, step);
      for (float v : step) {
        line.add(number(v));
      }
      table.add(line);
    }
    return new NumberTable(name, columns(rows), table);
  }

  private static List<String> columns(List<String> rows) {
    List<String> all = new ArrayList<>(List.of("start_s", "end_s"));
    all.addAll(rows);
    return all;
  }

  private static List<String> times(long startUs, long endUs) {
    return new ArrayList<>(List.of(seconds(startUs), seconds(endUs)));
  }

  /** A moment in seconds, to the microsecond. */
  public static String seconds(long us) {
    return String.format(Locale.ROOT, "%.6f", us / 1e6);
  }

  /** A value with six digits that count; empty where nothing was observed. */
  public static String number(double value) {
    return Double.isNaN(value) ? "" : String.format(Locale.ROOT, "%.6g", value);
  }
}
