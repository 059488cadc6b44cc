package org.lacuna.app.export.csv;

import java.io.IOException;
import java.io.Writer;

/** Writes cells of a table: numbers that read back as they were, times in seconds. */
final class Cells {

  private final Writer out;
  private final char delimiter;
  private final String missing;
  private boolean first = true;

  /**
   * @param missing what stands where there is no value
   */
  Cells(Writer out, char delimiter, String missing) {
    this.out = out;
    this.delimiter = delimiter;
    this.missing = missing;
  }

  /** A cell as it is. */
  Cells text(String text) throws IOException {
    if (!first) {
      out.write(delimiter);
    }
    first = false;
    out.write(text);
    return this;
  }

  /** The shortest decimal that reads back as the same number. */
  Cells number(float value) throws IOException {
    return text(Float.isNaN(value) ? missing : Float.toString(value));
  }

  Cells flag(boolean value) throws IOException {
    return text(value ? "1" : "0");
  }

  /** Seconds with all six decimals, so that no microsecond is lost. */
  Cells seconds(long us) throws IOException {
    String sign = us < 0 ? "-" : "";
    String digits = Long.toString(Math.abs(us));
    String padded = "0".repeat(Math.max(0, 7 - digits.length())) + digits;
    int point = padded.length() - 6;
    return text(sign + padded.substring(0, point) + "." + padded.substring(point));
  }

  void endLine() throws IOException {
    out.write('\n');
    first = true;
  }
}
