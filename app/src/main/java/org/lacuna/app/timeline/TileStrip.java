package org.lacuna.app.timeline;

import java.nio.IntBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.Image;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

/**
 * Keeps the painted pieces of a lane. While the view pans they are only moved, and what comes in at
 * an edge is painted; another zoom, height or content paints anew. Belongs to the thread of the
 * views.
 */
final class TileStrip {

  /** Wide enough to be few, narrow enough that one more costs little. */
  private static final int WIDTH = 128;

  private final Map<Long, Image> tiles = new HashMap<>();
  private double tileUs;
  private int height;

  /** Forgets what was painted. */
  void clear() {
    tiles.clear();
  }

  /**
   * Draws the visible pieces.
   *
   * @param scale the visible span
   * @param left where the span begins on the surface
   * @param heightUnits of the strip, in units of the scene
   * @param density pixels in a unit
   * @param painter fills a piece
   */
  void draw(
      GraphicsContext g,
      TimeScale scale,
      double left,
      double heightUnits,
      double density,
      Consumer<Tile> painter) {
    double pixelUs = (scale.endUs() - scale.startUs()) / (scale.width() * density);
    int rows = (int) Math.round(heightUnits * density);
    if (rows < 1) {
      return;
    }
    if (pixelUs * WIDTH != tileUs || rows != height) {
      tiles.clear();
      tileUs = pixelUs * WIDTH;
      height = rows;
    }
    long startPixel = Math.round(scale.startUs() / pixelUs);
    long first = Math.floorDiv(startPixel, WIDTH);
    long last = Math.floorDiv(startPixel + Math.round(scale.width() * density) - 1, WIDTH);
    tiles.keySet().removeIf(k -> k < first - 1 || k > last + 1);
    g.setImageSmoothing(false);
    long endPixel = startPixel + Math.round(scale.width() * density);
    for (long k = first; k <= last; k++) {
      Image image = tiles.get(k);
      if (image == null) {
        image = paint(k, density, painter);
        tiles.put(k, image);
      }
      // Only what is visible of it, so that nothing needs to be clipped.
      long from = Math.max(startPixel, k * WIDTH);
      long to = Math.min(endPixel, (k + 1) * WIDTH);
      double x = left + (from - startPixel) / density;
      double w = (to - from) / density;
      g.drawImage(image, from - k * WIDTH, 0, to - from, height, x, 0, w, height / density);
    }
  }

  private Image paint(long k, double density, Consumer<Tile> painter) {
    long startUs = Math.round(k * tileUs);
    long endUs = Math.max(startUs + 1, Math.round((k + 1) * tileUs));
    int[] pixels = new int[WIDTH * height];
    painter.accept(
        new Tile(new TimeScale(startUs, endUs, WIDTH), k * WIDTH, WIDTH, height, density, pixels));
    return new WritableImage(
        new PixelBuffer<>(
            WIDTH, height, IntBuffer.wrap(pixels), PixelFormat.getIntArgbPreInstance()));
  }
}
