package org.lacuna.app.lanes;

import java.util.function.DoubleUnaryOperator;
import org.lacuna.app.timeline.RangePyramid;
import org.lacuna.app.timeline.StepValues;
import org.lacuna.app.timeline.Tile;
import org.lacuna.app.timeline.TimeScale;

/**
 * Paints a curve into a piece of a lane, column by column: from the lowest to the highest point of
 * what the curve does in the column, the ways to its neighbours included. Steps without a value
 * break the curve.
 */
final class CurvePainter {

  private final RangePyramid ranges;
  private final StepValues values;
  private final Tile tile;
  private final DoubleUnaryOperator height;
  private final double thick;
  private final double apart;

  /**
   * @param height takes a value to units of the scene from the top
   * @param thick of the line, units
   * @param apart steps further apart are dots too, units
   */
  CurvePainter(
      RangePyramid ranges, Tile tile, DoubleUnaryOperator height, double thick, double apart) {
    this.ranges = ranges;
    this.values = ranges.values();
    this.tile = tile;
    this.height = height;
    this.thick = thick * tile.density();
    this.apart = apart * tile.density();
  }

  void paint(int argb) {
    TimeScale s = tile.scale();
    int from = Math.max(0, values.firstStartingAt(s.startUs()) - 1);
    int to = Math.min(values.steps(), values.firstStartingAt(s.endUs()) + 1);
    if (to - from > 2 * tile.width()) {
      paintRanges(argb);
    } else {
      paintSteps(from, to, argb);
    }
  }

  private double y(double value) {
    return height.applyAsDouble(value) * tile.density();
  }

  /** Several steps a column: what they span, joined to the column before. */
  private void paintRanges(int argb) {
    // One column more on the left, so that the join does not stop at the edge of the piece.
    double columnUs = (tile.scale().endUs() - tile.scale().startUs()) / (double) tile.width();
    long before = tile.scale().startUs() - Math.round(columnUs);
    RangePyramid.Ranges r =
        ranges.ranges(
            new TimeScale(before, tile.scale().endUs(), tile.width() + 1), tile.width() + 1);
    for (int x = 0; x < tile.width(); x++) {
      float low = r.low()[x + 1];
      float high = r.high()[x + 1];
      if (Float.isNaN(low)) {
        continue;
      }
      if (!Float.isNaN(r.low()[x])) {
        // Half of the way to the neighbour, where the two do not overlap.
        low = Math.min(low, (r.high()[x] + low) / 2);
        high = Math.max(high, (r.low()[x] + high) / 2);
      }
      tile.column(x, y(high) - thick / 2, y(low) + thick / 2, argb);
    }
  }

  /** Several columns a step: straight lines between the middles of the steps. */
  private void paintSteps(int from, int to, int argb) {
    double lastX = Double.NaN;
    double lastY = 0;
    for (int t = from; t < to; t++) {
      float v = ranges.value(t);
      if (Float.isNaN(v)) {
        lastX = Double.NaN;
        continue;
      }
      double x = tile.scale().x((values.startUs(t) + values.endUs(t)) / 2);
      double y = y(v);
      boolean joined = !Double.isNaN(lastX) && values.startUs(t) <= values.endUs(t - 1);
      if (joined) {
        line(lastX, lastY, x, y, argb);
      }
      double length = tile.scale().x(values.endUs(t)) - tile.scale().x(values.startUs(t));
      if (length > apart) {
        dot(x, y, argb);
      } else if (!joined) {
        // A step alone must be seen too.
        line(x - Math.max(0.5, length / 2), y, x + Math.max(0.5, length / 2), y, argb);
      }
      lastX = x;
      lastY = y;
    }
  }

  private void line(double x0, double y0, double x1, double y1, int argb) {
    int first = Math.max(0, (int) Math.floor(x0));
    int last = Math.min(tile.width() - 1, (int) Math.floor(x1));
    double slope = x1 - x0 < 1e-9 ? 0 : (y1 - y0) / (x1 - x0);
    // A slanted line is thicker when it is measured from top to bottom.
    double half = thick / 2 * Math.min(3, Math.sqrt(1 + slope * slope));
    for (int x = first; x <= last; x++) {
      double a = y0 + slope * (Math.max(x0, x) - x0);
      double b = y0 + slope * (Math.min(x1, x + 1.0) - x0);
      double middle = (a + b) / 2;
      double reach = Math.max(half, Math.abs(b - a) / 2 + thick / 4);
      tile.column(x, middle - reach, middle + reach, argb);
    }
  }

  private void dot(double x, double y, int argb) {
    double radius = thick * 1.4;
    int first = Math.max(0, (int) Math.floor(x - radius));
    int last = Math.min(tile.width() - 1, (int) Math.floor(x + radius));
    for (int c = first; c <= last; c++) {
      double away = c + 0.5 - x;
      double reach = Math.sqrt(Math.max(0, radius * radius - away * away));
      tile.column(c, y - reach, y + reach, argb);
    }
  }
}
