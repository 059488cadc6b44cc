package org.lacuna.media.text.format;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times as tables hold them: a number of some unit, or hours, minutes and seconds. */
public final class TableTime {

  private static final Pattern NUMBER = Pattern.compile("-?\\d{1,13}(?:[.,]\\d{0,15})?");

  /** The unit at the end of a column's name: {@code start_ms}, "Begin Time - ss.msec", "t (s)". */
  private static final Pattern NAMED =
      Pattern.compile(
          "(?:[\\s_(\\[/,:-]{1,3}|(?<=[a-z0-9])(?=[A-Z]))"
              + "(?i:(ss\\.msec|ms|msecs?|milliseconds?|s|secs?|seconds?|us|\u00B5s"
              + "|microseconds?)[\\])]?)$");

  /** What a plain number counts. */
  public enum Unit {
    SECONDS(6),
    MILLISECONDS(3),
    MICROSECONDS(0);

    private final int digits;

    Unit(int digits) {
      this.digits = digits;
    }

    /** The unit that a column's name ends in, nothing when it ends in none. */
    static Optional<Unit> named(String column) {
      Matcher unit = NAMED.matcher(column);
      if (!unit.find()) {
        return Optional.empty();
      }
      String name = unit.group(1).toLowerCase(Locale.ROOT);
      if (name.startsWith("ms") || name.startsWith("milli")) {
        return Optional.of(MILLISECONDS);
      }
      return Optional.of(name.startsWith("s") ? SECONDS : MICROSECONDS);
    }

    /** The column's name without its unit. */
    static String unnamed(String column) {
      return NAMED.matcher(column).replaceFirst("");
    }
  }

  private TableTime() {}

  /** Whether it is a time of either kind. */
  public static boolean is(String text) {
    return NUMBER.matcher(text).matches() || CueTime.parse(text) >= 0;
  }

  /** Whether it is a plain number, whose unit must be known. */
  public static boolean isNumber(String text) {
    return NUMBER.matcher(text).matches();
  }

  /** Microseconds, nothing when it is no time. */
  public static OptionalLong parse(String text, Unit unit) {
    if (isNumber(text)) {
      BigDecimal number = new BigDecimal(text.replace(',', '.')).movePointRight(unit.digits);
      return OptionalLong.of(number.setScale(0, RoundingMode.HALF_UP).longValueExact());
    }
    long clock = CueTime.parse(text);
    return clock < 0 ? OptionalLong.empty() : OptionalLong.of(clock);
  }

  /** Seconds, with as many decimals as the microseconds need. */
  public static String seconds(long us) {
    BigDecimal exact = BigDecimal.valueOf(us, 6).stripTrailingZeros();
    return exact.setScale(Math.max(3, exact.scale())).toPlainString();
  }
}
