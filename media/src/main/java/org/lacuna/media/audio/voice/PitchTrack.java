package org.lacuna.media.audio.voice;

import java.util.Arrays;

/**
 * Chooses one pitch candidate, or none, for every step: the path of highest total preference with a
 * price on octave jumps and on changes between voiced and unvoiced (P. Boersma, IFA Proceedings 17,
 * 1993, eq. 27 and 28), decided with a fixed look-ahead so that an endless stream can be tracked.
 * The answer for a step comes {@link #LOOK_AHEAD} steps later. Not thread-safe.
 */
final class PitchTrack {

  /** Steps between a push and its answer. */
  static final int LOOK_AHEAD = 12;

  private static final float OCTAVE_JUMP = 0.35f;
  private static final float VOICING_CHANGE = 0.14f;
  private static final int STATES = PitchCandidates.MOST + 1;
  private static final int SLOTS = LOOK_AHEAD + 1;

  // state 0 of a step is unvoiced, state i + 1 its candidate i
  private final float[][] semitone = new float[SLOTS][STATES];
  private final float[][] strength = new float[SLOTS][STATES];
  private final int[][] from = new int[SLOTS][STATES];
  private int states = 1;
  private int slot;
  private float[] score = new float[STATES];
  private float[] nextScore = new float[STATES];
  private float decidedSemitone = Float.NaN;
  private float decidedStrength = Float.NaN;

  PitchTrack() {
    for (int s = 0; s < SLOTS; s++) {
      Arrays.fill(semitone[s], Float.NaN);
      Arrays.fill(strength[s], Float.NaN);
    }
  }

  /** Takes the candidates of the next step and decides on the one {@link #LOOK_AHEAD} before it. */
  void push(PitchCandidates candidates) {
    int last = slot;
    slot = (slot + 1) % SLOTS;
    int count = candidates.count() + 1;
    for (int i = 1; i < count; i++) {
      semitone[slot][i] = candidates.semitone(i - 1);
      strength[slot][i] = candidates.strength(i - 1);
    }
    for (int i = 0; i < count; i++) {
      int best = 0;
      float bestScore = Float.NEGATIVE_INFINITY;
      for (int j = 0; j < states; j++) {
        float s = score[j] - price(last, j, i);
        if (s > bestScore) {
          bestScore = s;
          best = j;
        }
      }
      from[slot][i] = best;
      nextScore[i] = bestScore + (i == 0 ? candidates.unvoiced() : candidates.preference(i - 1));
    }
    states = count;
    float[] swap = score;
    score = nextScore;
    nextScore = swap;
    decide();
  }

  /** Pitch of the decided step, semitones; NaN when unvoiced or before the first answer. */
  float semitone() {
    return decidedSemitone;
  }

  /** Height of the autocorrelation peak of the decided step; NaN when unvoiced. */
  float strength() {
    return decidedStrength;
  }

  private float price(int last, int j, int i) {
    if (i == 0 || j == 0) {
      return i == j ? 0 : VOICING_CHANGE;
    }
    return OCTAVE_JUMP / 12 * Math.abs(semitone[slot][i] - semitone[last][j]);
  }

  private void decide() {
    int state = 0;
    for (int i = 1; i < states; i++) {
      state = score[i] > score[state] ? i : state;
    }
    // scores only matter against each other: keep them near zero however long the stream is
    float highest = score[state];
    for (int i = 0; i < states; i++) {
      score[i] -= highest;
    }
    int at = slot;
    for (int back = 0; back < LOOK_AHEAD; back++) {
      state = from[at][state];
      at = (at + SLOTS - 1) % SLOTS;
    }
    decidedSemitone = state == 0 ? Float.NaN : semitone[at][state];
    decidedStrength = state == 0 ? Float.NaN : strength[at][state];
  }
}
