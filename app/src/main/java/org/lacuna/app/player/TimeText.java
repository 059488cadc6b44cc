package org.lacuna.app.player;

import java.util.Locale;

/** Times as a person reads them. */
final class TimeText {

  private TimeText() {}

  /** mm:ss.mmm, cut off below the millisecond; minutes go on beyond 59. */
  static String of(long us) {
    long ms = Math.max(0, us) / 1000;
    return String.format(Locale.ROOT, "%02d:%02d.%03d", ms / 60_000, ms / 1000 % 60, ms % 1000);
  }
}
