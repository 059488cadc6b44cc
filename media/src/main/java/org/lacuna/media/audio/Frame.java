package org.lacuna.media.audio;

import java.util.Arrays;
import org.lacuna.media.audio.tarsos.RealFft;

/**
 * What all descriptors share about one step: its samples in a narrow window (25 ms, for spectra)
 * and in a wide one (64 ms at 16 kHz, for pitch), both free of their mean, and one power spectrum
 * of the narrow window. Reused from step to step; not thread-safe.
 */
final class Frame {

  private static final double NARROW_SECONDS = 0.025;
  private static final double WIDE_SECONDS = 0.06;

  /** Samples beyond this are damage, not sound (full scale is 1). */
  private static final float ABSURD = 1e4f;

  /** Bins this far below the mean of the frame's spectrum count as the floor (-90 dB). */
  private static final float FLOOR = 1e-9f;

  private final int sampleRate;
  private final float[] wide;
  private final float[] narrow;
  private final float[] window;
  private final float[] windowed;
  private final float[] power;
  private final RealFft fft;
  private final float scale;
  private float meanSquare;

  Frame(int sampleRate) {
    this.sampleRate = sampleRate;
    this.wide = new float[powerOfTwoFrom((int) Math.ceil(WIDE_SECONDS * sampleRate))];
    this.narrow = new float[(int) Math.round(NARROW_SECONDS * sampleRate)];
    this.window = hamming(narrow.length);
    this.windowed = new float[narrow.length];
    this.fft = new RealFft(powerOfTwoFrom(narrow.length));
    this.power = new float[fft.size() / 2 + 1];
    double energy = 0;
    for (float w : window) {
      energy += (double) w * w;
    }
    this.scale = (float) (2 / (energy * fft.size()));
  }

  int sampleRate() {
    return sampleRate;
  }

  /** Samples in the wide window, a power of two. */
  int wideLength() {
    return wide.length;
  }

  /** Samples in the narrow window. */
  int narrowLength() {
    return narrow.length;
  }

  /** Wide window, mean removed. Borrowed. */
  float[] wide() {
    return wide;
  }

  /** Narrow window, mean removed, not weighted. Borrowed. */
  float[] narrow() {
    return narrow;
  }

  /**
   * One-sided power spectrum of the Hamming-weighted narrow window, scaled so that the bins add up
   * to about the mean square of the samples (full scale = 1), none lower than 90 dB under their
   * mean, so that logarithms are finite. Borrowed.
   */
  float[] power() {
    return power;
  }

  /** Frequency of a bin of {@link #power}, Hz. */
  double binHz(int bin) {
    return (double) bin * sampleRate / fft.size();
  }

  /** Mean square of the narrow window. */
  float meanSquare() {
    return meanSquare;
  }

  /**
   * Loads the two windows.
   *
   * @param samples sound
   * @param length how many samples of the array are sound
   * @param wideStart index of the wide window's first sample; may lie outside
   * @param narrowStart index of the narrow window's first sample; may lie outside
   * @return whether every sample under the narrow window is a usable number
   */
  boolean load(float[] samples, int length, int wideStart, int narrowStart) {
    fill(wide, samples, length, wideStart);
    boolean clean = fill(narrow, samples, length, narrowStart);
    float sum = 0;
    for (float x : narrow) {
      sum += x * x;
    }
    meanSquare = sum / narrow.length;
    return clean;
  }

  /** Computes the spectrum of what was loaded. */
  void analyse() {
    for (int i = 0; i < narrow.length; i++) {
      windowed[i] = narrow[i] * window[i];
    }
    fft.power(windowed, power);
    float sum = 0;
    for (int k = 0; k < power.length; k++) {
      power[k] *= scale;
      sum += power[k];
    }
    float floor = Math.max(sum / power.length * FLOOR, Float.MIN_NORMAL);
    for (int k = 0; k < power.length; k++) {
      power[k] = Math.max(power[k], floor);
    }
  }

  /**
   * Copies with the mean of the usable samples removed; what lies outside the sound, and what is no
   * usable number, becomes the mean.
   */
  private static boolean fill(float[] into, float[] samples, int length, int start) {
    int from = Math.min(Math.max(0, -start), into.length);
    int to = Math.max(from, Math.min(into.length, length - start));
    Arrays.fill(into, 0f);
    double sum = 0;
    int good = 0;
    for (int i = from; i < to; i++) {
      float x = samples[start + i];
      // also false for NaN
      if (Math.abs(x) < ABSURD) {
        sum += x;
        good++;
      }
    }
    float mean = good == 0 ? 0 : (float) (sum / good);
    for (int i = from; i < to; i++) {
      float x = samples[start + i];
      into[i] = Math.abs(x) < ABSURD ? x - mean : 0f;
    }
    return good == to - from;
  }

  private static float[] hamming(int n) {
    float[] w = new float[n];
    for (int i = 0; i < n; i++) {
      w[i] = (float) (0.54 - 0.46 * Math.cos(2 * Math.PI * (i + 0.5) / n));
    }
    return w;
  }

  static int powerOfTwoFrom(int n) {
    return Integer.highestOneBit(n - 1) << 1;
  }
}
