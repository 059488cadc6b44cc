package org.lacuna.media.decode.ffmpeg;

/**
 * Picks pictures by time stamp so that at most so many a second go on, on average: due times lie on
 * a regular raster, and the first picture at or after a due time goes on. A picture a little early
 * counts as due, since containers round their stamps.
 */
final class FrameThinner {

  private final double periodUs;
  private double dueUs = Double.NEGATIVE_INFINITY;

  /** At most {@code maxFps} pictures a second; 0 = every picture. */
  FrameThinner(double maxFps) {
    this.periodUs = maxFps > 0 ? 1e6 / maxFps : 0;
  }

  boolean take(long timeUs) {
    if (periodUs == 0) {
      return true;
    }
    if (timeUs < dueUs - periodUs / 8) {
      return false;
    }
    // After a hole the raster begins anew, or the pictures that follow would all be overdue.
    dueUs = timeUs - dueUs < periodUs ? dueUs + periodUs : timeUs + periodUs;
    return true;
  }
}
