package org.lacuna.app.attention.drawn;

import org.lacuna.app.attention.AttentionPicture;
import org.lacuna.app.timeline.HeatRaster.Colours;

/**
 * Colours an attention picture pixel by pixel. Where several cells fall on one pixel the largest
 * weight is shown: a single strong look must not be averaged away. Pure.
 */
public final class AttentionRaster {

  private AttentionRaster() {}

  /**
   * @return {@code [height * width]} ARGB, row by row
   */
  public static int[] render(AttentionPicture p, int width, int height, Colours colours) {
    int rows = p.rows().steps();
    int columns = p.columns().steps();
    double top = p.max() > 0 ? p.max() : 1;
    int[] pixels = new int[width * height];
    int[] line = new int[width];
    int lastFirst = -1;
    int lastEnd = -1;
    for (int y = 0; y < height; y++) {
      int firstRow = (int) ((long) y * rows / height);
      int endRow = end(y, rows, height, firstRow);
      if (firstRow != lastFirst || endRow != lastEnd) {
        for (int x = 0; x < width; x++) {
          int firstColumn = (int) ((long) x * columns / width);
          int endColumn = end(x, columns, width, firstColumn);
          line[x] = colours.argb(largest(p, firstRow, endRow, firstColumn, endColumn) / top);
        }
        lastFirst = firstRow;
        lastEnd = endRow;
      }
      System.arraycopy(line, 0, pixels, y * width, width);
    }
    return pixels;
  }

  /** End (exclusive) of the cells under a pixel; at least one cell. */
  private static int end(int pixel, int cells, int pixels, int first) {
    return Math.max(first + 1, (int) ((long) (pixel + 1) * cells / pixels));
  }

  private static float largest(AttentionPicture p, int row, int endRow, int column, int endColumn) {
    float largest = 0;
    for (int r = row; r < endRow; r++) {
      for (int c = column; c < endColumn; c++) {
        largest = Math.max(largest, p.weight(r, c));
      }
    }
    return largest;
  }
}
