package org.lacuna.app.player;

import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import org.lacuna.inference.signal.FeatureSequence;
import org.lacuna.media.extract.FaceTrack;
import org.lacuna.media.extract.TrackedFace;

/**
 * Draws where a head points and where its eyes look, from the measured angles of the picture on
 * screen. What was not measured there is not drawn.
 */
final class FaceDirections {

  private static final Color RIGHT = Color.web("#ff6b6b");
  private static final Color UP = Color.web("#63e6be");
  private static final Color FORWARD = Color.web("#74c0fc");
  private static final Color GAZE = Color.web("#ffa94d");
  private static final Color RIM = Color.web("#000000", 0.45);

  /** Centre of the right and of the left iris among the points. */
  private static final int[] IRISES = {468, 473};

  /** Arms of the axes and arrows of the eyes, in widths of the face's box. */
  private static final double AXIS = 0.45;

  private static final double LOOK = 0.4;

  /**
   * Three axes from the middle of the face: to its side, up and forward.
   *
   * @param i entry of the face's track
   * @param scale screen units a pixel of the picture
   */
  void paintPose(GraphicsContext gc, TrackedFace face, int i, double scale) {
    double yaw = angle(face, i, "head_yaw");
    double pitch = angle(face, i, "head_pitch");
    double roll = angle(face, i, "head_roll");
    if (Double.isNaN(yaw + pitch + roll)) {
      return;
    }
    FaceTrack track = face.track();
    double x = (track.boxX(i) + track.boxWidth(i) / 2) * scale;
    double y = (track.boxY(i) + track.boxHeight(i) / 2) * scale;
    double arm = AXIS * track.boxWidth(i) * scale;
    double[][] turned = axes(yaw, pitch, roll);
    Color[] colours = {RIGHT, UP, FORWARD};
    for (int a = 0; a < turned.length; a++) {
      arrow(gc, x, y, x + arm * turned[a][0], y + arm * turned[a][1], colours[a]);
    }
  }

  /**
   * Where the axes to the side, up and forward point in the picture, to the right and down. A head
   * that looks into the camera points forward at the viewer: that axis has no length then.
   *
   * @param yaw radians, positive to the picture's right side
   * @param pitch positive up
   * @param roll positive to the picture's right side
   */
  static double[][] axes(double yaw, double pitch, double roll) {
    double cy = Math.cos(yaw);
    double sy = Math.sin(yaw);
    double cp = Math.cos(pitch);
    double sp = Math.sin(pitch);
    double[][] unrolled = {{cy, sy * sp}, {0, -cp}, {sy * cp, -sp}};
    double cr = Math.cos(roll);
    double sr = Math.sin(roll);
    double[][] out = new double[unrolled.length][];
    for (int a = 0; a < unrolled.length; a++) {
      double x = unrolled[a][0];
      double y = unrolled[a][1];
      out[a] = new double[] {x * cr - y * sr, x * sr + y * cr};
    }
    return out;
  }

  /** An arrow from each iris. */
  void paintGaze(GraphicsContext gc, TrackedFace face, int i, double scale) {
    double yaw = angle(face, i, "gaze_yaw");
    double pitch = angle(face, i, "gaze_pitch");
    if (Double.isNaN(yaw + pitch)) {
      return;
    }
    double length = LOOK * face.track().boxWidth(i) * scale;
    double dx = Math.sin(yaw) * Math.cos(pitch) * length;
    double dy = -Math.sin(pitch) * length;
    for (int iris : IRISES) {
      double x = face.track().x(i, iris) * scale;
      double y = face.track().y(i, iris) * scale;
      if (Double.isFinite(x) && Double.isFinite(y)) {
        arrow(gc, x, y, x + dx, y + dy, GAZE);
        gc.setFill(GAZE);
        gc.fillOval(x - 2.5, y - 2.5, 5, 5);
      }
    }
  }

  /** Radians; NaN where it was not measured. */
  private static double angle(TrackedFace face, int i, String column) {
    FeatureSequence f = face.features();
    int d = f.spec().indexOf(column);
    return d < 0 || !f.observed(i) ? Double.NaN : Math.toRadians(f.value(i, d));
  }

  private static void arrow(
      GraphicsContext gc, double x, double y, double toX, double toY, Color colour) {
    double length = Math.hypot(toX - x, toY - y);
    for (int pass = 0; pass < 2; pass++) {
      // A dark rim keeps it visible on bright pictures.
      gc.setStroke(pass == 0 ? RIM : colour);
      gc.setLineWidth(pass == 0 ? 5 : 2.5);
      gc.strokeLine(x, y, toX, toY);
      if (length > 12) {
        double ux = (toX - x) / length;
        double uy = (toY - y) / length;
        gc.strokeLine(toX, toY, toX - 7 * ux - 4 * uy, toY - 7 * uy + 4 * ux);
        gc.strokeLine(toX, toY, toX - 7 * ux + 4 * uy, toY - 7 * uy - 4 * ux);
      }
    }
  }
}
