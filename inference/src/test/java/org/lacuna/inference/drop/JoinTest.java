package org.lacuna.inference.drop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.lacuna.inference.signal.Feature;
import org.lacuna.inference.signal.FeatureSequence;
import org.lacuna.inference.signal.FeatureSpec;

class JoinTest {

  private static final FeatureSpec SPEC =
      new FeatureSpec(
          "two", "1", Map.of(), List.of(new Feature("a", "1", "A."), new Feature("b", "1", "B.")));

  /** Steps of uneven length, some unobserved, some values NaN. */
  private static FeatureSequence sequence(
      long seed, long valueSeed, long from, long to, long hop, boolean jitter) {
    Random times = new Random(seed);
    Random values = new Random(valueSeed);
    FeatureSequence.Builder rows = FeatureSequence.builder(SPEC);
    long us = 0;
    while (us < to) {
      long next = us + (jitter ? hop / 2 + times.nextInt((int) hop) : hop);
      float a = values.nextFloat();
      float b = values.nextInt(8) == 0 ? Float.NaN : values.nextFloat();
      boolean there = values.nextInt(6) != 0;
      if (us >= from) {
        if (there) {
          rows.add(us, next, new float[] {a, b});
        } else {
          rows.addUnobserved(us, next);
        }
      }
      us = next;
    }
    return rows.build();
  }

  private static boolean same(FeatureSequence a, int i, FeatureSequence b, int k) {
    boolean same = a.observed(i) == b.observed(k);
    for (int d = 0; same && a.observed(i) && d < a.dim(); d++) {
      same = Float.floatToRawIntBits(a.value(i, d)) == Float.floatToRawIntBits(b.value(k, d));
    }
    return same;
  }

  @Property(tries = 300)
  void outsideNoBitChangesAndInsideIsWhatWasMeasuredAgain(
      @ForAll long seed,
      @ForAll @LongRange(min = 2_000, max = 90_000) long hop,
      @ForAll boolean jitter,
      @ForAll @LongRange(max = 1_900_000) long start,
      @ForAll @LongRange(min = 1, max = 1_500_000) long length,
      @ForAll @LongRange(max = 400_000) long before,
      @ForAll @LongRange(max = 400_000) long after) {
    FeatureSequence whole = sequence(seed, 1, 0, 2_000_000, hop, jitter);
    FeatureSequence again =
        sequence(seed, 2, Math.max(0, start - before), start + length + after, hop, jitter);
    Stretches where = new Stretches(List.of(new Stretch(start, start + length)));
    FeatureSequence joined = Join.of(whole, again, where);
    assertThat(joined.steps()).isEqualTo(whole.steps());
    for (int t = 0; t < whole.steps(); t++) {
      assertThat(joined.startUs(t)).isEqualTo(whole.startUs(t));
      assertThat(joined.endUs(t)).isEqualTo(whole.endUs(t));
      if (where.contains((whole.startUs(t) + whole.endUs(t)) / 2)) {
        int k = at(again, whole.startUs(t));
        assertThat(k < 0 ? !joined.observed(t) : same(joined, t, again, k)).isTrue();
      } else {
        assertThat(same(joined, t, whole, t)).isTrue();
      }
    }
  }

  /** Several stretches one after the other are the same as all at once. */
  @Property(tries = 100)
  void theOrderOfStretchesDoesNotMatter(
      @ForAll long seed, @ForAll @IntRange(max = 1_000_000) int one) {
    FeatureSequence whole = sequence(seed, 1, 0, 2_000_000, 20_000, true);
    FeatureSequence again = sequence(seed, 2, 0, 2_000_000, 20_000, true);
    Stretch a = new Stretch(one, one + 300_000);
    Stretch b = new Stretch(one + 150_000, one + 700_000);
    FeatureSequence together = Join.of(whole, again, new Stretches(List.of(a, b)));
    FeatureSequence apart =
        Join.of(Join.of(whole, again, new Stretches(List.of(b))), again, new Stretches(List.of(a)));
    for (int t = 0; t < whole.steps(); t++) {
      assertThat(same(together, t, apart, t)).isTrue();
    }
  }

  @Test
  void stepsOfAnotherGridAreMissingRatherThanMoved() {
    FeatureSequence whole = sequence(1, 1, 0, 1_000_000, 40_000, false);
    FeatureSequence shifted = sequence(1, 2, 0, 1_000_000, 33_333, false);
    FeatureSequence joined =
        Join.of(whole, shifted, new Stretches(List.of(new Stretch(200_000, 600_000))));
    for (int t = 5; t < 15; t++) {
      assertThat(joined.observed(t)).isFalse();
    }
  }

  private static int at(FeatureSequence s, long startUs) {
    for (int k = 0; k < s.steps(); k++) {
      if (s.startUs(k) == startUs) {
        return k;
      }
    }
    return -1;
  }
}
