package org.lacuna.media.resynth;

import org.lacuna.media.audio.spectral.CepstrumDescriptor;

/**
 * The coarse shape of a spectrum from its mel-frequency cepstrum: the inverse of what {@link
 * CepstrumDescriptor} does, as far as thirteen coefficients allow. {@code m_j = sqrt(2 / N) (c_0 /
 * 2 + sum_i c_i cos(pi i (j - 0.5) / N))} gives the log energy of band j; over the width of the
 * band it is a density, and between the centres of two bands the logarithm of that goes straight
 * along the mel scale. Not thread-safe.
 */
final class SpectralEnvelope {

  private static final int BANDS = CepstrumDescriptor.BANDS;

  private final double[][] cosine = new double[BANDS][CepstrumDescriptor.COEFFICIENTS];
  private final double[] logWidth = new double[BANDS];
  private final double[] density = new double[BANDS];
  private final double lowest;
  private final double step;

  SpectralEnvelope() {
    lowest = mel(CepstrumDescriptor.LOW_HZ);
    step = (mel(CepstrumDescriptor.HIGH_HZ) - lowest) / (BANDS + 1);
    for (int j = 0; j < BANDS; j++) {
      logWidth[j] = Math.log((hz(lowest + (j + 2) * step) - hz(lowest + j * step)) / 2);
      for (int i = 0; i < CepstrumDescriptor.COEFFICIENTS; i++) {
        double basis = Math.sqrt(2.0 / BANDS) * Math.cos(Math.PI * i * (j + 0.5) / BANDS);
        cosine[j][i] = (i == 0 ? 0.5 : 1) * basis / CepstrumDescriptor.lifter(i);
      }
    }
  }

  /** Takes the shape of a cepstrum of thirteen coefficients. */
  void shape(double[] cepstrum) {
    for (int j = 0; j < BANDS; j++) {
      double log = -logWidth[j];
      for (int i = 0; i < cepstrum.length; i++) {
        log += cosine[j][i] * cepstrum[i];
      }
      density[j] = log;
    }
  }

  /** Power density at a frequency, per Hz; level with the outermost bands beyond their centres. */
  double power(double hz) {
    double at = (mel(hz) - lowest) / step - 1;
    if (at <= 0) {
      return Math.exp(density[0]);
    }
    if (at >= BANDS - 1) {
      return Math.exp(density[BANDS - 1]);
    }
    int band = (int) at;
    double share = at - band;
    return Math.exp((1 - share) * density[band] + share * density[band + 1]);
  }

  private static double mel(double hz) {
    return 1127 * Math.log1p(hz / 700);
  }

  private static double hz(double mel) {
    return 700 * Math.expm1(mel / 1127);
  }
}
