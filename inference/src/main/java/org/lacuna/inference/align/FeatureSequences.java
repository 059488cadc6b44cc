package org.lacuna.inference.align;

import java.util.List;
import java.util.Map;
import org.lacuna.inference.align.Grids.Span;
import org.lacuna.inference.signal.FeatureSequence;
import org.lacuna.inference.signal.FeatureSpec;

/** Cuts and empty layouts of feature sequences. */
final class FeatureSequences {

  private static final FeatureSpec NOTHING = new FeatureSpec("none", "1", Map.of(), List.of());

  private FeatureSequences() {}

  /** Steps without a measurement. */
  static FeatureSequence unobserved(List<Span> steps) {
    FeatureSequence.Builder builder = FeatureSequence.builder(NOTHING);
    for (Span s : steps) {
      builder.addUnobserved(s.startUs(), s.endUs());
    }
    return builder.build();
  }

  /** Row t as step t: a step without a row is not observed, a row without a step is left out. */
  static FeatureSequence counted(FeatureSequence sequence, List<Span> steps) {
    FeatureSequence.Builder builder = FeatureSequence.builder(sequence.spec());
    float[] row = new float[sequence.dim()];
    for (int t = 0; t < steps.size(); t++) {
      Span s = steps.get(t);
      if (t < sequence.steps() && sequence.observed(t)) {
        sequence.copyStep(t, row, 0);
        builder.add(s.startUs(), s.endUs(), row);
      } else {
        builder.addUnobserved(s.startUs(), s.endUs());
      }
    }
    return builder.build();
  }

  /** The steps whose centre lies in the window; each step of a clip lies in exactly one window. */
  static FeatureSequence centredIn(FeatureSequence sequence, Span window) {
    FeatureSequence.Builder builder = FeatureSequence.builder(sequence.spec());
    float[] row = new float[sequence.dim()];
    for (int t = 0; t < sequence.steps(); t++) {
      long centre = sequence.startUs(t) + (sequence.endUs(t) - sequence.startUs(t)) / 2;
      if (centre < window.startUs() || centre >= window.endUs()) {
        continue;
      }
      if (sequence.observed(t)) {
        sequence.copyStep(t, row, 0);
        builder.add(sequence.startUs(t), sequence.endUs(t), row);
      } else {
        builder.addUnobserved(sequence.startUs(t), sequence.endUs(t));
      }
    }
    return builder.build();
  }
}
