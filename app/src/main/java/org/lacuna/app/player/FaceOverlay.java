package org.lacuna.app.player;

import java.util.OptionalInt;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import org.lacuna.media.extract.FaceTrack;
import org.lacuna.media.extract.Faces;
import org.lacuna.media.extract.TrackedFace;

/**
 * Draws all faces: a thin box with its number around each, and on the one that is analysed a bright
 * box, the points of the mesh, where the head points and where the eyes look.
 */
final class FaceOverlay {

  private static final Color BOX = Color.web("#ffd866", 0.9);
  private static final Color OTHER = Color.web("#ffffff", 0.75);
  private static final Color POINT = Color.web("#8cf0ff", 0.95);
  private static final Color RIM = Color.web("#000000", 0.35);
  private static final Color PLATE = Color.web("#000000", 0.6);
  private static final double CORNER = 6;
  private static final double SMALLEST_POINT = 1.2;
  private static final double LARGEST_POINT = 3;
  private static final double LABEL = 13;

  private final FaceDirections directions = new FaceDirections();
  private final Font font = Font.font("System", FontWeight.BOLD, LABEL);

  /**
   * @param pictureUs time of the picture under it
   * @param scale screen units a pixel of the picture
   * @param shown what is drawn of the analysed face
   */
  void paint(
      GraphicsContext gc, Faces faces, long pictureUs, double scale, OverlayChoice.Shown shown) {
    boolean several = faces.all().size() > 1;
    for (TrackedFace face : faces.all()) {
      int i = face.track().at(pictureUs);
      boolean analysed = faces.analysed().equals(OptionalInt.of(face.id()));
      if (i < 0) {
        continue;
      }
      if (shown.box()) {
        paintBox(gc, face.track(), i, scale, analysed);
      }
      if (analysed && shown.mesh()) {
        paintMesh(gc, face.track(), i, scale);
      }
      if (analysed && shown.pose()) {
        directions.paintPose(gc, face, i, scale);
      }
      if (analysed && shown.gaze()) {
        directions.paintGaze(gc, face, i, scale);
      }
      if (several && shown.box()) {
        paintNumber(gc, face, i, scale, analysed);
      }
    }
  }

  /** Id of the smallest face at that pixel of the picture, empty where none is. */
  static OptionalInt faceAt(Faces faces, long pictureUs, double x, double y) {
    OptionalInt found = OptionalInt.empty();
    double smallest = Double.POSITIVE_INFINITY;
    for (TrackedFace face : faces.all()) {
      FaceTrack track = face.track();
      int i = track.at(pictureUs);
      if (i >= 0
          && x >= track.boxX(i)
          && x < track.boxX(i) + track.boxWidth(i)
          && y >= track.boxY(i)
          && y < track.boxY(i) + track.boxHeight(i)
          && track.boxWidth(i) * track.boxHeight(i) < smallest) {
        smallest = track.boxWidth(i) * track.boxHeight(i);
        found = OptionalInt.of(face.id());
      }
    }
    return found;
  }

  private static void paintBox(
      GraphicsContext gc, FaceTrack track, int i, double scale, boolean analysed) {
    double x = track.boxX(i) * scale;
    double y = track.boxY(i) * scale;
    double width = track.boxWidth(i) * scale;
    double height = track.boxHeight(i) * scale;
    // A dark rim keeps the box visible on bright pictures.
    gc.setLineWidth(analysed ? 4.5 : 3);
    gc.setStroke(RIM);
    gc.strokeRoundRect(x, y, width, height, CORNER, CORNER);
    gc.setLineWidth(analysed ? 2.5 : 1);
    gc.setStroke(analysed ? BOX : OTHER);
    gc.strokeRoundRect(x, y, width, height, CORNER, CORNER);
  }

  private void paintNumber(
      GraphicsContext gc, TrackedFace face, int i, double scale, boolean analysed) {
    double x = face.track().boxX(i) * scale;
    double y = face.track().boxY(i) * scale;
    String number = Integer.toString(face.id());
    double width = LABEL * (0.5 + 0.6 * number.length());
    gc.setFill(PLATE);
    gc.fillRoundRect(x, y, width, 1.4 * LABEL, CORNER, CORNER);
    gc.setFill(analysed ? BOX : OTHER);
    gc.setFont(font);
    gc.setTextBaseline(VPos.CENTER);
    gc.fillText(number, x + 0.3 * LABEL, y + 0.7 * LABEL);
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
