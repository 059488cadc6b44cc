package org.lacuna.media.demo.face;

import static org.lacuna.media.demo.face.Curve.mix;
import static org.lacuna.media.demo.face.Curve.noise;
import static org.lacuna.media.demo.face.Curve.step;

import java.util.Arrays;
import java.util.Random;
import org.lacuna.media.demo.face.raster.Surface;

/**
 * A chin-length bob with a side parting, made of ribbons. Grown once from a seed; combed in the
 * space of the head at rest.
 */
final class Hair {

  private static final int STRANDS = 2400;
  private static final int POINTS = 18;
  private static final double[] CENTRE = {0, 1.5, -2.3};
  private static final double[] RADII = {8.5, 10.0, 9.7};
  private static final double PARTING = -2.4;

  /** Points along the middle of the strands, at rest. */
  private final float[] spine = new float[STRANDS * POINTS * 3];

  /** Direction along the strand at each point. */
  private final float[] along = new float[spine.length];

  /** Half the width of the ribbon at each point. */
  private final float[] half = new float[STRANDS * POINTS];

  /** Outward direction of the head under each point. */
  private final float[] outward = new float[spine.length];

  private final float[] tone = new float[STRANDS];
  private final int[] triangles;

  /** A third of the strands: enough to throw the shadow of all. */
  private final int[] shadowTriangles;

  Hair() {
    Random random = new Random(7);
    for (int s = 0; s < STRANDS; s++) {
      grow(s, random);
      tone[s] = (float) (1 + 0.13 * random.nextGaussian());
    }
    triangles = ribbons();
    shadowTriangles = Arrays.copyOf(triangles, STRANDS / 3 * (POINTS - 1) * 6);
    frames();
  }

  private void grow(int s, Random random) {
    double side = random.nextDouble() < 0.46 ? -1 : 1;
    double back = Math.pow(random.nextDouble(), 1.5);
    double layer = random.nextDouble();
    // root on the parting, from the forehead to the back of the crown
    double rootAngle = mix(0.70, -1.15, back) + 0.03 * random.nextGaussian();
    double[] root = {
      (PARTING + side * 0.25 * random.nextDouble()) / RADII[0] * (1 - 0.5 * back),
      Math.cos(rootAngle),
      Math.sin(rootAngle)
    };
    normalise(root);
    double front = side < 0 ? 1.02 : 1.1;
    double azimuth = mix(front, 3.35, Math.pow(back, 0.8)) + 0.03 * random.nextGaussian();
    // strands gather into locks towards the tips
    double lock = Math.rint(azimuth * 11) / 11.0 + 0.03 * noise(Math.rint(azimuth * 11), side);
    double length = 9.0 + 0.9 * noise(azimuth * 2.5 + 3, side) + 0.3 * random.nextGaussian();
    double lift = 0.985 + 0.075 * layer;
    double wave = noise(lock * 5, side * 3) * 0.35;
    for (int p = 0; p < POINTS; p++) {
      double t = p / (POINTS - 1.0);
      double arc = Math.min(1, t / 0.6);
      double hang = Math.max(0, (t - 0.6) / 0.4);
      double turn = mix(azimuth, lock, 0.75 * t * t);
      double[] end = {side * Math.sin(turn), 0.02, Math.cos(turn)};
      normalise(end);
      double[] d = slerp(root, end, arc);
      double volume = lift + 0.035 * Math.sin(Math.PI * arc);
      double curl = hang * hang;
      double inward = 1 + 0.06 * Math.sin(Math.PI * hang) - 0.13 * curl * curl + 0.02 * wave * t;
      int at = (s * POINTS + p) * 3;
      spine[at] = (float) (CENTRE[0] + d[0] * RADII[0] * volume * inward);
      spine[at + 1] = (float) (CENTRE[1] + d[1] * RADII[1] * volume - length * hang);
      spine[at + 2] =
          (float) (CENTRE[2] + d[2] * RADII[2] * volume * inward - 0.6 * hang * (d[2] > 0 ? 1 : 0));
    }
  }

  private static void normalise(double[] d) {
    double n = Math.sqrt(d[0] * d[0] + d[1] * d[1] + d[2] * d[2]);
    for (int c = 0; c < 3; c++) {
      d[c] /= n;
    }
  }

  private static double[] slerp(double[] a, double[] b, double t) {
    double dot = Math.max(-1, Math.min(1, a[0] * b[0] + a[1] * b[1] + a[2] * b[2]));
    double angle = Math.acos(dot);
    double sin = Math.max(1e-6, Math.sin(angle));
    double wa = Math.sin((1 - t) * angle) / sin;
    double wb = Math.sin(t * angle) / sin;
    return new double[] {wa * a[0] + wb * b[0], wa * a[1] + wb * b[1], wa * a[2] + wb * b[2]};
  }

  private static int[] ribbons() {
    int[] out = new int[STRANDS * (POINTS - 1) * 6];
    int o = 0;
    for (int s = 0; s < STRANDS; s++) {
      for (int p = 0; p + 1 < POINTS; p++) {
        int v = (s * POINTS + p) * 2;
        for (int k : new int[] {v, v + 1, v + 2, v + 2, v + 1, v + 3}) {
          out[o++] = k;
        }
      }
    }
    return out;
  }

  private void frames() {
    for (int s = 0; s < STRANDS; s++) {
      for (int p = 0; p < POINTS; p++) {
        int at = (s * POINTS + p) * 3;
        int before = (s * POINTS + Math.max(0, p - 1)) * 3;
        int after = (s * POINTS + Math.min(POINTS - 1, p + 1)) * 3;
        double[] t = new double[3];
        double[] n = new double[3];
        for (int c = 0; c < 3; c++) {
          t[c] = spine[after + c] - spine[before + c];
          n[c] = (spine[at + c] - CENTRE[c]) / (RADII[c] * RADII[c]);
        }
        if (spine[at + 1] < CENTRE[1]) {
          n[1] = 0;
        }
        normalise(t);
        normalise(n);
        double f = p / (POINTS - 1.0);
        half[s * POINTS + p] =
            (float) (0.10 * (1 - 0.7 * step(0.72, 1, f)) * (0.75 + 0.25 * step(0, 0.15, f)));
        for (int c = 0; c < 3; c++) {
          along[at + c] = (float) t[c];
          outward[at + c] = (float) n[c];
        }
      }
    }
  }

  /**
   * The hair as lit by the key light. Strands shine along their length (J. Kajiya and T. Kay,
   * 1989), which a surface normal cannot express, so their light is worked out here, vertex by
   * vertex.
   *
   * @param head where the head is
   * @param sway how far the tips lag behind the head, centimetres to the subject's left
   * @param light unit vector towards the key light
   */
  Surface surface(HeadTransform head, double sway, double[] light) {
    int points = STRANDS * POINTS;
    float[] xyz = new float[points * 6];
    float[] normals = new float[points * 6];
    float[] colour = new float[points * 6];
    float[] p = new float[3];
    float[] t = new float[3];
    float[] w = new float[3];
    float[] n = new float[3];
    for (int v = 0; v < points; v++) {
      double f = (v % POINTS) / (POINTS - 1.0);
      System.arraycopy(spine, v * 3, p, 0, 3);
      p[0] += (float) (sway * f * f);
      head.point(p);
      turn(along, v, t, head);
      facing(p, t, half[v], w);
      turn(outward, v, n, head);
      double[] rgb = shade(p, t, n, light, tone[v / POINTS], f);
      for (int edge = 0; edge < 2; edge++) {
        int at = v * 6 + edge * 3;
        for (int c = 0; c < 3; c++) {
          xyz[at + c] = p[c] + (edge == 0 ? -w[c] : w[c]);
          normals[at + c] = n[c];
          colour[at + c] = (float) Math.min(255, rgb[c]);
        }
      }
    }
    return new Surface(Surface.Material.HAIR, xyz, normals, colour, seen(xyz, normals), null, true);
  }

  /** Leaves out what grows on the far side and is hidden by the head. */
  private int[] seen(float[] xyz, float[] normals) {
    int[] out = new int[triangles.length];
    int o = 0;
    for (int t = 0; t < triangles.length; t += 6) {
      int v = triangles[t] * 3;
      boolean hidden = normals[v + 2] < -0.3f && xyz[v + 1] > 3;
      if (!hidden) {
        System.arraycopy(triangles, t, out, o, 6);
        o += 6;
      }
    }
    return Arrays.copyOf(out, o);
  }

  /** The same hair as thrower of shadow. */
  Surface shadowOf(Surface hair) {
    return new Surface(
        hair.material(), hair.xyz(), hair.normals(), hair.colour(), shadowTriangles, null, true);
  }

  /** Across the strand and towards neither side of the camera: ribbons are never seen on edge. */
  private static void facing(float[] p, float[] t, float half, float[] w) {
    float vz = 60 - p[2];
    float x = t[1] * vz + t[2] * p[1];
    float y = -t[2] * p[0] - t[0] * vz;
    float z = -t[0] * p[1] + t[1] * p[0];
    float scale = half / (float) Math.sqrt(x * x + y * y + z * z + 1e-9f);
    w[0] = x * scale;
    w[1] = y * scale;
    w[2] = z * scale;
  }

  private static void turn(float[] from, int v, float[] to, HeadTransform head) {
    System.arraycopy(from, v * 3, to, 0, 3);
    head.direction(to);
  }

  private static double[] shade(
      float[] p, float[] t, float[] n, double[] light, float tone, double f) {
    double lx = light[0];
    double ly = light[1];
    double lz = light[2];
    double tl = t[0] * lx + t[1] * ly + t[2] * lz;
    double nl = n[0] * lx + n[1] * ly + n[2] * lz;
    double vx = -p[0];
    double vy = -p[1];
    double vz = 60 - p[2];
    double vn = Math.sqrt(vx * vx + vy * vy + vz * vz);
    double hx = lx + vx / vn;
    double hy = ly + vy / vn;
    double hz = lz + vz / vn;
    double hn = Math.sqrt(hx * hx + hy * hy + hz * hz);
    double th = (t[0] * hx + t[1] * hy + t[2] * hz) / hn;
    double gleam = Math.pow(Math.max(0, 1 - th * th), 32) * step(-0.25, 0.5, nl);
    double body = 0.35 + 0.75 * Math.sqrt(Math.max(0, 1 - tl * tl)) * step(-0.5, 0.9, nl);
    double b = body * tone * (0.72 + 0.28 * f);
    return new double[] {
      74 * b + 92 * gleam * tone, 47 * b + 66 * gleam * tone, 33 * b + 44 * gleam * tone
    };
  }
}
