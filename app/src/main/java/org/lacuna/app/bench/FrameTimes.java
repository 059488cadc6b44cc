package org.lacuna.app.bench;

import java.util.Arrays;

/**
 * How long frames took.
 *
 * @param what the user did meanwhile
 * @param frames how many
 * @param meanMs mean, milliseconds
 * @param medianMs half of them took no longer
 * @param p95Ms 95 of 100 took no longer
 * @param worstMs the longest
 */
public record FrameTimes(
    String what, int frames, double meanMs, double medianMs, double p95Ms, double worstMs) {

  /**
   * @param nanos time of each frame; at least one
   */
  public static FrameTimes of(String what, long[] nanos) {
    if (nanos.length == 0) {
      throw new IllegalArgumentException("no frame was measured: " + what);
    }
    long[] sorted = nanos.clone();
    Arrays.sort(sorted);
    return new FrameTimes(
        what,
        sorted.length,
        Arrays.stream(sorted).average().orElseThrow() / 1e6,
        rank(sorted, 0.5),
        rank(sorted, 0.95),
        sorted[sorted.length - 1] / 1e6);
  }

  /** The smallest value that so large a share does not exceed. */
  private static double rank(long[] sorted, double share) {
    int i = (int) Math.ceil(share * sorted.length) - 1;
    return sorted[Math.max(0, i)] / 1e6;
  }
}
