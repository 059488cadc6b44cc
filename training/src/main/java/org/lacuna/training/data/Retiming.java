package org.lacuna.training.data;

import org.lacuna.inference.signal.FeatureSequence;

/** Cuts, repeats and stretches sequences in time; values are never changed. */
final class Retiming {

  private Retiming() {}

  /** The stretch of that length from a time on, moved to start at 0. */
  static FeatureSequence cut(FeatureSequence s, long fromUs, long lengthUs) {
    FeatureSequence.Builder out = FeatureSequence.builder(s.spec());
    for (int t = 0; t < s.steps(); t++) {
      long start = Math.max(0, s.startUs(t) - fromUs);
      long end = Math.min(lengthUs, s.endUs(t) - fromUs);
      if (end > start) {
        copy(s, t, out, start, end);
      }
    }
    return out.build();
  }

  /** Fills a length by going round from step {@code first}. */
  static FeatureSequence repeat(FeatureSequence s, int first, long lengthUs) {
    FeatureSequence.Builder out = FeatureSequence.builder(s.spec());
    long at = 0;
    for (int i = first; at < lengthUs; i++) {
      int t = i % s.steps();
      long span = Math.max(1, s.endUs(t) - s.startUs(t));
      long end = Math.min(lengthUs, at + span);
      copy(s, t, out, at, end);
      at = end;
    }
    return out.build();
  }

  /** Stretches the first {@code most} steps over the time from start to end. */
  static FeatureSequence spread(FeatureSequence s, int most, long startUs, long endUs) {
    FeatureSequence.Builder out = FeatureSequence.builder(s.spec());
    int steps = Math.min(most, s.steps());
    long first = s.startUs(0);
    double whole = Math.max(1, s.endUs(steps - 1) - first);
    for (int t = 0; t < steps; t++) {
      long start = startUs + Math.round((s.startUs(t) - first) / whole * (endUs - startUs));
      long end = startUs + Math.round((s.endUs(t) - first) / whole * (endUs - startUs));
      copy(s, t, out, start, Math.max(start, end));
    }
    return out.build();
  }

  private static void copy(
      FeatureSequence from, int t, FeatureSequence.Builder out, long start, long end) {
    if (from.observed(t)) {
      float[] row = new float[from.dim()];
      from.copyStep(t, row, 0);
      out.add(start, end, row);
    } else {
      out.addUnobserved(start, end);
    }
  }
}
