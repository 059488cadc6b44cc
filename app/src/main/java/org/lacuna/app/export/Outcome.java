package org.lacuna.app.export;

import java.util.Locale;

/**
 * What became of one clip.
 *
 * @param item its name in the output folder, or the path that could not be opened
 * @param kind done, skipped since it was done before, or failed
 * @param seconds how long it took
 * @param sentence why it failed; otherwise what the clip does not have, possibly empty
 */
public record Outcome(String item, Kind kind, double seconds, String sentence) {

  /** How it ended. */
  public enum Kind {
    DONE,
    SKIPPED,
    FAILED;

    /** The word in the table of outcomes. */
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
