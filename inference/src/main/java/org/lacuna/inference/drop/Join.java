package org.lacuna.inference.drop;

import org.lacuna.inference.signal.FeatureSequence;

/** Puts steps that were measured again into a sequence, by their time. */
public final class Join {

  private Join() {}

  /**
   * The sequence with the steps whose middle lies in a stretch exchanged, each for the one that
   * begins at the same moment. Number and times of the steps stay as they were, and so does every
   * bit of the steps outside. A step that was not measured again is unobserved: missing.
   *
   * @param whole the sequence as it was, {@code [T, D]}
   * @param again the same columns for a part of the time or all of it; its steps may end elsewhere
   * @param where the stretches
   */
  public static FeatureSequence of(FeatureSequence whole, FeatureSequence again, Stretches where) {
    if (whole.dim() != again.dim()) {
      throw new IllegalArgumentException(whole.dim() + " and " + again.dim() + " columns");
    }
    FeatureSequence.Builder all = FeatureSequence.builder(whole.spec());
    float[] row = new float[whole.dim()];
    int next = 0;
    for (int t = 0; t < whole.steps(); t++) {
      long start = whole.startUs(t);
      long end = whole.endUs(t);
      boolean inside = where.contains((start + end) / 2);
      while (next < again.steps() && again.startUs(next) < start) {
        next++;
      }
      boolean measured = next < again.steps() && again.startUs(next) == start;
      boolean observed = inside ? measured && again.observed(next) : whole.observed(t);
      if (observed) {
        (inside ? again : whole).copyStep(inside ? next : t, row, 0);
        all.add(start, end, row);
      } else {
        all.addUnobserved(start, end);
      }
    }
    return all.build();
  }
}
