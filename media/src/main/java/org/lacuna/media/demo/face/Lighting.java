package org.lacuna.media.demo.face;

import static org.lacuna.media.demo.face.Curve.mix;
import static org.lacuna.media.demo.face.Curve.step;

import org.lacuna.media.demo.face.raster.Camera;
import org.lacuna.media.demo.face.raster.GeometryBuffer;
import org.lacuna.media.demo.face.raster.ShadowMap;

/**
 * Lights the geometry buffer: a warm key with soft shadow, a cool fill, light from behind, and sky.
 * Colours are added in linear light and leave through the sRGB curve.
 */
final class Lighting {

  /** Towards the key light. */
  static final double[] KEY = unit(-0.46, 0.55, 0.74);

  private static final double[] FILL = unit(0.75, 0.05, 0.55);
  private static final double[] RIM = unit(0.62, 0.42, -0.66);
  private static final double[] KEY_COLOUR = {1.16, 1.08, 0.98};
  private static final double[] FILL_COLOUR = {0.20, 0.225, 0.26};
  private static final double[] RIM_COLOUR = {0.55, 0.56, 0.60};
  private static final double[] SKY = {0.27, 0.275, 0.29};
  private static final double[] GROUND = {0.17, 0.14, 0.125};
  // light bleeds under skin, red farthest: the shadow edge is soft and warm
  private static final double[] SKIN_WRAP = {0.42, 0.22, 0.16};

  private static final float[] LINEAR = new float[256];
  private static final byte[] CODED = new byte[4097];

  static {
    for (int k = 0; k < 256; k++) {
      LINEAR[k] = (float) Math.pow(k / 255.0, 2.2);
    }
    for (int k = 0; k <= 4096; k++) {
      CODED[k] = (byte) Math.round(255 * Math.pow(k / 4096.0, 1 / 2.2));
    }
  }

  private final ShadowMap shadow;
  private final HeadTransform head;
  private final FacePose pose;
  private final double[][] eyes = new double[2][];
  private final double[] out = new double[3];

  Lighting(ShadowMap shadow, HeadTransform head, FacePose pose) {
    this.shadow = shadow;
    this.head = head;
    this.pose = pose;
    for (int eye = 0; eye < 2; eye++) {
      float[] p = new float[3];
      for (int c = 0; c < 3; c++) {
        p[c] = (float) FaceShape.EYES[eye][c];
      }
      head.point(p);
      eyes[eye] = new double[] {p[0], p[1], p[2]};
    }
  }

  private static double[] unit(double x, double y, double z) {
    double n = Math.sqrt(x * x + y * y + z * z);
    return new double[] {x / n, y / n, z / n};
  }

  /** Colour of one pixel, 0xRRGGBB; {@code at} must hold a surface. */
  int shade(GeometryBuffer buffer, int at) {
    Camera camera = buffer.camera;
    double inverse = buffer.inverseDepth[at];
    double x = camera.worldX(at % camera.width() + 0.5, inverse);
    double y = camera.worldY(Math.floorDiv(at, camera.width()) + 0.5, inverse);
    double z = camera.worldZ(inverse);
    int packed = buffer.normal[at];
    double nx = GeometryBuffer.unpack(packed, 0);
    double ny = GeometryBuffer.unpack(packed, 1);
    double nz = GeometryBuffer.unpack(packed, 2);
    double vx = -x;
    double vy = camera.centreY() - y;
    double vz = camera.distance() - z;
    double vn = 1 / Math.sqrt(vx * vx + vy * vy + vz * vz);
    vx *= vn;
    vy *= vn;
    vz *= vn;
    double lit = shadow.lit(x, y, z);
    int paint = buffer.paint[at];
    switch (buffer.material[at]) {
      case SKIN -> {
        surface(paint, nx, ny, nz, lit, SKIN_WRAP, 1);
        gloss(nx, ny, nz, vx, vy, vz, lit, 16, 0.075);
      }
      case CLOTH -> surface(paint, nx, ny, nz, lit, new double[] {0.1, 0.1, 0.1}, 0.9);
      case HAIR -> hair(paint, ny, lit, nx, nz);
      case WET -> {
        surface(paint, nx, ny, nz, 0.5 + 0.4 * lit, SKIN_WRAP, 0.85);
        gloss(nx, ny, nz, vx, vy, vz, lit, 40, 0.10);
      }
      case RIGHT_EYE -> eye(0, x, y, z, lit);
      case LEFT_EYE -> eye(1, x, y, z, lit);
      case LASH -> surface(paint, 0, 0.4, 0.9, lit, SKIN_WRAP, 0.6);
      case NONE -> throw new IllegalArgumentException("nothing is drawn at pixel " + at);
    }
    return code(out[0]) << 16 | code(out[1]) << 8 | code(out[2]);
  }

  private static int code(double v) {
    // a soft shoulder keeps highlights from clipping
    double s = v < 0.7 ? v : 0.7 + 0.3 * (1 - Math.exp(-(v - 0.7) / 0.3));
    return CODED[(int) (Math.max(0, Math.min(1, s)) * 4096)] & 255;
  }

  private void surface(
      int paint, double nx, double ny, double nz, double lit, double[] wrap, double amount) {
    double key = nx * KEY[0] + ny * KEY[1] + nz * KEY[2];
    double fill = Math.max(0, (nx * FILL[0] + ny * FILL[1] + nz * FILL[2]) * 0.75 + 0.25);
    double rim = Math.max(0, nx * RIM[0] + ny * RIM[1] + nz * RIM[2]);
    double up = 0.5 + 0.5 * ny;
    for (int c = 0; c < 3; c++) {
      double w = wrap[c];
      double soft = Math.max(0, (key + w) / (1 + w));
      // what the shadow takes, scattering gives back a little in red
      double reach = lit + (1 - lit) * 0.22 * w;
      double light =
          KEY_COLOUR[c] * soft * reach
              + FILL_COLOUR[c] * fill
              + RIM_COLOUR[c] * rim
              + mix(GROUND[c], SKY[c], up);
      out[c] = LINEAR[paint >> (16 - 8 * c) & 255] * light * amount;
    }
  }

  private void gloss(
      double nx,
      double ny,
      double nz,
      double vx,
      double vy,
      double vz,
      double lit,
      double power,
      double amount) {
    double hx = KEY[0] + vx;
    double hy = KEY[1] + vy;
    double hz = KEY[2] + vz;
    double h = (nx * hx + ny * hy + nz * hz) / Math.sqrt(hx * hx + hy * hy + hz * hz);
    double facing = Math.max(0, nx * vx + ny * vy + nz * vz);
    double edge = Math.pow(1 - facing, 4);
    double s = Math.pow(Math.max(0, h), power) * amount * lit * 1.5 + 0.05 * edge;
    for (int c = 0; c < 3; c++) {
      out[c] += s * KEY_COLOUR[c] * 0.8;
    }
  }

  private void hair(int paint, double ny, double lit, double nx, double nz) {
    double rim = Math.max(0, nx * RIM[0] + ny * RIM[1] + nz * RIM[2]);
    double light = 0.42 + 0.95 * lit + 0.5 * rim + 0.15 * ny;
    for (int c = 0; c < 3; c++) {
      out[c] = LINEAR[paint >> (16 - 8 * c) & 255] * light * 1.25;
    }
  }

  /** Sclera, iris and pupil by the angle from the line of sight, then two catch lights. */
  private void eye(int eye, double x, double y, double z, double lit) {
    double r = FaceShape.EYE_RADIUS;
    double nx = (x - eyes[eye][0]) / r;
    double ny = (y - eyes[eye][1]) / r;
    double nz = (z - eyes[eye][2]) / r;
    double[] local = head.back(nx, ny, nz);
    double gx = Math.sin(pose.gazeX() + (eye == 0 ? 0.03 : -0.03));
    double gy = Math.sin(pose.gazeY() - 0.02);
    double dx = (local[0] - gx) * r;
    double dy = (local[1] - gy) * r;
    double d = Math.hypot(dx, dy);
    double angle = Math.atan2(dy, dx);
    double fibre = 0.5 + 0.5 * Curve.noise(angle * 9 + 40, d * 3 + eye * 9);
    double iris = step(0.71, 0.65, d);
    double pupil = step(0.29, 0.24, d);
    double ring = step(0.45, 0.67, d);
    double glow = step(0.1, -0.5, dy) * step(0.62, 0.3, d);
    double[] white = {0.80, 0.76, 0.73};
    double[] brown = {
      0.20 + 0.14 * fibre + 0.16 * glow, 0.10 + 0.07 * fibre + 0.08 * glow, 0.045 + 0.03 * fibre
    };
    double corner = step(0.55, 1.25, Math.abs(local[0]) * r);
    double lidShade = mix(0.42, 1, step(0.5, 0.02, local[1] * r - 0.1 * pose.blink()));
    double facing = 0.55 + 0.45 * Math.max(0, nx * KEY[0] + ny * KEY[1] + nz * KEY[2]);
    double light = lidShade * facing * (0.62 + 0.55 * lit);
    for (int c = 0; c < 3; c++) {
      double ball = white[c] * (1 - corner * (c == 0 ? 0.22 : 0.38));
      double coloured = brown[c] * mix(1, 0.35, ring) * (1 - pupil) + 0.008 * pupil;
      out[c] = mix(ball, coloured, iris) * light;
    }
    // the cornea bulges, so lights mirror near the pupil
    double cx = dx + 0.16;
    double cy = dy - 0.2;
    double spark = step(0.14, 0.07, Math.hypot(cx, cy));
    double second = 0.25 * step(0.12, 0.02, Math.hypot(dx - 0.22, dy + 0.22));
    double add = (spark * 0.95 + second) * step(0.9, 0.6, pose.blink());
    for (int c = 0; c < 3; c++) {
      out[c] += add;
    }
  }
}
