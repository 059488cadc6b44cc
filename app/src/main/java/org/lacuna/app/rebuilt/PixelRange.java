package org.lacuna.app.rebuilt;

import java.util.Arrays;
import java.util.List;
import org.lacuna.app.timeline.TimeScale;
import org.lacuna.inference.drop.Stretch;

/**
 * A series as the lowest and the highest value under every pixel, so that drawing it costs as much
 * as there are pixels, however long the clip is. NaN where there is no value.
 *
 * @param low {@code [width]}
 * @param high {@code [width]}
 */
record PixelRange(float[] low, float[] high) {

  /**
   * @param values one a step of the series
   * @param only parts of the time to draw
   */
  static PixelRange of(FeatureSeries s, float[] values, TimeScale scale, List<Stretch> only) {
    int width = Math.max(1, (int) scale.width());
    float[] low = new float[width];
    float[] high = new float[width];
    Arrays.fill(low, Float.NaN);
    Arrays.fill(high, Float.NaN);
    PixelRange range = new PixelRange(low, high);
    for (Stretch part : only) {
      long from = Math.max(part.startUs(), scale.startUs());
      long to = Math.min(part.endUs(), scale.endUs());
      for (int t = first(s, from); t < values.length && s.startUs()[t] < to; t++) {
        if (!Float.isNaN(values[t])) {
          long start = Math.max(from, s.startUs()[t]);
          long end = Math.min(to, s.endUs()[t]);
          range.add(scale.x(start), scale.x(end), values[t]);
        }
      }
    }
    return range;
  }

  private static int first(FeatureSeries s, long us) {
    int low = 0;
    int high = s.endUs().length;
    while (low < high) {
      int mid = (low + high) >>> 1;
      if (s.endUs()[mid] <= us) {
        low = mid + 1;
      } else {
        high = mid;
      }
    }
    return low;
  }

  private void add(double from, double to, float value) {
    int start = Math.max(0, (int) Math.floor(from));
    int end = Math.min(low.length, Math.max(start + 1, (int) Math.ceil(to)));
    for (int x = start; x < end; x++) {
      low[x] = Float.isNaN(low[x]) ? value : Math.min(low[x], value);
      high[x] = Float.isNaN(high[x]) ? value : Math.max(high[x], value);
    }
  }

  int width() {
    return low.length;
  }

  boolean has(int x) {
    return x >= 0 && x < low.length && !Float.isNaN(low[x]);
  }

  /** Lowest value of all, or the given one where it is lower. */
  double lowest(double other) {
    double least = other;
    for (float v : low) {
      least = Float.isNaN(v) ? least : Math.min(least, v);
    }
    return least;
  }

  /** Highest value of all, or the given one where it is higher. */
  double highest(double other) {
    double most = other;
    for (float v : high) {
      most = Float.isNaN(v) ? most : Math.max(most, v);
    }
    return most;
  }
}
