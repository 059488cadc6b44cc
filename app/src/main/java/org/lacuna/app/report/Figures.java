package org.lacuna.app.report;

import java.util.Locale;

/** How figures of unknown size are written. */
public final class Figures {

  private Figures() {}

  /** Three digits that count, never with an exponent: {@code 1470}, {@code 21.6}, {@code 0.262}. */
  public static String significant(double value) {
    double size = Math.abs(value);
    int whole = size == 0 ? 1 : (int) Math.floor(Math.log10(size)) + 1;
    int decimals = Math.max(0, Math.min(6, 3 - whole));
    return String.format(Locale.ROOT, "%." + decimals + "f", value);
  }
}
