package org.lacuna.media.audio.voice;

/**
 * The periods that a step might have, strongest peaks of its autocorrelation. Reused from step to
 * step; not thread-safe.
 */
final class PitchCandidates {

  /** Most candidates kept for a step. */
  static final int MOST = 8;

  private int count;
  private float unvoiced;
  private final float[] semitone = new float[MOST];
  private final float[] strength = new float[MOST];
  private final float[] preference = new float[MOST];

  int count() {
    return count;
  }

  /** Frequency, semitones above 27.5 Hz. */
  float semitone(int i) {
    return semitone[i];
  }

  /** Height of the peak, 0 to 1. */
  float strength(int i) {
    return strength[i];
  }

  /** What the path through the steps weighs: the strength with a bias. */
  float preference(int i) {
    return preference[i];
  }

  /** What the path weighs for the step being unvoiced. */
  float unvoiced() {
    return unvoiced;
  }

  void setUnvoiced(float preference) {
    unvoiced = preference;
  }

  void clear() {
    count = 0;
  }

  /** Keeps the candidate if there is room or if it is preferred to the least preferred one. */
  void offer(float semitones, float height, float weight) {
    int at = count;
    if (count < MOST) {
      count++;
    } else {
      at = 0;
      for (int i = 1; i < MOST; i++) {
        at = preference[i] < preference[at] ? i : at;
      }
      if (weight <= preference[at]) {
        return;
      }
    }
    semitone[at] = semitones;
    strength[at] = height;
    preference[at] = weight;
  }

  /** Adds to the preference of the candidates within that distance of a frequency. */
  void favour(float semitones, float within, float bonus) {
    for (int i = 0; i < count; i++) {
      preference[i] += Math.abs(semitone[i] - semitones) <= within ? bonus : 0;
    }
  }
}
