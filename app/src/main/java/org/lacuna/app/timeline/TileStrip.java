package org.lacuna.app.timeline;

import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.Image;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

/**
 * Keeps the painted pieces of a lane. After a change of zoom, height or content the visible span is
 * painted as one piece; while the view pans, pieces are only moved, and what comes in at an edge is
 * painted. Belongs to the thread of the views.
 */
final class TileStrip {

  /** What comes in at an edge is painted that far ahead, so that not every frame paints. */
  private static final int AHEAD = 128;

  private final List<Piece> pieces = new ArrayList<>();
  private double pixelUs;
  private int height;

  /** Columns of pixels are counted from time 0 at the current zoom. */
  private record Piece(long from, long to, Image image) {}

  /** Forgets what was painted. */
  void clear() {
    pieces.clear();
  }

  /**
   * Draws what is visible.
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
    double zoom = (scale.endUs() - scale.startUs()) / (scale.width() * density);
    int rows = (int) Math.round(heightUnits * density);
    if (rows < 1) {
      return;
    }
    if (zoom != pixelUs || rows != height) {
      pieces.clear();
      pixelUs = zoom;
      height = rows;
    }
    long from = Math.round(scale.startUs() / pixelUs);
    long to = from + Math.round(scale.width() * density);
    pieces.removeIf(p -> p.to() <= from || p.from() >= to);
    complete(from, to, density, painter);
    g.setImageSmoothing(false);
    for (Piece p : pieces) {
      // Only what is visible of it, so that nothing needs to be clipped.
      long first = Math.max(from, p.from());
      long width = Math.min(to, p.to()) - first;
      double x = left + (first - from) / density;
      g.drawImage(
          p.image(), first - p.from(), 0, width, height, x, 0, width / density, height / density);
    }
  }

  /** Paints what no piece covers: neighbours of pieces at both ends, or all of it. */
  private void complete(long from, long to, double density, Consumer<Tile> painter) {
    if (pieces.isEmpty()) {
      pieces.add(paint(from, to, density, painter));
      return;
    }
    long first = pieces.stream().mapToLong(Piece::from).min().orElseThrow();
    long last = pieces.stream().mapToLong(Piece::to).max().orElseThrow();
    if (first > from) {
      pieces.add(paint(Math.min(from, first - AHEAD), first, density, painter));
    }
    if (last < to) {
      pieces.add(paint(last, Math.max(to, last + AHEAD), density, painter));
    }
  }

  private Piece paint(long from, long to, double density, Consumer<Tile> painter) {
    int width = Math.toIntExact(to - from);
    long startUs = Math.round(from * pixelUs);
    long endUs = Math.max(startUs + 1, Math.round(to * pixelUs));
    int[] pixels = new int[width * height];
    painter.accept(
        new Tile(new TimeScale(startUs, endUs, width), from, width, height, density, pixels));
    Image image =
        new WritableImage(
            new PixelBuffer<>(
                width, height, IntBuffer.wrap(pixels), PixelFormat.getIntArgbPreInstance()));
    return new Piece(from, to, image);
  }
}
