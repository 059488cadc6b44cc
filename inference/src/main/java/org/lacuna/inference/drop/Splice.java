package org.lacuna.inference.drop;

import org.lacuna.inference.signal.FeatureSequence;

/** Puts a sequence together from two: inside some stretches the one, outside the other. */
public final class Splice {

  private Splice() {}

  /**
   * Steps belong to the stretch that holds their middle, as with {@link Drops}.
   *
   * @param outside steps that stay where no stretch is, to the bit
   * @param inside steps of the same columns that are put into the stretches
   */
  public static FeatureSequence of(
      FeatureSequence outside, FeatureSequence inside, Stretches where) {
    if (outside.dim() != inside.dim()) {
      throw new IllegalArgumentException(outside.dim() + " and " + inside.dim() + " columns");
    }
    FeatureSequence.Builder all = FeatureSequence.builder(outside.spec());
    float[] row = new float[outside.dim()];
    int i = 0;
    int o = 0;
    while (true) {
      i = next(inside, i, where, true);
      o = next(outside, o, where, false);
      boolean noneInside = i == inside.steps();
      if (noneInside && o == outside.steps()) {
        return all.build();
      }
      if (noneInside || (o < outside.steps() && outside.startUs(o) <= inside.startUs(i))) {
        add(all, outside, o++, row);
      } else {
        add(all, inside, i++, row);
      }
    }
  }

  private static int next(FeatureSequence s, int from, Stretches where, boolean wanted) {
    int t = from;
    while (t < s.steps() && where.contains((s.startUs(t) + s.endUs(t)) / 2) != wanted) {
      t++;
    }
    return t;
  }

  private static void add(FeatureSequence.Builder to, FeatureSequence s, int t, float[] row) {
    if (s.observed(t)) {
      s.copyStep(t, row, 0);
      to.add(s.startUs(t), s.endUs(t), row);
    } else {
      to.addUnobserved(s.startUs(t), s.endUs(t));
    }
  }
}
