package org.lacuna.app.drop;

import java.util.ArrayList;
import java.util.List;
import org.lacuna.inference.drop.Stretch;
import org.lacuna.inference.drop.Stretches;
import org.lacuna.inference.signal.FeatureSequence;

/** When a sequence was observed. */
final class Observed {

  private Observed() {}

  /** The observed steps, joined where they touch. */
  static Stretches of(FeatureSequence sequence) {
    List<Stretch> all = new ArrayList<>();
    long start = 0;
    long end = -1;
    for (int t = 0; t < sequence.steps(); t++) {
      if (!sequence.observed(t) || sequence.endUs(t) <= sequence.startUs(t)) {
        continue;
      }
      if (sequence.startUs(t) > end) {
        add(all, start, end);
        start = sequence.startUs(t);
      }
      end = Math.max(end, sequence.endUs(t));
    }
    add(all, start, end);
    return new Stretches(all);
  }

  private static void add(List<Stretch> all, long start, long end) {
    if (end > start) {
      all.add(new Stretch(start, end));
    }
  }
}
