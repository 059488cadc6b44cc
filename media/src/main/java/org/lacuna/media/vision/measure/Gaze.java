package org.lacuna.media.vision.measure;

import java.util.List;
import org.lacuna.inference.signal.Feature;
import org.lacuna.media.vision.net.IrisNetwork;
import org.lacuna.media.vision.net.Mesh;
import org.lacuna.media.vision.pose.HeadPose;

/**
 * Where the eyes look, in the camera's own axes: the direction from the middle of the eyeball to
 * the middle of the iris, the mean of both eyes. The middle of the eyeball turns with the head and
 * lies behind the middle between the eye's corners. No camera is known, so lines of sight are taken
 * as parallel: a face far from the middle of a wide picture is off by its own angle there.
 */
public final class Gaze {

  /** The columns, in the order of {@link #measure}. */
  static final List<Feature> FEATURES =
      List.of(
          new Feature(
              "gaze_yaw",
              "deg",
              "Where the eyes look, 0 into the camera, positive to the picture's right side,"
                  + " whatever the head does."),
          new Feature(
              "gaze_pitch",
              "deg",
              "Where the eyes look, 0 into the camera, positive upwards, whatever the head does."));

  /** Faces with less than this between their eyes show too little of an iris, pixels. */
  public static final double SMALLEST_EYE_DISTANCE_PX = 24;

  /** From the middle of the eyeball to the iris, centimetres. */
  static final double RADIUS_CM = 1.1;

  /**
   * How far the middle of the eyeball lies behind the middle between the corners of the eye when
   * the head turns, centimetres of the canonical face: with it the gaze of two speakers who keep
   * looking into the camera stays where it is.
   */
  static final double DEPTH_TURNING_CM = 0.72;

  /**
   * The same when the head nods, found in the same way. It is smaller because the mesh sees less of
   * a nod than there is of it, and moves the corners of the eyes with the lids.
   */
  static final double DEPTH_NODDING_CM = 0.3;

  /**
   * How far it lies above, centimetres: the median of 1600 portraits whose heads are level, most of
   * which look about straight ahead.
   */
  static final double RISE_CM = 0.13;

  /** Below this opening an eye is as good as shut, and its iris a guess. */
  private static final double LEAST_OPENING = 0.09;

  private static final int LEFT = 10;

  private Gaze() {}

  /**
   * Writes yaw and pitch to {@code into[offset ..]}; NaN when both eyes are shut.
   *
   * @param irises as {@link IrisNetwork#run} gives them
   * @param leftOpening opening of the person's left eye
   * @param rightOpening opening of the person's right eye
   */
  static void measure(
      Mesh mesh,
      HeadPose pose,
      float[] irises,
      float leftOpening,
      float rightOpening,
      float[] into,
      int offset) {
    double[] sum = new double[3];
    if (rightOpening >= LEAST_OPENING) {
      add(mesh, pose, Mesh.RIGHT_EYE_OUTER, Mesh.RIGHT_EYE_INNER, irises[0], irises[1], sum);
    }
    if (leftOpening >= LEAST_OPENING) {
      add(
          mesh,
          pose,
          Mesh.LEFT_EYE_OUTER,
          Mesh.LEFT_EYE_INNER,
          irises[LEFT],
          irises[LEFT + 1],
          sum);
    }
    double length = Math.sqrt(sum[0] * sum[0] + sum[1] * sum[1] + sum[2] * sum[2]);
    into[offset] = length > 0 ? (float) Math.toDegrees(Math.atan2(sum[0], sum[2])) : Float.NaN;
    into[offset + 1] = length > 0 ? (float) Math.toDegrees(Math.asin(sum[1] / length)) : Float.NaN;
  }

  private static void add(
      Mesh mesh, HeadPose pose, int outer, int inner, double irisX, double irisY, double[] sum) {
    double[] r = pose.rotation();
    double behindX = r[1] * RISE_CM - r[2] * DEPTH_TURNING_CM;
    double behindY = r[4] * RISE_CM - r[5] * DEPTH_NODDING_CM;
    double middleX = (mesh.x(outer) + mesh.x(inner)) / 2;
    double middleY = (mesh.y(outer) + mesh.y(inner)) / 2;
    double x = ((irisX - middleX) / pose.scale() - behindX) / RADIUS_CM;
    double y = (-(irisY - middleY) / pose.scale() - behindY) / RADIUS_CM;
    double out = Math.hypot(x, y);
    // An iris beyond the edge of the eyeball is a measuring error; it is held at 60 degrees.
    double most = Math.sin(Math.toRadians(60));
    if (out > most) {
      x *= most / out;
      y *= most / out;
    }
    sum[0] += x;
    sum[1] += y;
    sum[2] += Math.sqrt(1 - Math.min(out, most) * Math.min(out, most));
  }
}
