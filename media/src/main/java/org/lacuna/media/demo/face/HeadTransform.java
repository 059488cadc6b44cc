package org.lacuna.media.demo.face;

/** Turns the head about the top of the neck. */
final class HeadTransform {

  private static final double[] PIVOT = {0, -6.5, -3};

  private final double[][] m;

  HeadTransform(double yaw, double pitch, double roll) {
    double cy = Math.cos(yaw);
    double sy = Math.sin(yaw);
    double cp = Math.cos(-pitch);
    double sp = Math.sin(-pitch);
    double cr = Math.cos(-roll);
    double sr = Math.sin(-roll);
    double[][] turn = {{cy, 0, sy}, {0, 1, 0}, {-sy, 0, cy}};
    double[][] nod = {{1, 0, 0}, {0, cp, -sp}, {0, sp, cp}};
    double[][] tilt = {{cr, -sr, 0}, {sr, cr, 0}, {0, 0, 1}};
    m = product(tilt, product(turn, nod));
  }

  private static double[][] product(double[][] a, double[][] b) {
    double[][] out = new double[3][3];
    for (int r = 0; r < 3; r++) {
      for (int c = 0; c < 3; c++) {
        for (int k = 0; k < 3; k++) {
          out[r][c] += a[r][k] * b[k][c];
        }
      }
    }
    return out;
  }

  /** Moves a point of the head at rest to where it is now. */
  void point(float[] p) {
    for (int c = 0; c < 3; c++) {
      p[c] -= (float) PIVOT[c];
    }
    direction(p);
    for (int c = 0; c < 3; c++) {
      p[c] += (float) PIVOT[c];
    }
  }

  /** Turns a direction with the head. */
  void direction(float[] d) {
    float x = d[0];
    float y = d[1];
    float z = d[2];
    for (int r = 0; r < 3; r++) {
      d[r] = (float) (m[r][0] * x + m[r][1] * y + m[r][2] * z);
    }
  }

  /** Moves all points of an array, in place. */
  void points(float[] xyz) {
    float[] p = new float[3];
    for (int v = 0; v < xyz.length; v += 3) {
      System.arraycopy(xyz, v, p, 0, 3);
      point(p);
      System.arraycopy(p, 0, xyz, v, 3);
    }
  }

  /** Brings a world direction back into the space of the head at rest. */
  double[] back(double x, double y, double z) {
    double[] out = new double[3];
    for (int c = 0; c < 3; c++) {
      out[c] = m[0][c] * x + m[1][c] * y + m[2][c] * z;
    }
    return out;
  }
}
