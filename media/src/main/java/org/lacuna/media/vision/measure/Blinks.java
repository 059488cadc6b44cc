package org.lacuna.media.vision.measure;

import java.util.Arrays;
import org.lacuna.inference.signal.FeatureSequence;

/**
 * Finds blinks: the mean opening of both eyes falls under 74 % of what is usual around that time
 * and rises over 86 % of it again, between 40 and 500 ms after it began to fall. (The mesh moves
 * its lids about half as far as a blink does.) Longer ones are closed or lowered eyes. Pictures
 * that are more than 125 ms apart can miss a whole blink, so nothing is said about them.
 */
final class Blinks {

  private static final double SHUT = 0.74;
  private static final double OPEN = 0.86;
  private static final long LONGEST_US = 500_000;
  private static final long SHORTEST_US = 40_000;
  private static final long LONGEST_FRAME_US = 125_000;

  /** What is usual is the 60th percentile of this long around the moment. */
  private static final long AROUND_US = 2_000_000;

  private static final double USUAL = 0.6;

  /** What is usual is found this often, in steps. */
  private static final int EVERY = 3;

  private Blinks() {}

  /** {@code [steps]}: 1 within a blink, 0 outside, NaN where it cannot be told. */
  static float[] find(FeatureSequence raw) {
    int steps = raw.steps();
    float[] blink = new float[steps];
    Arrays.fill(blink, Float.NaN);
    int from = 0;
    while (from < steps) {
      int to = from;
      while (to < steps && readable(raw, to) && (to == from || follows(raw, to))) {
        to++;
      }
      if (to > from) {
        run(raw, from, to, blink);
      }
      from = Math.max(to, from + 1);
    }
    return blink;
  }

  private static boolean readable(FeatureSequence raw, int t) {
    return raw.observed(t) && raw.endUs(t) - raw.startUs(t) <= LONGEST_FRAME_US;
  }

  private static boolean follows(FeatureSequence raw, int t) {
    return raw.startUs(t) == raw.endUs(t - 1);
  }

  /** Steps from .. to have no gap. */
  private static void run(FeatureSequence raw, int from, int to, float[] blink) {
    int shutAt = -1;
    int dipAt = -1;
    double usual = 0;
    for (int t = from; t < to; t++) {
      blink[t] = 0;
      if ((t - from) % EVERY == 0) {
        usual = usual(raw, from, to, t);
      }
      double opening = opening(raw, t);
      if (opening >= OPEN * usual) {
        if (shutAt >= 0 && isBlink(raw, dipAt, t)) {
          Arrays.fill(blink, dipAt, t, 1);
        }
        shutAt = -1;
        dipAt = -1;
      } else {
        dipAt = dipAt < 0 ? t : dipAt;
        shutAt = shutAt < 0 && opening < SHUT * usual ? t : shutAt;
      }
    }
  }

  private static boolean isBlink(FeatureSequence raw, int from, int to) {
    long length = raw.startUs(to) - raw.startUs(from);
    return length >= SHORTEST_US - 10_000 && length <= LONGEST_US;
  }

  private static double usual(FeatureSequence raw, int from, int to, int t) {
    long first = raw.startUs(t) - AROUND_US / 2;
    long last = raw.startUs(t) + AROUND_US / 2;
    int a = t;
    while (a > from && raw.startUs(a - 1) >= first) {
      a--;
    }
    int b = t;
    while (b < to && raw.startUs(b) <= last) {
      b++;
    }
    double[] openings = new double[b - a];
    for (int k = a; k < b; k++) {
      openings[k - a] = opening(raw, k);
    }
    Arrays.sort(openings);
    return openings[(int) (USUAL * (openings.length - 1))];
  }

  private static double opening(FeatureSequence raw, int t) {
    return (raw.value(t, FaceColumns.EYE_OPENING) + raw.value(t, FaceColumns.EYE_OPENING + 1)) / 2;
  }
}
