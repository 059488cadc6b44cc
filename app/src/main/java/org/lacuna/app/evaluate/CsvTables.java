package org.lacuna.app.evaluate;

import java.util.List;
import java.util.Locale;

/** Findings and contrasts as CSV (RFC 4180); an interval that was not computed is left empty. */
final class CsvTables {

  private CsvTables() {}

  static String findings(List<Finding> findings) {
    StringBuilder csv = new StringBuilder("model,given,metric,value,low_95,high_95,samples\n");
    for (Finding f : findings) {
      line(
          csv,
          f.model(),
          f.given(),
          f.metric(),
          number(f.value()),
          number(f.low()),
          number(f.high()),
          Integer.toString(f.judged()));
    }
    return csv.toString();
  }

  static String contrasts(List<Contrast> contrasts) {
    StringBuilder csv =
        new StringBuilder("first,second,given,metric,difference,low_95,high_95,p\n");
    for (Contrast c : contrasts) {
      line(
          csv,
          c.first(),
          c.second(),
          c.given(),
          c.metric(),
          number(c.difference()),
          number(c.low()),
          number(c.high()),
          number(c.p()));
    }
    return csv.toString();
  }

  private static void line(StringBuilder csv, String... cells) {
    for (int i = 0; i < cells.length; i++) {
      csv.append(i == 0 ? "" : ",").append(quoted(cells[i]));
    }
    csv.append('\n');
  }

  private static String quoted(String cell) {
    boolean plain = cell.indexOf(',') < 0 && cell.indexOf('"') < 0 && cell.indexOf('\n') < 0;
    return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
  }

  private static String number(double v) {
    return Double.isNaN(v) ? "" : String.format(Locale.ROOT, "%.6f", v);
  }
}
