package org.lacuna.app.timeline;

import java.util.Arrays;

/**
 * Colours a lane matrix pixel by pixel. Where several steps fall on one pixel their mean over what
 * was observed is shown, so that nothing short disappears by chance. Pure.
 */
public final class HeatRaster {

  /** Takes a value to an opaque ARGB pixel. */
  @FunctionalInterface
  public interface Colours {
    int argb(double value);
  }

  /** How pixels without a value look: diagonal strokes over a ground. */
  public record Hatch(int stroke, int ground, int period) {
    int at(int x, int y) {
      return Math.floorMod(x + y, period) * 4 < period ? stroke : ground;
    }
  }

  private HeatRaster() {}

  /**
   * @param scale the visible span; its width is ignored
   * @param width pixels, at least 1
   * @param height pixels, at least 1
   * @return {@code [height * width]} ARGB, row by row
   */
  public static int[] render(
      LaneMatrix m, TimeScale scale, int width, int height, Colours colours, Hatch hatch) {
    float[] columns = pool(m, scale, width);
    int[] cells = new int[columns.length];
    for (int i = 0; i < cells.length; i++) {
      cells[i] = Float.isNaN(columns[i]) ? 0 : colours.argb(columns[i]) | 0xff000000;
    }
    int[] pixels = new int[width * height];
    for (int y = 0; y < height; y++) {
      int row = m.rows() == 0 ? 0 : (int) ((long) y * m.rows() / height);
      for (int x = 0; x < width; x++) {
        int cell = m.rows() == 0 ? 0 : cells[x * m.rows() + row];
        pixels[y * width + x] = cell == 0 ? hatch.at(x, y) : cell;
      }
    }
    return pixels;
  }

  /** {@code [width * rows]}: the mean of the observed values under each pixel column, or NaN. */
  static float[] pool(LaneMatrix m, TimeScale scale, int width) {
    int rows = m.rows();
    float[] out = new float[width * rows];
    Arrays.fill(out, Float.NaN);
    double[] sum = new double[rows];
    int[] count = new int[rows];
    TimeScale pixels = new TimeScale(scale.startUs(), scale.endUs(), width);
    int first = 0;
    for (int x = 0; x < width; x++) {
      long from = pixels.us(x);
      long to = Math.max(from + 1, pixels.us(x + 1));
      while (first < m.steps() && m.endUs()[first] <= from) {
        first++;
      }
      Arrays.fill(sum, 0);
      Arrays.fill(count, 0);
      for (int t = first; t < m.steps() && m.startUs()[t] < to; t++) {
        for (int d = 0; d < rows; d++) {
          float v = m.value(t, d);
          if (!Float.isNaN(v)) {
            sum[d] += v;
            count[d]++;
          }
        }
      }
      for (int d = 0; d < rows; d++) {
        if (count[d] > 0) {
          out[x * rows + d] = (float) (sum[d] / count[d]);
        }
      }
    }
    return out;
  }
}
