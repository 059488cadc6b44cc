package org.lacuna.app.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A time axis of a drawing.
 *
 * @param startUs time at the left end
 * @param endUs time at the right end, later than the start
 * @param left coordinate of the left end
 * @param width length
 */
record TimeAxis(long startUs, long endUs, double left, double width) {

  private static final int MOST_TICKS = 12;

  TimeAxis {
    if (endUs <= startUs) {
      throw new IllegalArgumentException("a time axis needs a length");
    }
  }

  double x(long us) {
    return left + width * (us - startUs) / (endUs - startUs);
  }

  double right() {
    return left + width;
  }

  /** Round times, at most about a dozen. */
  List<Long> ticks() {
    long step = step(endUs - startUs);
    List<Long> ticks = new ArrayList<>();
    for (long t = -Math.floorDiv(-startUs, step) * step; t <= endUs; t += step) {
      ticks.add(t);
    }
    return ticks;
  }

  private static long step(long length) {
    for (long unit = 10_000; ; unit *= 10) {
      for (long factor : new long[] {1, 2, 5}) {
        if (length / (unit * factor) <= MOST_TICKS) {
          return unit * factor;
        }
      }
    }
  }

  /** Ticks with their times in seconds, below that height. */
  String draw(double y) {
    StringBuilder svg = new StringBuilder();
    svg.append(Markup.line(left, y, right(), y, "axis"));
    for (long t : ticks()) {
      svg.append(Markup.line(x(t), y, x(t), y + 4, "axis"));
      svg.append(Markup.label(x(t), y + 16, "middle", seconds(t)));
    }
    return svg.toString();
  }

  private static String seconds(long us) {
    double s = us / 1e6;
    return s == Math.rint(s)
        ? String.format(Locale.ROOT, "%.0f s", s)
        : String.format(Locale.ROOT, "%.2f", s).replaceFirst("0+$", "") + " s";
  }
}
