package org.lacuna.media.audio.voice;

/**
 * Fits an all-pole spectrum to the powers of harmonics: discrete all-pole modelling (A. El-Jaroudi
 * and J. Makhoul, "Discrete all-pole modeling", IEEE Trans. Signal Processing 39, 1991). Ordinary
 * linear prediction takes the harmonics of a high voice for formants; this one asks only that the
 * model's autocorrelation agrees at the harmonics. It starts from the linear prediction of the
 * harmonics and takes a few of the paper's steps, halved for stability. Not thread-safe.
 */
final class AllPole {

  private static final int STEPS = 5;
  private static final double STEP = 0.5;

  /** Noise added to the autocorrelation, -50 dB, so that few harmonics cannot make it singular. */
  private static final double WHITENING = 1e-5;

  private final int order;
  private final double[] r;
  private final double[] a;
  private final double[] next;
  private final double[] h;
  private final double[][] cholesky;
  private final double[] cos;
  private final double[] sin;
  private final double[] re;
  private final double[] im;

  /**
   * @param order highest number of poles
   * @param harmonics highest number of harmonics
   */
  AllPole(int order, int harmonics) {
    this.order = order;
    this.r = new double[order + 1];
    this.a = new double[order + 1];
    this.next = new double[order + 1];
    this.h = new double[order + 1];
    this.cholesky = new double[order + 1][order + 1];
    this.cos = new double[harmonics];
    this.sin = new double[harmonics];
    this.re = new double[harmonics];
    this.im = new double[harmonics];
  }

  /** Coefficients {@code a_0 .. a_p} of the inverse filter fitted last. Borrowed. */
  double[] coefficients() {
    return a;
  }

  /**
   * Fits {@code p} poles.
   *
   * @param power of the harmonics 1, 2, ...; positive
   * @param n how many harmonics
   * @param step angle from harmonic to harmonic, radians; {@code n * step} at most pi
   * @param p number of poles
   * @return false when the harmonics do not determine a model
   */
  boolean fit(double[] power, int n, double step, int p) {
    if (p > order || n < 2) {
      return false;
    }
    for (int k = 0; k < n; k++) {
      cos[k] = Math.cos(step * (k + 1));
      sin[k] = Math.sin(step * (k + 1));
    }
    autocorrelation(power, n, p);
    if (!levinson(p) || !decompose(p)) {
      return false;
    }
    for (int i = 0; i < STEPS; i++) {
      modelResponse(n, p);
      solve(p);
      for (int k = 0; k <= p; k++) {
        a[k] += STEP * (next[k] - a[k]);
      }
    }
    return Double.isFinite(a[0]) && a[0] > 0;
  }

  /** r_i = mean over the harmonics of P cos(i w). */
  private void autocorrelation(double[] power, int n, int p) {
    for (int k = 0; k < n; k++) {
      re[k] = power[k] / n;
      im[k] = 0;
    }
    for (int i = 0; i <= p; i++) {
      r[i] = sumAndTurn(n);
    }
    r[0] *= 1 + WHITENING;
  }

  /** Adds up the real parts and turns every number by its harmonic's angle. */
  private double sumAndTurn(int n) {
    double sum = 0;
    for (int k = 0; k < n; k++) {
      sum += re[k];
    }
    for (int k = 0; k < n; k++) {
      double x = re[k];
      double y = im[k];
      re[k] = x * cos[k] - y * sin[k];
      im[k] = x * sin[k] + y * cos[k];
    }
    return sum;
  }

  /** Linear prediction from r, scaled so that the model's gain is in the coefficients. */
  private boolean levinson(int p) {
    a[0] = 1;
    double error = r[0];
    for (int i = 1; i <= p; i++) {
      double sum = r[i];
      for (int k = 1; k < i; k++) {
        sum += a[k] * r[i - k];
      }
      double reflection = -sum / error;
      for (int k = 1; k <= i / 2; k++) {
        double front = a[k];
        double back = a[i - k];
        a[k] = front + reflection * back;
        if (k != i - k) {
          a[i - k] = back + reflection * front;
        }
      }
      a[i] = reflection;
      error *= 1 - reflection * reflection;
      if (!(error > 0)) {
        return false;
      }
    }
    double gain = 1 / Math.sqrt(error);
    for (int k = 0; k <= p; k++) {
      a[k] *= gain;
    }
    return true;
  }

  /** Cholesky factor of the Toeplitz matrix of r. */
  private boolean decompose(int p) {
    for (int i = 0; i <= p; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = r[i - j];
        for (int k = 0; k < j; k++) {
          sum -= cholesky[i][k] * cholesky[j][k];
        }
        if (i == j) {
          if (!(sum > 0)) {
            return false;
          }
          cholesky[i][i] = Math.sqrt(sum);
        } else {
          cholesky[i][j] = sum / cholesky[j][j];
        }
      }
    }
    return true;
  }

  /** h_i = mean over the harmonics of Re(e^(-jwi) / A(w)), i = 0 .. p. */
  private void modelResponse(int n, int p) {
    for (int k = 0; k < n; k++) {
      // Horner in e^(-jw); the conjugate of A turns the other way and has the same real parts
      double x = a[p];
      double y = 0;
      for (int i = p - 1; i >= 0; i--) {
        double t = x * cos[k] - y * sin[k] + a[i];
        y = x * sin[k] + y * cos[k];
        x = t;
      }
      double inverse = 1 / ((x * x + y * y) * n);
      re[k] = x * inverse;
      im[k] = -y * inverse;
    }
    for (int i = 0; i <= p; i++) {
      h[i] = sumAndTurn(n);
    }
  }

  /** next = R^-1 h. */
  private void solve(int p) {
    for (int i = 0; i <= p; i++) {
      double sum = h[i];
      for (int k = 0; k < i; k++) {
        sum -= cholesky[i][k] * next[k];
      }
      next[i] = sum / cholesky[i][i];
    }
    for (int i = p; i >= 0; i--) {
      double sum = next[i];
      for (int k = i + 1; k <= p; k++) {
        sum -= cholesky[k][i] * next[k];
      }
      next[i] = sum / cholesky[i][i];
    }
  }
}
