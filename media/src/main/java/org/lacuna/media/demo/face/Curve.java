package org.lacuna.media.demo.face;

/** Small scalar helpers shared by the renderer. */
final class Curve {

  private Curve() {}

  /** Smooth step: 0 at {@code from}, 1 at {@code to} (which may lie below {@code from}). */
  static double step(double from, double to, double x) {
    double t = Math.min(1, Math.max(0, (x - from) / (to - from)));
    return t * t * (3 - 2 * t);
  }

  /** Bell of height 1 and width (standard deviation) {@code sigma} at distance {@code d}. */
  static double bell(double d, double sigma) {
    return Math.exp(-0.5 * d * d / (sigma * sigma));
  }

  static double mix(double a, double b, double t) {
    return a + (b - a) * t;
  }

  /** Value noise in [-1, 1], smooth, repeatable; lattice spacing 1. */
  static double noise(double x, double y) {
    int ix = (int) Math.floor(x);
    int iy = (int) Math.floor(y);
    double fx = x - ix;
    double fy = y - iy;
    double sx = fx * fx * (3 - 2 * fx);
    double sy = fy * fy * (3 - 2 * fy);
    return mix(
        mix(lattice(ix, iy), lattice(ix + 1, iy), sx),
        mix(lattice(ix, iy + 1), lattice(ix + 1, iy + 1), sx),
        sy);
  }

  private static double lattice(int x, int y) {
    int h = x * 374761393 + y * 668265263;
    h = (h ^ (h >>> 13)) * 1274126177;
    h ^= h >>> 16;
    return (h & 0xFFFF) / 32767.5 - 1;
  }
}
