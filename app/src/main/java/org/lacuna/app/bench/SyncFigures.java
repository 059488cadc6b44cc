package org.lacuna.app.bench;

import java.util.ArrayList;
import java.util.List;

/**
 * How well picture and sound went together.
 *
 * @param speed of the playback, 1 is as recorded
 * @param flashes how many were compared
 * @param meanMs how much later than its tone a flash was seen, on average, milliseconds; negative
 *     is earlier
 * @param worstMs the one that was furthest off
 */
public record SyncFigures(double speed, int flashes, double meanMs, double worstMs) {

  /**
   * Every flash beside the tone that is nearest in time.
   *
   * @param flashNanos when flashes were on screen
   * @param toneNanos when tones began, by the same clock
   */
  public static SyncFigures of(double speed, List<Long> flashNanos, List<Long> toneNanos) {
    List<Double> offsets = new ArrayList<>();
    for (long flash : flashNanos) {
      toneNanos.stream()
          .map(tone -> (flash - tone) / 1e6)
          .min((a, b) -> Double.compare(Math.abs(a), Math.abs(b)))
          .ifPresent(offsets::add);
    }
    double sum = 0;
    double worst = 0;
    for (double offset : offsets) {
      sum += offset;
      worst = Math.abs(offset) > Math.abs(worst) ? offset : worst;
    }
    return new SyncFigures(
        speed, offsets.size(), offsets.isEmpty() ? Double.NaN : sum / offsets.size(), worst);
  }
}
