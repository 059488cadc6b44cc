package org.lacuna.media.audio;

import java.util.Arrays;

/**
 * Repairs a raw F0 contour with a short look-ahead: jumps of an octave or a twelfth against the
 * median around them are folded back, other far outliers and voiced stretches too short to be a
 * voice are dropped. The answer for a step comes {@link #LOOK_AHEAD} steps later. Values are
 * semitones, NaN where unvoiced. Not thread-safe.
 */
final class PitchTrack {

  /** Steps between a push and its answer. */
  static final int LOOK_AHEAD = 5;

  /** Shortest voiced stretch, steps. */
  private static final int SHORTEST = 3;

  private static final float[] FOLDS = {12f, -12f, 19.02f, -19.02f};

  /** How near to the median a folded value must be, and how far from it an outlier is. */
  private static final float NEAR = 2.5f;

  private static final float FAR = 7f;

  private final float[] ring = new float[2 * LOOK_AHEAD + 1];
  private final float[] sorted = new float[2 * LOOK_AHEAD + 1];

  PitchTrack() {
    Arrays.fill(ring, Float.NaN);
  }

  /**
   * @param semitone raw value of the next step
   * @return repaired value of the step {@link #LOOK_AHEAD} pushes ago
   */
  float push(float semitone) {
    System.arraycopy(ring, 1, ring, 0, ring.length - 1);
    ring[ring.length - 1] = semitone;
    float value = ring[LOOK_AHEAD];
    if (Float.isNaN(value) || runLength() < SHORTEST) {
      return Float.NaN;
    }
    float median = median();
    if (Math.abs(value - median) <= NEAR) {
      return value;
    }
    for (float fold : FOLDS) {
      if (Math.abs(value + fold - median) <= NEAR) {
        return value + fold;
      }
    }
    return Math.abs(value - median) > FAR ? Float.NaN : value;
  }

  private int runLength() {
    int from = LOOK_AHEAD;
    while (from > 0 && !Float.isNaN(ring[from - 1])) {
      from--;
    }
    int to = LOOK_AHEAD;
    while (to < ring.length - 1 && !Float.isNaN(ring[to + 1])) {
      to++;
    }
    return to - from + 1;
  }

  private float median() {
    int n = 0;
    for (float v : ring) {
      if (!Float.isNaN(v)) {
        sorted[n++] = v;
      }
    }
    Arrays.sort(sorted, 0, n);
    return n % 2 == 1 ? sorted[n / 2] : (sorted[n / 2 - 1] + sorted[n / 2]) / 2;
  }
}
