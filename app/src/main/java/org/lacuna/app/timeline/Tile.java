package org.lacuna.app.timeline;

import java.util.Arrays;

/**
 * A piece of a lane while it is being painted, pixel by pixel.
 *
 * @param scale its span of time over its width
 * @param originX number of its first pixel column, counted from time 0, so that patterns of
 *     neighbouring tiles meet
 * @param width pixels
 * @param height pixels
 * @param density pixels in a unit of the scene
 * @param pixels {@code [height * width]} opaque ARGB, row by row; to be filled
 */
public record Tile(
    TimeScale scale, long originX, int width, int height, double density, int[] pixels) {

  /** Fills it with one colour. */
  public void fill(int argb) {
    Arrays.fill(pixels, argb);
  }

  /** Paints part of a column: rows from {@code top} up to, not including, {@code bottom}. */
  public void column(int x, double top, double bottom, int argb) {
    int first = Math.max(0, (int) Math.floor(top));
    int end = Math.min(height, (int) Math.ceil(bottom));
    for (int y = first; y < end; y++) {
      double covered = Math.min(bottom, y + 1.0) - Math.max(top, y);
      int i = y * width + x;
      pixels[i] = covered >= 1 ? argb : mix(pixels[i], argb, covered);
    }
  }

  /** Two opaque colours, by the share of the second. */
  public static int mix(int below, int above, double share) {
    int s = (int) Math.round(256 * Math.max(0, Math.min(1, share)));
    int rb = (((below & 0xff00ff) * (256 - s) + (above & 0xff00ff) * s) >>> 8) & 0xff00ff;
    int g = (((below & 0xff00) * (256 - s) + (above & 0xff00) * s) >>> 8) & 0xff00;
    return 0xff000000 | rb | g;
  }
}
