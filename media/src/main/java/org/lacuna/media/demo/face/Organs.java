package org.lacuna.media.demo.face;

import static org.lacuna.media.demo.face.Curve.mix;
import static org.lacuna.media.demo.face.Curve.step;

import java.util.ArrayList;
import java.util.List;
import org.lacuna.media.demo.face.raster.Surface;

/** What lies behind the skin: eyeballs, teeth, tongue, the dark of the mouth; and the lashes. */
final class Organs {

  private static final int BALL = 21;

  private Organs() {}

  /** The two eyeballs: caps that face forward; iris and pupil are painted by the light. */
  static List<Surface> eyes(HeadTransform head) {
    List<Surface> out = new ArrayList<>();
    for (int eye = 0; eye < 2; eye++) {
      float[] xyz = new float[BALL * BALL * 3];
      for (int r = 0; r < BALL; r++) {
        for (int c = 0; c < BALL; c++) {
          double up = mix(1.1, -1.1, r / (BALL - 1.0));
          double side = mix(-1.35, 1.35, c / (BALL - 1.0));
          int at = (r * BALL + c) * 3;
          double radius = FaceShape.EYE_RADIUS;
          xyz[at] = (float) (FaceShape.EYES[eye][0] + radius * Math.sin(side) * Math.cos(up));
          xyz[at + 1] = (float) (FaceShape.EYES[eye][1] + radius * Math.sin(up));
          xyz[at + 2] = (float) (FaceShape.EYES[eye][2] + radius * Math.cos(side) * Math.cos(up));
        }
      }
      head.points(xyz);
      int[] triangles = Surface.grid(BALL, BALL);
      float[] colour = new float[xyz.length];
      out.add(
          new Surface(
              eye == 0 ? Surface.Material.RIGHT_EYE : Surface.Material.LEFT_EYE,
              xyz,
              Surface.normalsOf(xyz, triangles),
              colour,
              triangles,
              null,
              true));
    }
    return out;
  }

  /** Teeth, tongue and the back of the mouth. */
  static List<Surface> mouth(HeadTransform head, FacePose.Mouth mouth) {
    double drop = -0.35 + 1.45 * mouth.jaw();
    return List.of(
        teeth(head, -3.75, -4.62, 0, 1),
        teeth(head, -4.78 - drop, -5.5 - drop, -0.35 - 0.3 * drop, 0.82),
        patch(head, -5.2 - 0.75 * drop, 1.5, 2.9, 0.55, new double[] {150, 66, 66}),
        patch(head, -4.6, 3.6, 0.9, 3.4, new double[] {46, 14, 15}));
  }

  private static Surface teeth(
      HeadTransform head, double top, double bottom, double dz, double light) {
    int rows = 7;
    int columns = 141;
    float[] xyz = new float[rows * columns * 3];
    float[] colour = new float[xyz.length];
    for (int c = 0; c < columns; c++) {
      double s = mix(-1, 1, c / (columns - 1.0));
      double x = 2.55 * Math.sin(s * 1.35) / Math.sin(1.35);
      double arch = 4.35 - 0.42 * x * x;
      double across = Math.abs(s) * 5.6;
      double within = across - Math.floor(across) - 0.5;
      double gap = step(0.40, 0.5, Math.abs(within));
      for (int r = 0; r < rows; r++) {
        double v = r / (rows - 1.0);
        double edge = top > -4.2 ? v : 1 - v;
        int at = (r * columns + c) * 3;
        xyz[at] = (float) x;
        xyz[at + 1] =
            (float) (mix(top, bottom, v) + 0.1 * gap * (edge > 0.9 ? (top > -4.2 ? 1 : -1) : 0));
        xyz[at + 2] = (float) (arch + dz + 0.1 * (1 - 4 * within * within) - 0.12 * edge * edge);
        double gum = step(0.16, 0.05, edge);
        double shade = light * (1 - 0.34 * gap) * mix(1, 0.42, step(0.45, 1.0, Math.abs(s)));
        colour[at] = (float) (mix(236, 186, gum) * shade);
        colour[at + 1] = (float) (mix(228, 96, gum) * shade);
        colour[at + 2] = (float) (mix(212, 96, gum) * shade);
      }
    }
    return finish(head, xyz, colour, Surface.grid(rows, columns));
  }

  /** A rounded patch: tongue or back wall. */
  private static Surface patch(
      HeadTransform head, double y, double halfWidth, double z, double halfHeight, double[] rgb) {
    int n = 13;
    float[] xyz = new float[n * n * 3];
    float[] colour = new float[xyz.length];
    for (int r = 0; r < n; r++) {
      for (int c = 0; c < n; c++) {
        double u = mix(-1, 1, c / (n - 1.0));
        double v = mix(1, -1, r / (n - 1.0));
        int at = (r * n + c) * 3;
        xyz[at] = (float) (halfWidth * u);
        xyz[at + 1] = (float) (y + halfHeight * v);
        xyz[at + 2] = (float) (z - 0.5 * u * u - 0.7 * v * Math.abs(v));
        for (int k = 0; k < 3; k++) {
          colour[at + k] = (float) (rgb[k] * (1 - 0.25 * u * u));
        }
      }
    }
    return finish(head, xyz, colour, Surface.grid(n, n));
  }

  private static Surface finish(HeadTransform head, float[] xyz, float[] colour, int[] triangles) {
    head.points(xyz);
    float[] normals = Surface.normalsOf(xyz, triangles);
    return new Surface(Surface.Material.WET, xyz, normals, colour, triangles, null, true);
  }

  /**
   * Lashes on the edge of the lids.
   *
   * @param skin fine vertices of the head, already in the world; control vertices keep their index
   */
  static Surface lashes(HeadTransform head, float[] skin) {
    int perLid = 46;
    int lids = 4;
    float[] xyz = new float[perLid * lids * 9];
    float[] normals = new float[xyz.length];
    float[] colour = new float[xyz.length];
    int[] triangles = new int[perLid * lids * 3];
    int lash = 0;
    for (int eye = 0; eye < 2; eye++) {
      int[] ring = eye == 0 ? HeadMesh.RIGHT_EYE : HeadMesh.LEFT_EYE;
      double outside = eye == 0 ? -1 : 1;
      for (int lid = 0; lid < 2; lid++) {
        boolean upper = lid == 0;
        for (int k = 0; k < perLid; k++, lash++) {
          double t = 0.4 + 7.3 * (k + 0.5) / perLid;
          float[] root = onLid(skin, ring, upper, t);
          double outer = 1 - t / 8;
          double length = upper ? 0.30 + 0.26 * outer : 0.13 + 0.08 * outer;
          double lean = (outer - 0.38) * 1.25 + 0.14 * Curve.noise(k * 1.7, eye + 7.0 * lid);
          float[] tip = {
            (float) (outside * length * lean),
            (float) (length * (upper ? 0.55 : -0.75)),
            (float) (length * 0.75)
          };
          head.direction(tip);
          int at = lash * 9;
          for (int c = 0; c < 3; c++) {
            xyz[at + c] = root[c] + tip[c];
            xyz[at + 3 + c] = root[c];
            xyz[at + 6 + c] = root[c];
          }
          xyz[at + 3] -= upper ? 0.045f : 0.025f;
          xyz[at + 6] += upper ? 0.045f : 0.025f;
          for (int v = 0; v < 3; v++) {
            normals[at + v * 3 + 2] = 1;
            colour[at + v * 3] = upper ? 30 : 74;
            colour[at + v * 3 + 1] = upper ? 20 : 48;
            colour[at + v * 3 + 2] = upper ? 18 : 42;
            triangles[lash * 3 + v] = lash * 3 + v;
          }
        }
      }
    }
    return new Surface(Surface.Material.LASH, xyz, normals, colour, triangles, null, true);
  }

  private static float[] onLid(float[] skin, int[] ring, boolean upper, double t) {
    int k = Math.min(7, (int) t);
    double f = t - k;
    int a = upper ? ring[(16 - k) % 16] : ring[k];
    int b = upper ? ring[15 - k] : ring[k + 1];
    float[] p = new float[3];
    for (int c = 0; c < 3; c++) {
      p[c] = (float) mix(skin[a * 3 + c], skin[b * 3 + c], f);
    }
    p[2] += 0.02f;
    return p;
  }
}
