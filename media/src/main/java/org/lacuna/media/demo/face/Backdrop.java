package org.lacuna.media.demo.face;

import static org.lacuna.media.demo.face.Curve.bell;

/** A plain wall, out of focus, lighter behind the head. */
final class Backdrop {

  private Backdrop() {}

  /** Pixels, 0xRRGGBB, top row first. */
  static int[] paint(int width, int height) {
    int[] out = new int[width * height];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        double u = (x - width * 0.5) / height;
        double v = (y - height * 0.5) / height;
        double glow = bell(Math.hypot(u + 0.12, (v + 0.08) * 1.1), 0.5);
        double fall = 1 - 0.16 * (u + 0.9) / 1.8;
        // half a level of repeatable grain hides the bands of a smooth gradient
        double grain = 0.9 * Curve.noise(x * 1.9, y * 1.9);
        int r = (int) ((148 + 66 * glow) * fall + grain + 0.5);
        int g = (int) ((160 + 58 * glow) * fall + grain + 0.5);
        int b = (int) ((170 + 50 * glow) * fall + grain + 0.5);
        out[y * width + x] = r << 16 | g << 8 | b;
      }
    }
    return out;
  }
}
