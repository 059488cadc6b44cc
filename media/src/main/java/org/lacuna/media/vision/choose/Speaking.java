package org.lacuna.media.vision.choose;

import org.lacuna.inference.signal.FeatureSequence;

/**
 * Whether a mouth moves with the sound. The movement is how fast the gap between the lips, the
 * width of the mouth and the upper lip change; it is correlated with the level of the sound, both
 * less their mean over four seconds around, at the best delay of the sound from -40 to 160 ms.
 *
 * @param correlation -1 to 1; 0 for a mouth that does not move; NaN when it cannot be told: no
 *     sound, or the face is seen for less than two seconds at five pictures a second or more
 * @param movement {@code [steps]} distances between the eyes a second, NaN where the face is not
 *     there
 * @param voice {@code [steps]} whether there is sound as loud as speech
 */
record Speaking(float correlation, double[] movement, boolean[] voice) {

  /** A mouth that moves less than this while there is sound does not speak. */
  static final double LEAST_MOVEMENT = 0.3;

  /** A mouth whose movement follows the sound less than this does not speak. */
  static final double LEAST_CORRELATION = 0.12;

  private static final int LEAST_STEPS = 50;
  private static final int HALF_WINDOW = 50;
  private static final int FIRST_LAG = -1;
  private static final int LAST_LAG = 4;
  private static final long LONGEST_FRAME_US = 210_000;

  /** Pictures this near to each other tell the same about the mouth, microseconds. */
  private static final long NEAR_US = 70_000;

  /** Sound counts as voice down to this under the loudest, decibels. */
  private static final double VOICE_RANGE_DB = 30;

  /** Sound that never gets louder than this holds no speech that could be heard, decibels. */
  private static final double AUDIBLE_DB = -50;

  /** Nothing in the levels under this range tells anything, decibels. */
  private static final double RANGE_DB = 40;

  private static final String[] COLUMNS = {"mouth_opening", "mouth_width", "upper_lip_height"};
  private static final double[] WEIGHTS = {1, 0.5, 0.5};

  /**
   * @param decibels level in steps of {@link SoundEnvelope#STEP_US}
   */
  static Speaking of(FeatureSequence face, double[] decibels) {
    double loudest = Double.NEGATIVE_INFINITY;
    for (double d : decibels) {
      loudest = d > loudest ? d : loudest;
    }
    double[] level = new double[decibels.length];
    boolean[] voice = new boolean[decibels.length];
    for (int t = 0; t < level.length; t++) {
      level[t] = Double.isNaN(decibels[t]) ? Double.NaN : Math.max(decibels[t], loudest - RANGE_DB);
      voice[t] = decibels[t] > Math.max(loudest - VOICE_RANGE_DB, SoundEnvelope.SILENCE_DB);
    }
    double[] movement = movement(face, level.length);
    double[] m = filtered(movement);
    double[] s = filtered(level);
    double best = Double.NaN;
    for (int lag = FIRST_LAG; lag <= LAST_LAG; lag++) {
      double c = Series.correlation(m, s, lag, LEAST_STEPS);
      best = Double.isNaN(best) || c > best ? c : best;
    }
    boolean audible = loudest > AUDIBLE_DB;
    boolean still = mean(movement, voice) < LEAST_MOVEMENT;
    float told = audible && !Double.isNaN(best) ? (float) best : Float.NaN;
    return new Speaking(still && !Float.isNaN(told) ? 0 : told, movement, voice);
  }

  /** Whether it speaks at all. */
  boolean speaks() {
    return correlation >= LEAST_CORRELATION;
  }

  private static double[] filtered(double[] x) {
    return Series.smooth(Series.smooth(Series.withoutSlowChange(x, HALF_WINDOW)));
  }

  /** Mean movement while there is voice, 0 when the two never meet. */
  private static double mean(double[] movement, boolean[] voice) {
    double sum = 0;
    int n = 0;
    for (int t = 0; t < voice.length; t++) {
      if (voice[t] && !Double.isNaN(movement[t])) {
        sum += movement[t];
        n++;
      }
    }
    return n == 0 ? 0 : sum / n;
  }

  private static double[] movement(FeatureSequence face, int steps) {
    double[] sum = new double[steps];
    double[] weight = new double[steps];
    int[] columns = new int[COLUMNS.length];
    for (int c = 0; c < columns.length; c++) {
      columns[c] = face.spec().indexOf(COLUMNS[c]);
    }
    for (int t = 1; t < face.steps(); t++) {
      long span = face.startUs(t) - face.startUs(t - 1);
      if (!face.observed(t) || !face.observed(t - 1) || span > LONGEST_FRAME_US) {
        continue;
      }
      double speed = 0;
      for (int c = 0; c < columns.length; c++) {
        double change = steady(face, t, columns[c]) - steady(face, t - 1, columns[c]);
        speed += WEIGHTS[c] * Math.abs(change) / (span / 1e6);
      }
      spread(face.startUs(t - 1), face.startUs(t), speed, sum, weight);
    }
    for (int k = 0; k < steps; k++) {
      sum[k] = weight[k] > 0 ? sum[k] / weight[k] : Double.NaN;
    }
    return sum;
  }

  /** Mean with both neighbours where they are near in time: without it the mesh trembles. */
  private static double steady(FeatureSequence face, int t, int column) {
    double sum = face.value(t, column);
    int n = 1;
    for (int k = t - 1; k <= t + 1; k += 2) {
      if (k >= 0
          && k < face.steps()
          && face.observed(k)
          && Math.abs(face.startUs(k) - face.startUs(t)) <= NEAR_US) {
        sum += face.value(k, column);
        n++;
      }
    }
    return sum / n;
  }

  /** Adds a speed to every step that the time from .. to touches, by how long it does. */
  private static void spread(long from, long to, double speed, double[] sum, double[] weight) {
    int first = (int) (from / SoundEnvelope.STEP_US);
    int last = (int) ((to - 1) / SoundEnvelope.STEP_US);
    for (int k = first; k <= last && k < sum.length; k++) {
      long a = Math.max(from, k * SoundEnvelope.STEP_US);
      long b = Math.min(to, (k + 1) * SoundEnvelope.STEP_US);
      sum[k] += speed * (b - a);
      weight[k] += b - a;
    }
  }
}
