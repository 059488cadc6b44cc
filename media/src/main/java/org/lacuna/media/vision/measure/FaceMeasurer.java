package org.lacuna.media.vision.measure;

import java.util.Optional;
import org.lacuna.media.vision.net.Mesh;
import org.lacuna.media.vision.pose.HeadPose;

/**
 * Turns the points of one face in one picture into a row of {@link FaceColumns#SPEC}. What needs
 * the whole clip is left for {@link FaceFinisher}: the columns of the action units hold their cues,
 * the blink column nothing.
 */
public final class FaceMeasurer {

  /**
   * What the pitch of a face that looks into the camera measures, degrees: the median of 1000
   * portraits turned sideways by less than ten degrees. The canonical face leans forward a little
   * against a real one as the mesh network sees it.
   */
  public static final double PITCH_AT_REST = -5.7;

  private FaceMeasurer() {}

  /**
   * Measures a face.
   *
   * @param before the same head in the picture before, empty when it was not there
   * @param seconds since the picture before
   * @param irises as the iris network gives them, empty when it did not look
   * @param expressions seven probabilities
   * @return a new row
   */
  public static float[] measure(
      Mesh mesh,
      HeadPose pose,
      Optional<HeadPose> before,
      double seconds,
      Optional<float[]> irises,
      float[] expressions) {
    float[] row = new float[FaceColumns.SPEC.dim()];
    double[] upright = pose.upright(mesh);
    FaceGeometry.measure(upright, row);
    int at = FaceColumns.POSE;
    row[at] = (float) pose.yaw();
    row[at + 1] = (float) (pose.pitch() - PITCH_AT_REST);
    row[at + 2] = (float) pose.roll();
    row[at + 3] = Float.NaN;
    row[at + 4] = Float.NaN;
    if (before.isPresent()) {
      double eyes = HeadPose.betweenEyes(upright) * pose.scale();
      double moved = Math.hypot(pose.x() - before.get().x(), pose.y() - before.get().y());
      row[at + 3] = (float) (moved / eyes / seconds);
      row[at + 4] = (float) (pose.angleTo(before.get()) / seconds);
    }
    System.arraycopy(expressions, 0, row, FaceColumns.EXPRESSIONS, expressions.length);
    row[FaceColumns.CONFIDENCE] = mesh.presence();
    row[FaceColumns.GAZE] = Float.NaN;
    row[FaceColumns.GAZE + 1] = Float.NaN;
    if (irises.isPresent()) {
      Gaze.measure(mesh, pose, irises.get(), row[0], row[1], row, FaceColumns.GAZE);
    }
    row[FaceColumns.BLINK] = Float.NaN;
    ActionUnits.cues(upright, row, row[at + 1], row, FaceColumns.ACTION_UNITS);
    return row;
  }
}
