package org.lacuna.media.vision.choose;

import java.nio.FloatBuffer;
import java.util.Arrays;
import org.lacuna.media.decode.AudioBlock;

/**
 * How loud the sound is, in steps of 40 ms on the container's clock. Each sample counts by its
 * difference from the one before, which raises speech over hum and bass. Not thread-safe.
 */
public final class SoundEnvelope {

  /** Length of a step, microseconds. */
  public static final long STEP_US = 40_000;

  /** Quieter than this counts as silence, decibels. */
  static final double SILENCE_DB = -65;

  private double[] squares = new double[256];
  private int[] count = new int[256];
  private int steps;
  private float before;

  /** Adds sound; blocks come in time order. */
  public void add(AudioBlock block) {
    FloatBuffer samples = block.samples();
    int n = samples.limit();
    for (int k = 0; k < n; k++) {
      long us = block.timeUs() + k * 1_000_000L / block.sampleRate();
      int step = (int) (us / STEP_US);
      if (step >= squares.length) {
        squares = Arrays.copyOf(squares, step + (step >> 1));
        count = Arrays.copyOf(count, step + (step >> 1));
      }
      float v = samples.get(k);
      float d = v - before;
      before = v;
      squares[step] += d * d;
      count[step]++;
      steps = Math.max(steps, step + 1);
    }
  }

  /** {@code [steps]} level in decibels, not under {@link #SILENCE_DB}; NaN without any sound. */
  public double[] decibels() {
    double[] db = new double[steps];
    for (int k = 0; k < steps; k++) {
      db[k] =
          count[k] == 0
              ? Double.NaN
              : Math.max(SILENCE_DB, 10 * Math.log10(squares[k] / count[k] + 1e-12));
    }
    return db;
  }
}
