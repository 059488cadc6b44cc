package org.lacuna.app.rebuilt;

import java.util.Arrays;
import org.lacuna.inference.drop.Stretches;

/**
 * One feature over time. The arrays are not to be written to.
 *
 * @param row what it is
 * @param startUs {@code [T]} start of every step, microseconds, rising
 * @param endUs {@code [T]} its end
 * @param real {@code [T]} in the feature's unit; NaN where it was not observed
 * @param rebuilt {@code [T]} likewise; NaN where nothing was rebuilt
 * @param gaps where the sound was dropped
 */
public record FeatureSeries(
    FeatureRow row, long[] startUs, long[] endUs, float[] real, float[] rebuilt, Stretches gaps) {

  /** The step at a moment, or -1. */
  int stepAt(long us) {
    int at = Arrays.binarySearch(startUs, us);
    int step = at >= 0 ? at : -at - 2;
    return step >= 0 && us < endUs[step] ? step : -1;
  }
}
