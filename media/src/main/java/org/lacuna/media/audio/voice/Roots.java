package org.lacuna.media.audio.voice;

/**
 * All roots of a real polynomial by the simultaneous iteration of Ehrlich and Aberth (O. Aberth,
 * "Iteration methods for finding all zeros of a polynomial simultaneously", Math. Comp. 27, 1973).
 * It starts from the roots found before, which for neighbouring steps of speech are close. Not
 * thread-safe.
 */
final class Roots {

  private static final int MOST_ROUNDS = 40;

  /** A round that moves no root further than this is the last: convergence is cubic. */
  private static final double CLOSE = 1e-4;

  private final double[] re;
  private final double[] im;
  private int degree;

  /**
   * @param highest highest degree that will come
   */
  Roots(int highest) {
    this.re = new double[highest];
    this.im = new double[highest];
  }

  /** Real part of a root. */
  double re(int i) {
    return re[i];
  }

  /** Imaginary part of a root. */
  double im(int i) {
    return im[i];
  }

  /**
   * Finds the roots of {@code z^n + a_1 z^(n-1) + ... + a_n}.
   *
   * @param a coefficients, {@code a[0]} not zero; only ratios to it matter
   * @param n the degree
   * @return whether the iteration settled
   */
  boolean solve(double[] a, int n) {
    if (n != degree || !settled()) {
      restart(n);
    }
    for (int round = 0; round < MOST_ROUNDS; round++) {
      if (improve(a, n) < CLOSE) {
        return true;
      }
    }
    degree = 0;
    return false;
  }

  private boolean settled() {
    for (int i = 0; i < degree; i++) {
      if (!(Math.abs(re[i]) + Math.abs(im[i]) < 4)) {
        return false;
      }
    }
    return true;
  }

  /** Spreads the roots over a circle, none of them real and no two conjugate. */
  private void restart(int n) {
    degree = n;
    for (int i = 0; i < n; i++) {
      double angle = 2 * Math.PI * (i + 0.3) / n;
      re[i] = 0.9 * Math.cos(angle);
      im[i] = 0.9 * Math.sin(angle);
    }
  }

  /** One round; returns the square of the longest move. */
  private double improve(double[] a, int n) {
    double longest = 0;
    for (int i = 0; i < n; i++) {
      double x = re[i];
      double y = im[i];
      double pr = a[0];
      double pi = 0;
      double dr = 0;
      double di = 0;
      for (int k = 1; k <= n; k++) {
        double t = dr * x - di * y + pr;
        di = dr * y + di * x + pi;
        dr = t;
        t = pr * x - pi * y + a[k];
        pi = pr * y + pi * x;
        pr = t;
      }
      // w = p' / p - sum of 1 / (z_i - z_j); the root moves by -1 / w
      double norm = pr * pr + pi * pi;
      if (norm < 1e-28 * a[0] * a[0]) {
        continue;
      }
      double wr = (dr * pr + di * pi) / norm;
      double wi = (di * pr - dr * pi) / norm;
      for (int j = 0; j < n; j++) {
        double ex = x - re[j];
        double ey = y - im[j];
        double distance = ex * ex + ey * ey;
        if (j != i && distance > 0) {
          double inverse = 1 / distance;
          wr -= ex * inverse;
          wi += ey * inverse;
        }
      }
      double size = 1 / (wr * wr + wi * wi);
      re[i] = x - wr * size;
      im[i] = y + wi * size;
      longest = Math.max(longest, size);
    }
    return Math.sqrt(longest);
  }
}
