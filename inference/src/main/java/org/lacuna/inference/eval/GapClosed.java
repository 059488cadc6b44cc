package org.lacuna.inference.eval;

import java.util.OptionalDouble;

/**
 * How much of what a missing modality costs a reconstruction gives back: {@code (ours - without) /
 * (full - without)}, 1 = all of it, 0 = nothing, below 0 = it hurts. KT reports Acc-2 81.3 without
 * audio, 82.3 with it rebuilt, 82.9 with the real one: .62.
 */
public final class GapClosed {

  /** Gaps below this are within rounding of the tables: a share of them means nothing. */
  private static final double SMALLEST_GAP = 1e-6;

  private GapClosed() {}

  /**
   * @param without figure without the modality
   * @param ours figure with the modality rebuilt
   * @param full figure with the real modality
   * @return empty when the real modality makes no difference
   */
  public static OptionalDouble of(double without, double ours, double full) {
    double gap = full - without;
    return Math.abs(gap) < SMALLEST_GAP
        ? OptionalDouble.empty()
        : OptionalDouble.of((ours - without) / gap);
  }
}
