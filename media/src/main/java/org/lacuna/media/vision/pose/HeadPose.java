package org.lacuna.media.vision.pose;

import org.lacuna.media.vision.net.Mesh;

/**
 * How a head is turned and where it is, and the way back to an upright face. Angles in degrees: yaw
 * is positive when the face turns to the picture's right, pitch is positive when it looks up, roll
 * is positive when the head leans to the picture's right (clockwise).
 *
 * @param rotation {@code [9]} row-major matrix that turns the canonical face (x right, y up, z
 *     towards the camera) into the pose
 * @param scale pixels for a centimetre of the canonical face
 * @param x picture position of the canonical face's origin (inside the head), pixels
 * @param y picture position of the canonical face's origin, pixels
 * @param z depth of the canonical face's origin on the mesh's own scale
 */
public record HeadPose(double[] rotation, double scale, double x, double y, double z) {

  public double yaw() {
    return Math.toDegrees(Math.atan2(rotation[2], rotation[8]));
  }

  public double pitch() {
    return Math.toDegrees(Math.asin(Math.max(-1, Math.min(1, rotation[5]))));
  }

  public double roll() {
    // After yaw and pitch are undone, only a turn in the picture plane is left:
    // the middle row of R begins with cos(pitch) * (sin(turn), cos(turn)), anticlockwise.
    return -Math.toDegrees(Math.atan2(rotation[3], rotation[4]));
  }

  /** Angle of the turn that leads from the other pose to this one, degrees. */
  public double angleTo(HeadPose other) {
    double trace = 0;
    for (int k = 0; k < 9; k++) {
      trace += rotation[k] * other.rotation[k];
    }
    return Math.toDegrees(Math.acos(Math.max(-1, Math.min(1, (trace - 1) / 2))));
  }

  /**
   * The points of a mesh turned upright, {@code [468 * 3]}: x right, y up, z towards the camera, in
   * centimetres of the canonical face.
   */
  public double[] upright(Mesh mesh) {
    double[] out = new double[3 * Mesh.POINTS];
    for (int k = 0; k < Mesh.POINTS; k++) {
      double px = (mesh.x(k) - x) / scale;
      double py = -(mesh.y(k) - y) / scale;
      double pz = -(mesh.z(k) - z) / scale;
      for (int c = 0; c < 3; c++) {
        out[3 * k + c] = rotation[c] * px + rotation[3 + c] * py + rotation[6 + c] * pz;
      }
    }
    return out;
  }

  /**
   * Distance between the middles of the eyes, on the scale of the points.
   *
   * @param p {@code [468 * 3]} upright points
   */
  public static double betweenEyes(double[] p) {
    double sum = 0;
    for (int c = 0; c < 3; c++) {
      double left = p[3 * Mesh.LEFT_EYE_INNER + c] + p[3 * Mesh.LEFT_EYE_OUTER + c];
      double right = p[3 * Mesh.RIGHT_EYE_INNER + c] + p[3 * Mesh.RIGHT_EYE_OUTER + c];
      double d = (left - right) / 2;
      sum += d * d;
    }
    return Math.sqrt(sum);
  }
}
