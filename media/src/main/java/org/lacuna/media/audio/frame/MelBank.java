package org.lacuna.media.audio.frame;

/**
 * Triangular filters equally spaced on the mel scale {@code mel(f) = 1127 ln(1 + f / 700)} (The HTK
 * Book, 5.4), applied to a power spectrum. A bin may carry a weight of its own besides.
 */
public final class MelBank {

  /** Computes the weight of a frequency in Hz. */
  public interface Weight {
    double at(double hz);
  }

  private final int[] first;
  private final float[][] weights;
  private final double[] centreHz;

  /**
   * @param frame whose spectrum will be filtered
   * @param bands number of filters
   * @param lowHz lower edge of the lowest filter
   * @param highHz upper edge of the highest filter
   * @param weight factor of each bin's power
   */
  public MelBank(Frame frame, int bands, double lowHz, double highHz, Weight weight) {
    first = new int[bands];
    weights = new float[bands][];
    centreHz = new double[bands];
    double low = mel(lowHz);
    double step = (mel(highHz) - low) / (bands + 1);
    int bins = frame.power().length;
    for (int b = 0; b < bands; b++) {
      double centre = low + (b + 1) * step;
      centreHz[b] = hz(centre);
      int from = 0;
      while (from < bins - 1 && mel(frame.binHz(from)) <= centre - step) {
        from++;
      }
      int to = from;
      while (to < bins && mel(frame.binHz(to)) < centre + step) {
        to++;
      }
      first[b] = from;
      weights[b] = new float[to - from];
      for (int k = from; k < to; k++) {
        double triangle = 1 - Math.abs(mel(frame.binHz(k)) - centre) / step;
        weights[b][k - from] = (float) (triangle * weight.at(frame.binHz(k)));
      }
    }
  }

  /** Number of filters. */
  public int bands() {
    return first.length;
  }

  /** Centre of a filter, Hz. */
  public double centreHz(int band) {
    return centreHz[band];
  }

  /** Filters one power spectrum; {@code into} receives a value a band. */
  public void apply(float[] power, float[] into) {
    for (int b = 0; b < first.length; b++) {
      float[] w = weights[b];
      int from = first[b];
      float sum = 0;
      for (int k = 0; k < w.length; k++) {
        sum += w[k] * power[from + k];
      }
      into[b] = sum;
    }
  }

  private static double mel(double hz) {
    return 1127 * Math.log1p(hz / 700);
  }

  private static double hz(double mel) {
    return 700 * Math.expm1(mel / 1127);
  }
}
