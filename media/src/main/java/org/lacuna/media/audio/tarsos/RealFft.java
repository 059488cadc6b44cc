package org.lacuna.media.audio.tarsos;

import be.tarsos.dsp.util.fft.FloatFFT;

/**
 * Power spectra and autocorrelations of real frames by TarsosDSP's fast Fourier transform. The
 * length is best a power of two. Holds scratch memory: one instance serves one thread.
 */
public final class RealFft {

  private final int size;
  private final FloatFFT fft;
  private final float[] work;

  /**
   * @param size transform length n, even
   */
  public RealFft(int size) {
    if (size < 2 || size % 2 != 0) {
      throw new IllegalArgumentException("an FFT of length " + size);
    }
    this.size = size;
    this.fft = new FloatFFT(size);
    this.work = new float[size];
  }

  /** Transform length n. */
  public int size() {
    return size;
  }

  /**
   * Squared magnitudes {@code |X_k|^2} of the frame, padded with zeros to n.
   *
   * @param frame at most n samples, already windowed; not changed
   * @param power receives n/2 + 1 values; bin k is at k * rate / n Hz
   */
  public void power(float[] frame, float[] power) {
    forward(frame);
    int half = size / 2;
    power[0] = work[0] * work[0];
    power[half] = work[1] * work[1];
    for (int k = 1; k < half; k++) {
      float re = work[2 * k];
      float im = work[2 * k + 1];
      power[k] = re * re + im * im;
    }
  }

  /**
   * Linear autocorrelation {@code a(tau) = sum_i x_i x_(i+tau)} of the frame, by the inverse
   * transform of its power spectrum (Wiener-Khinchin).
   *
   * @param frame at most n/2 samples, so that nothing wraps around; not changed
   * @param lags receives the values at lags 0, 1, ...; at most n/2 + 1 of them
   */
  public void autocorrelation(float[] frame, float[] lags) {
    forward(frame);
    work[0] *= work[0];
    work[1] *= work[1];
    for (int k = 2; k < size; k += 2) {
      work[k] = work[k] * work[k] + work[k + 1] * work[k + 1];
      work[k + 1] = 0;
    }
    fft.realInverse(work, true);
    System.arraycopy(work, 0, lags, 0, lags.length);
  }

  /**
   * {@link #power} and {@link #autocorrelation} of one frame, for the price of the second.
   *
   * @param frame at most n/2 samples; not changed
   * @param power receives n/2 + 1 values
   * @param lags receives the values at lags 0, 1, ...
   */
  public void powerAndAutocorrelation(float[] frame, float[] power, float[] lags) {
    power(frame, power);
    int half = size / 2;
    work[0] = power[0];
    work[1] = power[half];
    for (int k = 1; k < half; k++) {
      work[2 * k] = power[k];
      work[2 * k + 1] = 0;
    }
    fft.realInverse(work, true);
    System.arraycopy(work, 0, lags, 0, lags.length);
  }

  /**
   * The frame with every frequency weighted by a real factor: a filter without a phase of its own.
   * It is circular, so the frame should fade out at both ends.
   *
   * @param frame at most n samples; not changed
   * @param gain n/2 + 1 factors, of the frequencies 0 to half the rate
   * @param filtered receives n samples
   */
  public void filter(float[] frame, float[] gain, float[] filtered) {
    forward(frame);
    work[0] *= gain[0];
    work[1] *= gain[size / 2];
    for (int k = 1; k < size / 2; k++) {
      work[2 * k] *= gain[k];
      work[2 * k + 1] *= gain[k];
    }
    fft.realInverse(work, true);
    System.arraycopy(work, 0, filtered, 0, size);
  }

  /** Leaves Re_0, Re_(n/2), Re_1, Im_1, Re_2, Im_2, ... in {@link #work}. */
  private void forward(float[] frame) {
    System.arraycopy(frame, 0, work, 0, frame.length);
    java.util.Arrays.fill(work, frame.length, size, 0f);
    fft.realForward(work);
  }
}
