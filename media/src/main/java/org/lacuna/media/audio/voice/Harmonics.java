package org.lacuna.media.audio.voice;

/**
 * Powers of a voice's harmonics, read from the spectrum of the Hann-weighted wide window. A
 * harmonic is the strongest place within a fifth of F0 around where it should be. Not thread-safe.
 */
final class Harmonics {

  private static final double REACH = 0.2;
  private static final int MOST = 160;

  private final double binHz;
  private final double[] power = new double[MOST];
  private float[] spectrum = new float[0];
  private double f0;
  private int count;

  /**
   * @param binHz distance of the spectrum's bins, Hz
   */
  Harmonics(double binHz) {
    this.binHz = binHz;
  }

  /** Highest number of harmonics. */
  static int most() {
    return MOST;
  }

  /**
   * Reads the harmonics below a frequency.
   *
   * @param bins powers; borrowed until the next call
   * @param hz fundamental frequency
   * @param below no harmonic lies above, Hz
   */
  void read(float[] bins, double hz, double below) {
    spectrum = bins;
    f0 = hz;
    count = Math.min(MOST, (int) (below / hz));
    for (int h = 1; h <= count; h++) {
      power[h - 1] = strongest((h - REACH) * hz, (h + REACH) * hz);
    }
  }

  /** Fundamental frequency, Hz. */
  double f0() {
    return f0;
  }

  /** Number of harmonics read. */
  int count() {
    return count;
  }

  /** Powers of the harmonics, the fundamental first. Borrowed. */
  double[] power() {
    return power;
  }

  /**
   * Power of the strongest bin between two frequencies, at least the smallest positive number; a
   * peak between bins is found by a parabola through the logarithms.
   */
  double strongest(double lowHz, double highHz) {
    int from = Math.max(0, (int) Math.round(lowHz / binHz));
    int to = Math.min(spectrum.length - 1, (int) Math.round(highHz / binHz));
    int peak = from;
    for (int k = from; k <= to; k++) {
      peak = spectrum[k] > spectrum[peak] ? k : peak;
    }
    float mid = Math.max(spectrum[peak], Float.MIN_NORMAL);
    if (peak == 0 || peak == spectrum.length - 1) {
      return mid;
    }
    double left = Math.log(Math.max(spectrum[peak - 1], Float.MIN_NORMAL) / mid);
    double right = Math.log(Math.max(spectrum[peak + 1], Float.MIN_NORMAL) / mid);
    boolean top = left <= 0 && right <= 0 && left + right < 0;
    double above = top ? -(left - right) * (left - right) / (8 * (left + right)) : 0;
    return mid * Math.exp(above);
  }
}
