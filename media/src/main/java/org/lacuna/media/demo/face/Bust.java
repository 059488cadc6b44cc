package org.lacuna.media.demo.face;

import static org.lacuna.media.demo.face.Curve.mix;
import static org.lacuna.media.demo.face.Curve.step;

import java.util.Arrays;
import java.util.List;
import org.lacuna.media.demo.face.raster.Surface;

/** Neck, shoulders and jumper. */
final class Bust {

  private static final int COLUMNS = 97;
  // shortens the neck
  private static final double RAISE = 1.5;
  // height, half width, half depth, z of the axis
  private static final double[][] PROFILE = {
    {-8.0, 4.6, 4.9, -3.1},
    {-10.0, 4.65, 4.9, -3.0},
    {-12.5, 5.0, 5.1, -2.9},
    {-14.0, 6.2, 5.6, -3.0},
    {-15.3, 9.2, 6.2, -3.2},
    {-16.5, 13.6, 6.9, -3.4},
    {-17.8, 17.2, 7.7, -3.5},
    {-19.4, 19.6, 8.5, -3.5},
    {-21.5, 20.8, 9.3, -3.5},
    {-25.0, 21.4, 10.2, -3.5},
    {-32.0, 21.2, 10.6, -3.5},
  };

  private Bust() {}

  /** Skin, jumper and collar, lifted by the breath. */
  static List<Surface> surfaces(double breath) {
    double lift = RAISE + 0.22 * breath;
    int rows = 90;
    float[] xyz = new float[rows * COLUMNS * 3];
    for (int r = 0; r < rows; r++) {
      // starts inside the jaw, below the open mouth
      double y = mix(-9, -30, Math.pow(r / (rows - 1.0), 1.2));
      for (int c = 0; c < COLUMNS; c++) {
        double[] p = point(y, 2 * Math.PI * c / (COLUMNS - 1), lift);
        for (int k = 0; k < 3; k++) {
          xyz[(r * COLUMNS + c) * 3 + k] = (float) p[k];
        }
      }
    }
    int[] triangles = Surface.grid(rows, COLUMNS);
    float[] normals = Surface.normalsOf(xyz, triangles);
    seam(normals, rows);
    float[] skin = new float[xyz.length];
    float[] cloth = new float[xyz.length];
    for (int v = 0; v < xyz.length; v += 3) {
      paintSkin(skin, v, xyz);
      double knit = 1 + 0.05 * Curve.noise(xyz[v] * 1.3, xyz[v + 1] * 1.3);
      cloth[v] = (float) (58 * knit);
      cloth[v + 1] = (float) (98 * knit);
      cloth[v + 2] = (float) (112 * knit);
    }
    int[] covered = select(triangles, xyz, true);
    int[] bare = select(triangles, xyz, false);
    return List.of(
        new Surface(Surface.Material.SKIN, xyz, normals, skin, bare, null, true),
        new Surface(Surface.Material.CLOTH, xyz, normals, cloth, covered, null, true),
        collar(lift));
  }

  /** A point of the body at a height and an angle; angle 0 is the front. */
  private static double[] point(double y, double angle, double lift) {
    double[] p = profile(y);
    double sin = Math.sin(angle);
    double cos = Math.cos(angle);
    double wide = mix(1, 0.82, step(-13.5, -17, y));
    double front = Math.max(0, cos);
    double chest = 1.6 * step(-18, -25, y) * front * Curve.bell(Math.abs(sin) - 0.42, 0.25);
    return new double[] {
      p[1] * Math.signum(sin) * Math.pow(Math.abs(sin), wide),
      y + RAISE + (lift - RAISE) * step(-12, -18, y),
      p[3] + p[2] * cos + chest + 0.4 * (lift - RAISE) * front
    };
  }

  /** The first and the last column meet at the back; they share their normal. */
  private static void seam(float[] normals, int rows) {
    for (int r = 0; r < rows; r++) {
      for (int c = 0; c < 3; c++) {
        int first = r * COLUMNS * 3 + c;
        int last = (r * COLUMNS + COLUMNS - 1) * 3 + c;
        float mean = (normals[first] + normals[last]) / 2;
        normals[first] = mean;
        normals[last] = mean;
      }
    }
  }

  private static void paintSkin(float[] colour, int v, float[] xyz) {
    double x = Math.abs(xyz[v]);
    double y = xyz[v + 1] - RAISE;
    double muscle = Curve.bell(x - mix(4.4, 1.2, step(-8, -15, y)), 0.55) * step(-15.5, -13, y);
    double hollow = Curve.bell(Math.hypot(x * 0.9, y + 15.2), 0.75);
    double shade = 1 - 0.16 * hollow + 0.03 * muscle;
    colour[v] = (float) Math.min(255, 226 * shade);
    colour[v + 1] = (float) Math.min(255, 176 * shade * (1 - 0.03 * hollow));
    colour[v + 2] = (float) Math.min(255, 151 * shade * (1 - 0.04 * hollow));
  }

  private static double neckline(double x, double z) {
    double front = step(-6, 3.5, z);
    return mix(-12.9, -15.2, front) + 0.035 * x * x * front;
  }

  private static int[] select(int[] triangles, float[] xyz, boolean covered) {
    int[] out = new int[triangles.length];
    int o = 0;
    for (int t = 0; t < triangles.length; t += 3) {
      int v = triangles[t] * 3;
      if (xyz[v + 1] - RAISE < neckline(xyz[v], xyz[v + 2]) == covered) {
        for (int k = 0; k < 3; k++) {
          out[o++] = triangles[t + k];
        }
      }
    }
    return Arrays.copyOf(out, o);
  }

  private static double[] profile(double y) {
    int k = 0;
    while (k < PROFILE.length - 2 && y < PROFILE[k + 1][0]) {
      k++;
    }
    double[] p0 = PROFILE[Math.max(0, k - 1)];
    double[] p1 = PROFILE[k];
    double[] p2 = PROFILE[k + 1];
    double[] p3 = PROFILE[Math.min(PROFILE.length - 1, k + 2)];
    double t = (y - p1[0]) / (p2[0] - p1[0]);
    double[] out = new double[4];
    for (int c = 1; c < 4; c++) {
      double m1 = (p2[c] - p0[c]) / (p2[0] - p0[0]) * (p2[0] - p1[0]);
      double m2 = (p3[c] - p1[c]) / (p3[0] - p1[0]) * (p2[0] - p1[0]);
      double t2 = t * t;
      double t3 = t2 * t;
      out[c] =
          (2 * t3 - 3 * t2 + 1) * p1[c]
              + (t3 - 2 * t2 + t) * m1
              + (3 * t2 - 2 * t3) * p2[c]
              + (t3 - t2) * m2;
    }
    return out;
  }

  /** A knitted rib round the neckline. */
  private static Surface collar(double lift) {
    int round = 145;
    int tube = 13;
    float[] xyz = new float[round * tube * 3];
    float[] colour = new float[xyz.length];
    for (int r = 0; r < round; r++) {
      double a = 2 * Math.PI * r / (round - 1);
      double above = -8;
      double below = -20;
      for (int halving = 0; halving < 30; halving++) {
        double y = (above + below) / 2;
        double[] p = point(y, a, RAISE);
        if (y > neckline(p[0], p[2])) {
          above = y;
        } else {
          below = y;
        }
      }
      double[] p = point(above, a, lift);
      double rib = r % 2 == 0 ? 1.06 : 0.9;
      for (int c = 0; c < tube; c++) {
        double b = 2 * Math.PI * c / (tube - 1);
        double outward = 0.1 + 0.46 * Math.cos(b);
        int at = (r * tube + c) * 3;
        xyz[at] = (float) (p[0] + outward * Math.sin(a));
        xyz[at + 1] = (float) (p[1] + 0.66 * Math.sin(b));
        xyz[at + 2] = (float) (p[2] + outward * Math.cos(a));
        colour[at] = (float) (54 * rib);
        colour[at + 1] = (float) (92 * rib);
        colour[at + 2] = (float) (106 * rib);
      }
    }
    int[] triangles = Surface.grid(round, tube);
    float[] normals = Surface.normalsOf(xyz, triangles);
    return new Surface(Surface.Material.CLOTH, xyz, normals, colour, triangles, null, true);
  }
}
