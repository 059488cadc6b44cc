package org.lacuna.media.demo;

/** Smooth transitions. */
final class Ease {

  private Ease() {}

  /** 0 at {@code from}, 1 at {@code to} (which may lie before {@code from}), smooth between. */
  static double step(double from, double to, double x) {
    double t = Math.min(1, Math.max(0, (x - from) / (to - from)));
    return t * t * (3 - 2 * t);
  }
}
