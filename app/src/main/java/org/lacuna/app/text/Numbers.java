package org.lacuna.app.text;

import java.util.Locale;

/** How numbers are written for a person: fixed decimals, a true minus sign. */
public final class Numbers {

  private static final String MINUS = "\u2212";

  private Numbers() {}

  /** With that many decimals; no sign on a value that rounds to zero. */
  public static String plain(double value, int decimals) {
    return typeset(String.format(Locale.ROOT, "%." + decimals + "f", unsignZero(value, decimals)));
  }

  /** Like {@link #plain}, with a plus sign before a positive value. */
  public static String signed(double value, int decimals) {
    double shown = unsignZero(value, decimals);
    String text = String.format(Locale.ROOT, "%." + decimals + "f", shown);
    return shown > 0 ? "+" + text : typeset(text);
  }

  /** With at most that many decimals, no zeros at their end: {@code 1}, {@code 0.5}. */
  public static String trimmed(double value, int decimals) {
    String text = plain(value, decimals);
    return text.contains(".") ? text.replaceFirst("0+$", "").replaceFirst("\\.$", "") : text;
  }

  /** A share from 0 to 1 in whole percent, without the sign. */
  public static String percent(double share) {
    return plain(100 * share, 0);
  }

  /** Three or so digits that count, for values of unknown size. */
  public static String significant(double value) {
    double size = Math.abs(value);
    int decimals = size >= 100 ? 0 : size >= 10 ? 1 : size >= 0.1 || size == 0 ? 2 : 3;
    return plain(value, decimals);
  }

  /** Like {@link #significant}, with a plus sign before a positive value. */
  public static String significantSigned(double value) {
    String text = significant(value);
    return value > 0 && !text.matches("0(\\.0+)?") ? "+" + text : text;
  }

  /** A time on the clip's clock: {@code 3.42 s} below a minute, {@code 2:03.4} above. */
  public static String time(long us) {
    double seconds = us / 1e6;
    if (seconds < 60) {
      return plain(seconds, 2) + " s";
    }
    long minutes = (long) (seconds / 60);
    return String.format(Locale.ROOT, "%d:%04.1f", minutes, seconds - 60 * minutes);
  }

  private static double unsignZero(double value, int decimals) {
    return Math.abs(value) < 0.5 * Math.pow(10, -decimals) ? 0 : value;
  }

  private static String typeset(String text) {
    return text.replace("-", MINUS);
  }
}
