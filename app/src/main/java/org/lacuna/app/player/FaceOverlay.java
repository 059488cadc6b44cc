package org.lacuna.app.player;

import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import org.lacuna.media.extract.FaceTrack;

/** Draws the analysed face: its box and the points of its mesh. */
final class FaceOverlay {

  private static final Color BOX = Color.web("#ffd866", 0.9);
  private static final Color POINT = Color.web("#8cf0ff", 0.95);
  private static final Color RIM = Color.web("#000000", 0.35);
  private static final double CORNER = 6;
  private static final double SMALLEST_POINT = 1.2;
  private static final double LARGEST_POINT = 3;

  /**
   * @param pictureUs time of the picture under it
   * @param scale screen units a pixel of the picture
   */
  void paint(GraphicsContext gc, FaceTrack track, long pictureUs, double scale) {
    int i = track.at(pictureUs);
    if (i < 0) {
      return;
    }
    paintBox(gc, track, i, scale);
    paintMesh(gc, track, i, scale);
  }

  private static void paintBox(GraphicsContext gc, FaceTrack track, int i, double scale) {
    double x = track.boxX(i) * scale;
    double y = track.boxY(i) * scale;
    double width = track.boxWidth(i) * scale;
    double height = track.boxHeight(i) * scale;
    // A dark rim keeps the box visible on bright pictures.
    gc.setLineWidth(3.5);
    gc.setStroke(RIM);
    gc.strokeRoundRect(x, y, width, height, CORNER, CORNER);
    gc.setLineWidth(1.5);
    gc.setStroke(BOX);
    gc.strokeRoundRect(x, y, width, height, CORNER, CORNER);
  }

  private static void paintMesh(GraphicsContext gc, FaceTrack track, int i, double scale) {
    double size = Math.max(SMALLEST_POINT, Math.min(LARGEST_POINT, track.boxWidth(i) * scale / 75));
    gc.setFill(POINT);
    for (int p = 0; p < FaceTrack.POINTS; p++) {
      double x = track.x(i, p) * scale;
      double y = track.y(i, p) * scale;
      if (Double.isFinite(x) && Double.isFinite(y)) {
        gc.fillRect(x - size / 2, y - size / 2, size, size);
      }
    }
  }
}
