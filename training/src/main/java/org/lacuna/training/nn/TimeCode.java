package org.lacuna.training.nn;

import java.util.List;

/**
 * Sinusoidal positional code as a function of time, not of the step's number, so that modalities on
 * different rates (and words of different length) share one clock: half of the width is {@code
 * sin(t w_i)}, the other half {@code cos(t w_i)}, with periods spread geometrically from {@value
 * #SHORTEST_S} s to {@value #LONGEST_S} s.
 */
public final class TimeCode {

  /** Shortest period, seconds: a few steps of the finest grid. */
  public static final double SHORTEST_S = 0.5;

  /** Longest period, seconds: well beyond a window, so that no two steps share a code. */
  public static final double LONGEST_S = 60;

  private TimeCode() {}

  /** The code {@code [B, T, width]} of times {@code [B, T]} in seconds; width is even. */
  public static <V> V of(Ops<V> ops, V seconds, int width) {
    int half = width / 2;
    float[] rates = new float[half];
    for (int i = 0; i < half; i++) {
      double period = SHORTEST_S * Math.pow(LONGEST_S / SHORTEST_S, i / Math.max(1.0, half - 1.0));
      rates[i] = (float) (2 * Math.PI / period);
    }
    V angle = ops.mul(ops.unsqueeze(seconds, 2), ops.constant(rates, half));
    return ops.concat(2, List.of(ops.sin(angle), ops.cos(angle)));
  }
}
