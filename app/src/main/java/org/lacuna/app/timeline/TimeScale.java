package org.lacuna.app.timeline;

import java.util.ArrayList;
import java.util.List;

/**
 * A span of time laid over a width.
 *
 * @param startUs left edge, microseconds
 * @param endUs right edge, later than {@code startUs}
 * @param width pixels
 */
public record TimeScale(long startUs, long endUs, double width) {

  public TimeScale {
    if (endUs <= startUs) {
      throw new IllegalArgumentException("a time scale needs a length");
    }
  }

  /** Pixel of a moment; may lie outside. */
  public double x(long us) {
    return width * (us - startUs) / (endUs - startUs);
  }

  /** Moment of a pixel; may lie outside. */
  public long us(double x) {
    return width <= 0 ? startUs : startUs + Math.round(x / width * (endUs - startUs));
  }

  /**
   * Round moments to label, at least that many pixels apart: steps of 1, 2 or 5 times a power of
   * ten below ten seconds, whole parts of a minute above.
   */
  public List<Long> ticks(double minimumPixels) {
    List<Long> ticks = new ArrayList<>();
    if (width <= 0) {
      return ticks;
    }
    long step = roundStep((endUs - startUs) * minimumPixels / width);
    for (long t = Math.floorDiv(startUs + step - 1, step) * step; t <= endUs; t += step) {
      ticks.add(t);
    }
    return ticks;
  }

  private static long roundStep(double atLeastUs) {
    long[] wholeSeconds = {10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600};
    for (long power = 1000; power <= 1_000_000; power *= 10) {
      for (long factor : new long[] {1, 2, 5}) {
        if (factor * power >= atLeastUs) {
          return factor * power;
        }
      }
    }
    for (long seconds : wholeSeconds) {
      if (seconds * 1_000_000 >= atLeastUs) {
        return seconds * 1_000_000;
      }
    }
    return (long) Math.ceil(atLeastUs / 3_600e6) * 3_600_000_000L;
  }
}
