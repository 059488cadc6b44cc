package org.lacuna.media.vision.pose;

import org.lacuna.media.vision.net.Mesh;

/**
 * Finds the head pose as the similarity that lays the canonical face over the mesh with the least
 * weighted squared error (Horn, 1987: the rotation is the eigenvector of a 4 x 4 matrix, as a
 * quaternion). The 33 points and their weights are those of MediaPipe's face geometry; they lie
 * where a face moves little. The mesh's own depth takes part, so no camera has to be assumed.
 * Immutable and thread-safe.
 */
public final class PoseSolver {

  private static final int[] POINTS = {
    4, 6, 10, 33, 54, 67, 117, 119, 121, 127, 129, 132, 133, 136, 143, 147, 198, 205, 263, 284, 297,
    346, 348, 350, 356, 358, 361, 362, 365, 372, 376, 420, 425
  };

  private static final double[] WEIGHTS = {
    0.0709099, 0.0321001, 0.0084466, 0.0587242, 0.0076671, 0.0090781, 0.0097919, 0.0145654,
    0.0185914, 0.0051980, 0.1206252, 0.0055600, 0.0532862, 0.0668905, 0.0148165, 0.0142628,
    0.0254622, 0.0472523, 0.0587242, 0.0076671, 0.0090781, 0.0097919, 0.0145654, 0.0185914,
    0.0051980, 0.1206252, 0.0055600, 0.0532862, 0.0668905, 0.0148165, 0.0142628, 0.0254622,
    0.0472523
  };

  private static final int JACOBI_SWEEPS = 30;

  private final CanonicalFace canonical;

  public PoseSolver(CanonicalFace canonical) {
    this.canonical = canonical;
  }

  public HeadPose solve(Mesh mesh) {
    double[] from = new double[3];
    double[] to = new double[3];
    double total = 0;
    for (int i = 0; i < POINTS.length; i++) {
      total += WEIGHTS[i];
      for (int c = 0; c < 3; c++) {
        from[c] += WEIGHTS[i] * canonical.at(POINTS[i], c);
        to[c] += WEIGHTS[i] * seen(mesh, POINTS[i], c);
      }
    }
    for (int c = 0; c < 3; c++) {
      from[c] /= total;
      to[c] /= total;
    }
    double[][] s = new double[3][3];
    double spread = 0;
    for (int i = 0; i < POINTS.length; i++) {
      for (int a = 0; a < 3; a++) {
        double f = canonical.at(POINTS[i], a) - from[a];
        spread += WEIGHTS[i] * f * f;
        for (int b = 0; b < 3; b++) {
          s[a][b] += WEIGHTS[i] * f * (seen(mesh, POINTS[i], b) - to[b]);
        }
      }
    }
    double[] r = matrix(quaternion(s));
    double gain = 0;
    for (int a = 0; a < 3; a++) {
      for (int b = 0; b < 3; b++) {
        gain += r[3 * b + a] * s[a][b];
      }
    }
    double scale = gain / spread;
    double[] origin = new double[3];
    for (int b = 0; b < 3; b++) {
      origin[b] =
          to[b] - scale * (r[3 * b] * from[0] + r[3 * b + 1] * from[1] + r[3 * b + 2] * from[2]);
    }
    return new HeadPose(r, scale, origin[0], -origin[1], -origin[2]);
  }

  /** A mesh coordinate on the canonical face's axes: x right, y up, z towards the camera. */
  private static double seen(Mesh mesh, int point, int c) {
    return switch (c) {
      case 0 -> mesh.x(point);
      case 1 -> -mesh.y(point);
      default -> -mesh.z(point);
    };
  }

  /** The unit quaternion (w, x, y, z) that maximises Horn's form for the cross-covariance s. */
  private static double[] quaternion(double[][] s) {
    double[][] n = {
      {s[0][0] + s[1][1] + s[2][2], s[1][2] - s[2][1], s[2][0] - s[0][2], s[0][1] - s[1][0]},
      {s[1][2] - s[2][1], s[0][0] - s[1][1] - s[2][2], s[0][1] + s[1][0], s[2][0] + s[0][2]},
      {s[2][0] - s[0][2], s[0][1] + s[1][0], -s[0][0] + s[1][1] - s[2][2], s[1][2] + s[2][1]},
      {s[0][1] - s[1][0], s[2][0] + s[0][2], s[1][2] + s[2][1], -s[0][0] - s[1][1] + s[2][2]}
    };
    double[][] v = {{1, 0, 0, 0}, {0, 1, 0, 0}, {0, 0, 1, 0}, {0, 0, 0, 1}};
    for (int sweep = 0; sweep < JACOBI_SWEEPS; sweep++) {
      for (int p = 0; p < 3; p++) {
        for (int q = p + 1; q < 4; q++) {
          rotate(n, v, p, q);
        }
      }
    }
    int best = 0;
    for (int k = 1; k < 4; k++) {
      best = n[k][k] > n[best][best] ? k : best;
    }
    return new double[] {v[0][best], v[1][best], v[2][best], v[3][best]};
  }

  /** One Jacobi rotation that makes n[p][q] zero, kept in the eigenvectors v. */
  private static void rotate(double[][] n, double[][] v, int p, int q) {
    if (n[p][q] == 0) {
      return;
    }
    double theta = (n[q][q] - n[p][p]) / (2 * n[p][q]);
    double t = Math.copySign(1, theta) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
    double c = 1 / Math.sqrt(t * t + 1);
    double s = t * c;
    for (int k = 0; k < 4; k++) {
      double a = n[k][p];
      double b = n[k][q];
      n[k][p] = c * a - s * b;
      n[k][q] = s * a + c * b;
    }
    for (int k = 0; k < 4; k++) {
      double a = n[p][k];
      double b = n[q][k];
      n[p][k] = c * a - s * b;
      n[q][k] = s * a + c * b;
    }
    for (int k = 0; k < 4; k++) {
      double a = v[k][p];
      double b = v[k][q];
      v[k][p] = c * a - s * b;
      v[k][q] = s * a + c * b;
    }
  }

  private static double[] matrix(double[] quaternion) {
    double w = quaternion[0];
    double x = quaternion[1];
    double y = quaternion[2];
    double z = quaternion[3];
    return new double[] {
      1 - 2 * (y * y + z * z),
      2 * (x * y - w * z),
      2 * (x * z + w * y),
      2 * (x * y + w * z),
      1 - 2 * (x * x + z * z),
      2 * (y * z - w * x),
      2 * (x * z - w * y),
      2 * (y * z + w * x),
      1 - 2 * (x * x + y * y)
    };
  }
}
