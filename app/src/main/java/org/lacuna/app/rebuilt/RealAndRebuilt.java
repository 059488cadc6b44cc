package org.lacuna.app.rebuilt;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.lacuna.inference.clip.Reconstruction;
import org.lacuna.inference.drop.Stretches;
import org.lacuna.inference.signal.Feature;
import org.lacuna.inference.signal.FeatureSequence;

/**
 * The two sequences that are compared, step by step.
 *
 * @param real what was measured; on the network's steps where there is something rebuilt
 * @param rebuilt the same steps and columns; empty where nothing is rebuilt
 */
record RealAndRebuilt(FeatureSequence real, Optional<FeatureSequence> rebuilt) {

  static RealAndRebuilt of(Reconstruction both) {
    return new RealAndRebuilt(both.real(), Optional.of(both.rebuilt()));
  }

  static RealAndRebuilt onlyReal(FeatureSequence real) {
    return new RealAndRebuilt(real, Optional.empty());
  }

  List<Feature> features() {
    return real.spec().features();
  }

  float[] realValues(int column) {
    return values(real, column);
  }

  float[] rebuiltValues(int column) {
    if (rebuilt.isPresent()) {
      return values(rebuilt.get(), column);
    }
    float[] none = new float[real.steps()];
    Arrays.fill(none, Float.NaN);
    return none;
  }

  private static float[] values(FeatureSequence s, int column) {
    float[] values = new float[s.steps()];
    for (int t = 0; t < values.length; t++) {
      values[t] = s.observed(t) ? s.value(t, column) : Float.NaN;
    }
    return values;
  }

  /** Which steps have their middle in the stretches: the rule by which they were dropped. */
  boolean[] inside(Stretches stretches) {
    boolean[] inside = new boolean[real.steps()];
    for (int t = 0; t < inside.length; t++) {
      inside[t] = stretches.contains((real.startUs(t) + real.endUs(t)) / 2);
    }
    return inside;
  }

  FeatureSeries series(FeatureRow row, Stretches gaps) {
    int steps = real.steps();
    long[] start = new long[steps];
    long[] end = new long[steps];
    for (int t = 0; t < steps; t++) {
      start[t] = real.startUs(t);
      end[t] = real.endUs(t);
    }
    return new FeatureSeries(
        row, start, end, realValues(row.column()), rebuiltValues(row.column()), gaps);
  }
}
