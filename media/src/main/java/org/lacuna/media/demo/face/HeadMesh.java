package org.lacuna.media.demo.face;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The control mesh of the head: the canonical face with eye and mouth opened, lid rims, inner lips,
 * and the skull behind the face, all in one piece so that no seam shows.
 *
 * <p>The first 468 vertices are the canonical ones.
 */
final class HeadMesh {

  /** Lid outline of the subject's right eye, outer corner first, lower lid, then upper lid back. */
  static final int[] RIGHT_EYE = {
    33, 7, 163, 144, 145, 153, 154, 155, 133, 173, 157, 158, 159, 160, 161, 246
  };

  /** Lid outline of the subject's left eye in the same order. */
  static final int[] LEFT_EYE = {
    263, 249, 390, 373, 374, 380, 381, 382, 362, 398, 384, 385, 386, 387, 388, 466
  };

  /** Inner lip outline: subject's right corner, upper lip, left corner, lower lip back. */
  static final int[] INNER_LIPS = {
    78, 191, 80, 81, 82, 13, 312, 311, 310, 415, 308, 324, 318, 402, 317, 14, 87, 178, 88, 95
  };

  /** Outer lip outline in the same order. */
  static final int[] OUTER_LIPS = {
    61, 185, 40, 39, 37, 0, 267, 269, 270, 409, 291, 375, 321, 405, 314, 17, 84, 181, 91, 146
  };

  private static final int[] OVAL = {
    10, 109, 67, 103, 54, 21, 162, 127, 234, 93, 132, 58, 172, 136, 150, 149, 176, 148, 152, 377,
    400, 378, 379, 365, 397, 288, 361, 323, 454, 356, 389, 251, 284, 332, 297, 338
  };

  static final float[] SKULL_CENTRE = {0f, 1.6f, -2.2f};
  private static final float[] SKULL_RADII = {7.75f, 9.3f, 9.0f};
  private static final int SKULL_RINGS = 7;

  private final List<float[]> points = new ArrayList<>();
  private final List<Float> shade = new ArrayList<>();
  private final List<int[]> faces = new ArrayList<>();

  /** First vertex of the lid rims (right eye, then left, 16 each). */
  final int rims;

  /** First vertex of the inner lip walls (20 near the edge, then 20 further in). */
  final int lipWalls;

  /** Positions at rest, centimetres. */
  final float[] rest;

  /** How much light reaches each vertex, 0 to 1: dark inside the mouth. */
  final float[] light;

  /** Triangles, three indices each. */
  final int[] triangles;

  HeadMesh() {
    CanonicalMesh face = CanonicalMesh.load();
    for (int v = 0; v < face.xyz().length / 3; v++) {
      add(face.xyz()[v * 3], face.xyz()[v * 3 + 1], face.xyz()[v * 3 + 2], 1f);
    }
    points.forEach(HeadMesh::refine);
    for (int t = 0; t < face.triangles().length; t += 3) {
      int[] tri = Arrays.copyOfRange(face.triangles(), t, t + 3);
      if (!inside(tri, RIGHT_EYE) && !inside(tri, LEFT_EYE) && !inside(tri, INNER_LIPS)) {
        faces.add(tri);
      }
    }
    rims = points.size();
    strip(RIGHT_EYE, copy(RIGHT_EYE, 0f, 0.8f));
    strip(LEFT_EYE, copy(LEFT_EYE, 0f, 0.8f));
    lipWalls = points.size();
    int[] wall = copy(INNER_LIPS, -0.5f, 0.45f);
    strip(INNER_LIPS, wall);
    strip(wall, copy(INNER_LIPS, -1.3f, 0.1f));
    skull();
    rest = new float[points.size() * 3];
    light = new float[points.size()];
    for (int v = 0; v < points.size(); v++) {
      System.arraycopy(points.get(v), 0, rest, v * 3, 3);
      light[v] = shade.get(v);
    }
    triangles = faces.stream().flatMapToInt(Arrays::stream).toArray();
  }

  /** The canonical face is an average; this one has larger eyes and a finer jaw. */
  private static void refine(float[] p) {
    double side = Math.signum(p[0]);
    double dx = p[0] - side * 3.16;
    double dy = p[1] - 2.66;
    double grow = 0.13 * Curve.bell(Math.hypot(dx, dy), 1.9);
    p[0] += (float) (dx * grow);
    p[1] += (float) (dy * grow);
    p[0] *= (float) (1 - 0.075 * Curve.step(1, -8, p[1]) * Curve.step(2.4, 5, Math.abs(p[0])));
  }

  private int add(float x, float y, float z, float light) {
    points.add(new float[] {x, y, z});
    shade.add(light);
    return points.size() - 1;
  }

  private static boolean inside(int[] triangle, int[] ring) {
    return Arrays.stream(triangle).allMatch(v -> Arrays.stream(ring).anyMatch(r -> r == v));
  }

  private int[] copy(int[] ring, float dz, float light) {
    int[] copied = new int[ring.length];
    for (int k = 0; k < ring.length; k++) {
      float[] p = points.get(ring[k]);
      copied[k] = add(p[0], p[1], p[2] + dz, light);
    }
    return copied;
  }

  /**
   * Joins two closed rings of equal length with triangles that keep the winding of the faces round
   * them.
   */
  private void strip(int[] outer, int[] inner) {
    int n = outer.length;
    boolean forward = true;
    for (int[] f : faces) {
      for (int k = 0; k < 3; k++) {
        if (f[k] == outer[0] && f[(k + 1) % 3] == outer[1]) {
          forward = false;
        }
      }
    }
    for (int k = 0; k < n; k++) {
      int a = outer[k];
      int b = outer[(k + 1) % n];
      int c = inner[k];
      int d = inner[(k + 1) % n];
      if (forward) {
        faces.add(new int[] {a, b, d});
        faces.add(new int[] {a, d, c});
      } else {
        faces.add(new int[] {b, a, d});
        faces.add(new int[] {d, a, c});
      }
    }
  }

  private void skull() {
    int[] previous = OVAL;
    double[][] start = new double[OVAL.length][];
    for (int k = 0; k < OVAL.length; k++) {
      float[] p = points.get(OVAL[k]);
      start[k] =
          new double[] {p[0] - SKULL_CENTRE[0], p[1] - SKULL_CENTRE[1], p[2] - SKULL_CENTRE[2]};
    }
    double[] back = {0, -0.05, -1};
    for (int ring = 1; ring <= SKULL_RINGS; ring++) {
      double f = ring / (SKULL_RINGS + 1.0);
      int[] next = new int[OVAL.length];
      for (int k = 0; k < OVAL.length; k++) {
        double length = Math.sqrt(dot(start[k], start[k]));
        double angle = Math.acos(dot(start[k], back) / length / Math.sqrt(dot(back, back)));
        double[] direction = new double[3];
        for (int c = 0; c < 3; c++) {
          direction[c] =
              (Math.sin((1 - f) * angle) * start[k][c] / length + Math.sin(f * angle) * back[c])
                  / Math.sin(angle);
        }
        double norm = Math.sqrt(dot(direction, direction));
        double ellipsoid = 0;
        for (int c = 0; c < 3; c++) {
          ellipsoid += Math.pow(direction[c] / norm / SKULL_RADII[c], 2);
        }
        double blend = 1 - Math.pow(Math.max(0, 1 - f / 0.5), 2);
        double radius = length + (1 / Math.sqrt(ellipsoid) - length) * blend;
        next[k] =
            add(
                (float) (SKULL_CENTRE[0] + direction[0] / norm * radius),
                (float) (SKULL_CENTRE[1] + direction[1] / norm * radius),
                (float) (SKULL_CENTRE[2] + direction[2] / norm * radius),
                1f);
      }
      strip(previous, next);
      previous = next;
    }
    int pole = add(SKULL_CENTRE[0], SKULL_CENTRE[1] - 0.5f, SKULL_CENTRE[2] - SKULL_RADII[2], 1f);
    int[] poles = new int[previous.length];
    Arrays.fill(poles, pole);
    int before = faces.size();
    strip(previous, poles);
    // with a single inner point every second triangle has no area
    faces.subList(before, faces.size()).removeIf(f -> f[0] == f[1] || f[1] == f[2] || f[0] == f[2]);
  }

  private static double dot(double[] a, double[] b) {
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
  }
}
