package org.lacuna.media.text.format;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times as subtitle files write them: {@code 01:02:03,456}, {@code 02:03.456}, {@code 2:03}. */
public final class CueTime {

  /** One time, without groups, to be built into larger patterns. */
  public static final String PATTERN = "(?:\\d{1,3}:)?\\d{1,3}:\\d{1,2}(?:[.,]\\d{1,6})?";

  private static final Pattern PARTS =
      Pattern.compile("(?:(\\d{1,3}):)?(\\d{1,3}):(\\d{1,2})(?:[.,](\\d{1,6}))?");

  private CueTime() {}

  /** Microseconds, or -1 when it is no time. */
  public static long parse(String time) {
    Matcher m = PARTS.matcher(time);
    if (!m.matches()) {
      return -1;
    }
    long hours = m.group(1) == null ? 0 : Long.parseLong(m.group(1));
    long seconds = hours * 3600 + Long.parseLong(m.group(2)) * 60 + Long.parseLong(m.group(3));
    // ".5" is half a second: the digits are a decimal fraction, however many there are.
    String fraction = m.group(4) == null ? "" : m.group(4);
    return seconds * 1_000_000 + Long.parseLong((fraction + "000000").substring(0, 6));
  }

  /**
   * Hours, minutes, seconds and milliseconds, rounded to the nearest.
   *
   * @param point {@code ','} for SRT, {@code '.'} for WebVTT
   */
  public static String format(long us, char point) {
    long ms = (us + 500) / 1000;
    return String.format(
        Locale.ROOT,
        "%02d:%02d:%02d%c%03d",
        ms / 3_600_000,
        ms / 60_000 % 60,
        ms / 1000 % 60,
        point,
        ms % 1000);
  }
}
