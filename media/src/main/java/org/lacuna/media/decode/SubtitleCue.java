package org.lacuna.media.decode;

/**
 * One line of a subtitle track.
 *
 * @param startUs when it appears, microseconds of the container's clock
 * @param endUs when it goes (exclusive), at least {@code startUs}
 * @param text plain text without markup; lines are parted by a line feed
 */
public record SubtitleCue(long startUs, long endUs, String text) {
  public SubtitleCue {
    if (endUs < startUs) {
      throw new IllegalArgumentException("subtitle ends before it starts: " + text);
    }
  }
}
