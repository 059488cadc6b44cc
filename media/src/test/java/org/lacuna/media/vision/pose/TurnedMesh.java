package org.lacuna.media.vision.pose;

import org.lacuna.media.vision.net.Mesh;

/** Meshes with a known pose for tests. */
public final class TurnedMesh {

  private TurnedMesh() {}

  /**
   * The canonical face as the mesh network would report it.
   *
   * @param yaw degrees, positive to the picture's right
   * @param pitch degrees, positive up
   * @param roll degrees, positive clockwise
   * @param scale pixels a centimetre
   */
  public static Mesh mesh(
      CanonicalFace canonical,
      double yaw,
      double pitch,
      double roll,
      double scale,
      double x,
      double y) {
    double[] r = rotation(yaw, pitch, roll);
    float[] xyz = new float[3 * Mesh.POINTS];
    for (int k = 0; k < Mesh.POINTS; k++) {
      double[] p = new double[3];
      for (int a = 0; a < 3; a++) {
        for (int b = 0; b < 3; b++) {
          p[a] += r[3 * a + b] * canonical.at(k, b);
        }
      }
      xyz[3 * k] = (float) (x + scale * p[0]);
      xyz[3 * k + 1] = (float) (y - scale * p[1]);
      xyz[3 * k + 2] = (float) (-scale * p[2]);
    }
    return new Mesh(xyz, 1);
  }

  /** Roll first, then pitch, then yaw, on axes x right, y up, z towards the camera. */
  private static double[] rotation(double yaw, double pitch, double roll) {
    double cy = Math.cos(Math.toRadians(yaw));
    double sy = Math.sin(Math.toRadians(yaw));
    double cp = Math.cos(Math.toRadians(pitch));
    double sp = Math.sin(Math.toRadians(pitch));
    double cr = Math.cos(Math.toRadians(roll));
    double sr = Math.sin(Math.toRadians(roll));
    double[] turn = {cy, 0, sy, 0, 1, 0, -sy, 0, cy};
    double[] nod = {1, 0, 0, 0, cp, sp, 0, -sp, cp};
    double[] lean = {cr, sr, 0, -sr, cr, 0, 0, 0, 1};
    return times(turn, times(nod, lean));
  }

  private static double[] times(double[] a, double[] b) {
    double[] r = new double[9];
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        for (int k = 0; k < 3; k++) {
          r[3 * i + j] += a[3 * i + k] * b[3 * k + j];
        }
      }
    }
    return r;
  }
}
