package org.lacuna.app.rebuilt;

import java.util.OptionalDouble;
import org.lacuna.app.text.Numbers;

/** How the page writes its numbers: digits that count, a dash for what is not there. */
final class RebuiltText {

  static final String ABSENT = "\u2013";

  /** Below this, two digits that count are shown, however many zeros come first. */
  private static final double SMALL = 0.01;

  private static final int MOST_DECIMALS = 7;

  private RebuiltText() {}

  static String number(double value) {
    if (Double.isNaN(value)) {
      return ABSENT;
    }
    double size = Math.abs(value);
    if (size == 0 || size >= SMALL) {
      // In a table a second decimal of 8.23 says nothing that its neighbours do not drown.
      return size >= 1 && size < 100 ? Numbers.plain(value, 1) : Numbers.significant(value);
    }
    int decimals = 1 + (int) Math.ceil(-Math.log10(size));
    return Numbers.plain(value, Math.min(MOST_DECIMALS, decimals));
  }

  static String number(OptionalDouble value) {
    return number(value.orElse(Double.NaN));
  }

  static String signed(OptionalDouble value) {
    String text = number(value);
    return value.orElse(0) > 0 && !text.matches("0(\\.0+)?") ? "+" + text : text;
  }

  /** With its unit. */
  static String value(double value, String unit) {
    String text = number(value);
    return unit.isEmpty() || Double.isNaN(value) ? text : text + " " + unit;
  }

  static String value(OptionalDouble value, String unit) {
    return value(value.orElse(Double.NaN), unit);
  }

  static String correlation(OptionalDouble value) {
    return value.isPresent() ? Numbers.plain(value.getAsDouble(), 2) : ABSENT;
  }

  /** Mean and deviation with the same decimals, as many as the larger of the two needs. */
  static String spread(Figures.Spread s) {
    if (s.mean().isEmpty()) {
      return ABSENT;
    }
    double mean = s.mean().getAsDouble();
    double deviation = s.deviation().orElse(0);
    double size = Math.max(Math.abs(mean), deviation);
    int decimals =
        size >= 100 ? 0 : size >= 1 || size == 0 ? 1 : 1 + (int) Math.ceil(-Math.log10(size));
    int shown = Math.min(MOST_DECIMALS, decimals);
    return Numbers.plain(mean, shown) + " \u00b1 " + Numbers.plain(deviation, shown);
  }
}
