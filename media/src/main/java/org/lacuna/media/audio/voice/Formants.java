package org.lacuna.media.audio.voice;

import java.util.Arrays;

/**
 * The first three formants of a voiced step: resonances of an all-pole model of its harmonics.
 *
 * <p>The harmonics up to {@value #CEILING_HZ} Hz (eGeMAPS: 11 kHz, order 11) are flattened by a
 * first-order predictor of their own, {@link AllPole} fits one pole for every 500 Hz, and its
 * complex roots {@code z} are resonances of {@code arg(z) fs / 2 pi} Hz with a bandwidth of {@code
 * -ln|z| fs / pi} Hz. Those from {@value #LOWEST_HZ} Hz up and no broader than {@value
 * #BROADEST_HZ} Hz are formants. Where the recording has no sound up there, the band ends with its
 * last audible harmonic. Not thread-safe.
 */
final class Formants {

  /** How many are reported. */
  static final int COUNT = 3;

  static final int CEILING_HZ = 5500;
  private static final int LOWEST_HZ = 90;
  private static final int BROADEST_HZ = 700;
  private static final double HZ_PER_POLE = 500;
  private static final int ORDER = 11;
  private static final int FEWEST_POLES = 6;

  /** Harmonics this far below the strongest are not there: 80 dB. */
  private static final double INAUDIBLE = 1e-8;

  private final double ceiling;
  private final AllPole model = new AllPole(ORDER, Harmonics.most());
  private final Roots roots = new Roots(ORDER);
  private final double[] flat = new double[Harmonics.most()];
  private final double[] hz = new double[ORDER + 1];
  private final double[] width = new double[ORDER + 1];
  private int found;

  /**
   * @param sampleRate Hz
   */
  Formants(int sampleRate) {
    this.ceiling = Math.min(CEILING_HZ, sampleRate / 2.0);
  }

  /** Highest frequency that is looked at, Hz. */
  double ceiling() {
    return ceiling;
  }

  /** Frequency of formant i (from 0), Hz; NaN when it was not found. */
  float hz(int i) {
    return i < found ? (float) hz[i] : Float.NaN;
  }

  /** Bandwidth of formant i (from 0), Hz; NaN when it was not found. */
  float bandwidth(int i) {
    return i < found ? (float) width[i] : Float.NaN;
  }

  /** Finds the formants of a step from its harmonics up to {@link #ceiling}. */
  void measure(Harmonics harmonics) {
    found = 0;
    int n = audible(harmonics);
    double f0 = harmonics.f0();
    double top = n < harmonics.count() ? (n + 0.5) * f0 : ceiling;
    int poles = Math.min(ORDER, (int) Math.round(top / HZ_PER_POLE));
    if (poles < FEWEST_POLES) {
      return;
    }
    double step = Math.PI * f0 / top;
    flatten(harmonics.power(), n, step);
    if (!model.fit(flat, n, step, poles) || !roots.solve(model.coefficients(), poles)) {
      return;
    }
    collect(poles, top);
  }

  private static int audible(Harmonics harmonics) {
    double strongest = 0;
    for (int k = 0; k < harmonics.count(); k++) {
      strongest = Math.max(strongest, harmonics.power()[k]);
    }
    int n = harmonics.count();
    while (n > 0 && harmonics.power()[n - 1] < INAUDIBLE * strongest) {
      n--;
    }
    return n;
  }

  private void flatten(double[] power, int n, double step) {
    double zero = 0;
    double one = 0;
    for (int k = 0; k < n; k++) {
      flat[k] = Math.cos(step * (k + 1));
      zero += power[k];
      one += power[k] * flat[k];
    }
    double a = one / zero;
    for (int k = 0; k < n; k++) {
      flat[k] = power[k] / zero * (1 - 2 * a * flat[k] + a * a);
    }
  }

  /** Keeps the roots that are formants, in order of frequency. */
  private void collect(int poles, double top) {
    for (int i = 0; i < poles; i++) {
      double angle = Math.atan2(roots.im(i), roots.re(i));
      double frequency = angle / Math.PI * top;
      double radius = Math.hypot(roots.re(i), roots.im(i));
      double bandwidth = -Math.log(radius) * 2 * top / Math.PI;
      if (frequency >= LOWEST_HZ
          && frequency < top - LOWEST_HZ
          && bandwidth > 0
          && bandwidth <= BROADEST_HZ) {
        int at = -Arrays.binarySearch(hz, 0, found, frequency) - 1;
        if (at >= 0) {
          System.arraycopy(hz, at, hz, at + 1, found - at);
          System.arraycopy(width, at, width, at + 1, found - at);
          hz[at] = frequency;
          width[at] = bandwidth;
          found++;
        }
      }
    }
  }
}
