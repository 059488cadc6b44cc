package org.lacuna.app.export.csv;

/**
 * Our head pose on OpenFace's axes: x to the picture's right, y down, z away from the camera, the
 * rotation taken apart as R = Rx Ry Rz, in radians. Ours has y up, z to the camera, and R = Ry(yaw)
 * Rx(-pitch) Rz(-roll), so the angles are more than a change of sign once the head is turned in two
 * ways at the same time.
 *
 * @see <a href="https://github.com/TadasBaltrusaitis/OpenFace/wiki/Output-Format">OpenFace's output
 *     format</a>
 */
final class OpenFaceAngles {

  private OpenFaceAngles() {}

  /**
   * Converts one pose.
   *
   * @param yaw positive to the picture's right, degrees
   * @param pitch positive up, degrees
   * @param roll positive when the head leans to the picture's right, degrees
   * @return pose_Rx, pose_Ry, pose_Rz in radians; all NaN where one of the angles is
   */
  static double[] pose(float yaw, float pitch, float roll) {
    if (Float.isNaN(yaw + pitch + roll)) {
      return new double[] {Double.NaN, Double.NaN, Double.NaN};
    }
    double y = Math.toRadians(yaw);
    double p = Math.toRadians(pitch);
    double t = -Math.toRadians(roll);
    double forwardX = Math.sin(y) * Math.cos(p);
    double forwardY = Math.sin(p);
    double forwardZ = Math.cos(y) * Math.cos(p);
    double r00 = Math.cos(y) * Math.cos(t) - Math.sin(y) * Math.sin(p) * Math.sin(t);
    double r01 = -Math.cos(y) * Math.sin(t) - Math.sin(y) * Math.sin(p) * Math.cos(t);
    return new double[] {
      Math.atan2(-forwardY, forwardZ),
      Math.asin(Math.max(-1, Math.min(1, -forwardX))),
      Math.atan2(r01, r00)
    };
  }

  /**
   * Converts one direction of gaze.
   *
   * @param yaw positive to the picture's right, degrees
   * @param pitch positive up: the angle above the level plane, degrees
   * @return gaze_angle_x and gaze_angle_y in radians, the angles of the direction's shadows on the
   *     level and on the upright plane, positive to the picture's right and down; NaN where one of
   *     ours is
   */
  static double[] gaze(float yaw, float pitch) {
    if (Float.isNaN(yaw + pitch)) {
      return new double[] {Double.NaN, Double.NaN};
    }
    double y = Math.toRadians(yaw);
    double p = Math.toRadians(pitch);
    return new double[] {y, Math.atan2(-Math.sin(p), Math.cos(y) * Math.cos(p))};
  }
}
