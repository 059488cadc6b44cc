package org.lacuna.media.audio.frame;

import java.util.Arrays;
import org.lacuna.media.audio.tarsos.RealFft;

/**
 * What all descriptors share about one step: its samples in a narrow window (20 ms, for spectra)
 * and in a wide one (64 ms at 16 kHz, for the voice), both free of the wide one's mean, and one
 * power spectrum of the narrow window. The lengths are those of eGeMAPS but for the wide one, which
 * is a power of two there rather than 60 ms. Reused from step to step; not thread-safe.
 */
public final class Frame {

  private static final double NARROW_SECONDS = 0.02;
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

  /**
   * @param sampleRate Hz
   */
  public Frame(int sampleRate) {
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

  /** Samples a second. */
  public int sampleRate() {
    return sampleRate;
  }

  /** Samples in the wide window, a power of two. */
  public int wideLength() {
    return wide.length;
  }

  /** Samples in the narrow window. */
  public int narrowLength() {
    return narrow.length;
  }

  /** Wide window, its mean removed. Borrowed. */
  public float[] wide() {
    return wide;
  }

  /** Narrow window, the wide one's mean removed, not weighted. Borrowed. */
  public float[] narrow() {
    return narrow;
  }

  /**
   * One-sided power spectrum of the Hamming-weighted narrow window, scaled so that the bins add up
   * to about the mean square of the samples (full scale = 1), none lower than 90 dB under their
   * mean, so that logarithms are finite. Borrowed.
   */
  public float[] power() {
    return power;
  }

  /** Frequency of a bin of {@link #power}, Hz. */
  public double binHz(int bin) {
    return (double) bin * sampleRate / fft.size();
  }

  /** Mean square of the narrow window, its own mean not counted. */
  public float meanSquare() {
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
  public boolean load(float[] samples, int length, int wideStart, int narrowStart) {
    float mean = mean(samples, length, wideStart, wide.length);
    fill(wide, samples, length, wideStart, mean);
    boolean clean = fill(narrow, samples, length, narrowStart, mean);
    meanSquare = variance(narrow);
    return clean;
  }

  /** Factor from {@link #power} to the squared magnitudes of the transform itself. */
  public float squaredMagnitude() {
    return 1 / scale;
  }

  private static float variance(float[] x) {
    float sum = 0;
    for (float v : x) {
      sum += v;
    }
    float mean = sum / x.length;
    float squares = 0;
    for (float v : x) {
      squares += (v - mean) * (v - mean);
    }
    return squares / x.length;
  }

  /** Computes the spectrum of what was loaded. */
  public void analyse() {
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

  /** Mean of the usable samples of a stretch. */
  private static float mean(float[] samples, int length, int start, int count) {
    double sum = 0;
    int good = 0;
    for (int i = Math.max(0, start); i < Math.min(length, start + count); i++) {
      float x = samples[i];
      // also false for NaN
      if (Math.abs(x) < ABSURD) {
        sum += x;
        good++;
      }
    }
    return good == 0 ? 0 : (float) (sum / good);
  }

  /**
   * Copies with the mean removed; what lies outside the sound, and what is no usable number,
   * becomes the mean.
   *
   * @return whether all that was copied is usable
   */
  private static boolean fill(float[] into, float[] samples, int length, int start, float mean) {
    int from = Math.min(Math.max(0, -start), into.length);
    int to = Math.max(from, Math.min(into.length, length - start));
    Arrays.fill(into, 0f);
    boolean clean = true;
    for (int i = from; i < to; i++) {
      float x = samples[start + i];
      boolean good = Math.abs(x) < ABSURD;
      clean &= good;
      into[i] = good ? x - mean : 0f;
    }
    return clean;
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
