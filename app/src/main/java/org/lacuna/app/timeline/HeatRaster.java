package org.lacuna.app.timeline;

/**
 * Colours numbers over time pixel by pixel. Where several steps fall on one pixel their mean over
 * what was observed is shown, so that nothing short disappears by chance. Pure.
 */
public final class HeatRaster {

  /** Takes a value to an opaque ARGB pixel. */
  @FunctionalInterface
  public interface Colours {
    int argb(double value);
  }

  /** How pixels without a value look: diagonal strokes over a ground. */
  public record Hatch(int stroke, int ground, int period) {
    public int at(long x, int y) {
      return Math.floorMod(x + y, period) * 4 < period ? stroke : ground;
    }
  }

  private HeatRaster() {}

  /**
   * @param scale the span; its width is ignored
   * @param width pixels, at least 1
   * @param height pixels, at least 1
   * @param originX number of the first pixel column, so that hatches of neighbours meet
   * @return {@code [height * width]} ARGB, row by row
   */
  public static int[] render(
      MeanPyramid means,
      TimeScale scale,
      int width,
      int height,
      long originX,
      Colours colours,
      Hatch hatch) {
    int rows = means.values().rows();
    int[] cells = cells(means.means(scale, width), rows, width, colours);
    int[] pixels = new int[width * height];
    for (int y = 0; y < height; y++) {
      int row = rows == 0 ? 0 : (int) ((long) y * rows / height) * width;
      int at = y * width;
      for (int x = 0; x < width; x++) {
        int cell = rows == 0 ? 0 : cells[row + x];
        pixels[at + x] = cell == 0 ? hatch.at(originX + x, y) : cell;
      }
    }
    return pixels;
  }

  /** {@code [rows * width]} colours, row by row; 0 where nothing was observed. */
  private static int[] cells(float[] columns, int rows, int width, Colours colours) {
    int[] cells = new int[columns.length];
    for (int x = 0; x < width; x++) {
      for (int d = 0; d < rows; d++) {
        float v = columns[x * rows + d];
        cells[d * width + x] = Float.isNaN(v) ? 0 : colours.argb(v) | 0xff000000;
      }
    }
    return cells;
  }
}
