package org.lacuna.media.vision.measure;

import java.util.Arrays;
import org.lacuna.inference.signal.FeatureSequence;

/**
 * What the cues of a person's face are at rest: the median over the clip, where a picture counts by
 * its probability of a neutral expression and a head that is turned far away does not count. A
 * short or never neutral clip says little, so that the result leans towards the mean of many
 * persons, and it never lies further from it than two deviations between persons.
 */
final class PersonsRest {

  /** So much neutral time counts as much as what is known of people in general, seconds. */
  private static final double PRIOR_SECONDS = 4;

  /** A picture counts as at most this long, seconds. */
  private static final double LONGEST_SECONDS = 0.2;

  private static final double MOST_TURN = 25;
  private static final double MOST_DEVIATIONS = 2;

  /** Makes every cue positive: none is as low as -64 distances between the eyes. */
  private static final float SHIFT = 64;

  private PersonsRest() {}

  /**
   * @param raw rows as {@link FaceMeasurer} leaves them
   * @return one value for each action unit
   */
  static double[] of(FeatureSequence raw) {
    int steps = raw.steps();
    double[] weight = new double[steps];
    double total = 0;
    for (int t = 0; t < steps; t++) {
      if (raw.observed(t)
          && Math.abs(raw.value(t, FaceColumns.POSE)) < MOST_TURN
          && Math.abs(raw.value(t, FaceColumns.POSE + 1)) < MOST_TURN) {
        double seconds = (raw.endUs(t) - raw.startUs(t)) / 1e6;
        weight[t] = Math.min(LONGEST_SECONDS, seconds) * raw.value(t, FaceColumns.EXPRESSIONS);
        total += weight[t];
      }
    }
    ActionUnits[] units = ActionUnits.values();
    double[] rest = new double[units.length];
    double own = total / (total + PRIOR_SECONDS);
    for (int u = 0; u < units.length; u++) {
      rest[u] = units[u].rest();
      if (total > 0) {
        double difference = median(raw, FaceColumns.ACTION_UNITS + u, weight) - units[u].rest();
        double most = MOST_DEVIATIONS * units[u].restSpread();
        rest[u] += Math.max(-most, Math.min(most, own * difference));
      }
    }
    return rest;
  }

  /** The value at which half of the weight is reached. */
  private static double median(FeatureSequence raw, int column, double[] weight) {
    // Value and step in one number: the bits of positive floats sort like the floats.
    long[] keys = new long[weight.length];
    int n = 0;
    double total = 0;
    for (int t = 0; t < weight.length; t++) {
      if (weight[t] > 0) {
        float shifted = raw.value(t, column) + SHIFT;
        keys[n++] = (long) Float.floatToIntBits(Math.max(0, shifted)) << Integer.SIZE | t;
        total += weight[t];
      }
    }
    Arrays.sort(keys, 0, n);
    double sum = 0;
    for (int k = 0; k < n; k++) {
      int t = (int) keys[k];
      sum += weight[t];
      if (sum >= total / 2) {
        return raw.value(t, column);
      }
    }
    throw new IllegalStateException("no step has a weight");
  }
}
