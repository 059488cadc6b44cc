package org.lacuna.inference.align;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.lacuna.inference.align.Grids.Span;
import org.lacuna.inference.signal.Feature;
import org.lacuna.inference.signal.FeatureSequence;
import org.lacuna.inference.signal.FeatureSpec;

class GridsTest {

  static final FeatureSpec ONE =
      new FeatureSpec("test", "1", Map.of(), List.of(new Feature("x", "1", "x")));

  @Property(tries = 300)
  void windowsCoverTheClipWithoutGapAndStayNearThePreferredLength(
      @ForAll @LongRange(min = 0, max = 4_000_000_000L) long duration,
      @ForAll @DoubleRange(min = 0.5, max = 20) double preferred) {
    List<Span> windows = Grids.windows(duration, preferred);
    assertThat(windows.get(0).startUs()).isZero();
    assertThat(windows.get(windows.size() - 1).endUs()).isEqualTo(Math.max(1, duration));
    for (int i = 0; i < windows.size(); i++) {
      if (i > 0) {
        assertThat(windows.get(i).startUs()).isEqualTo(windows.get(i - 1).endUs());
      }
      assertThat(windows.get(i).lengthUs()).isLessThanOrEqualTo((long) (1.5e6 * preferred) + 2);
    }
  }

  @Property(tries = 300)
  void stepsCoverTheSpan(
      @ForAll @LongRange(min = 0, max = 1_000_000) long start,
      @ForAll @LongRange(min = 1, max = 9_000_000) long length,
      @ForAll @LongRange(min = 1000, max = 500_000) long step) {
    List<Span> steps = Grids.steps(new Span(start, start + length), step);
    assertThat(steps.get(0).startUs()).isEqualTo(start);
    assertThat(steps.get(steps.size() - 1).endUs()).isEqualTo(start + length);
    for (Span s : steps) {
      assertThat(s.lengthUs()).isBetween(1L, step);
    }
  }

  @Property(tries = 200)
  void poolingKeepsTheTotalMass(@ForAll long seed, @ForAll @IntRange(min = 1, max = 60) int rows) {
    // Contiguous rows, every one observed: the integral over time is the same before and after.
    Random random = new Random(seed);
    FeatureSequence.Builder b = FeatureSequence.builder(ONE);
    long at = 0;
    double mass = 0;
    for (int i = 0; i < rows; i++) {
      long length = 1L + random.nextInt(50_000);
      float v = random.nextFloat() * 10 - 5;
      b.add(at, at + length, new float[] {v});
      mass += (double) v * length;
      at += length;
    }
    FeatureSequence pooled = Grids.pool(b.build(), Grids.steps(new Span(0, at), 20_000));
    double after = 0;
    for (int t = 0; t < pooled.steps(); t++) {
      assertThat(pooled.observed(t)).isTrue();
      after += (double) pooled.value(t, 0) * (pooled.endUs(t) - pooled.startUs(t));
    }
    assertThat(after).isCloseTo(mass, within(1e-4 * at));
  }

  @Property(tries = 200)
  void nothingTravelsInTime(@ForAll long seed) {
    // Changing a row changes no step that the row does not overlap.
    Random random = new Random(seed);
    List<Span> steps = Grids.steps(new Span(0, 1_000_000), 100_000);
    int changed = random.nextInt(40);
    FeatureSequence a = rows(seed, changed, 1f);
    FeatureSequence b = rows(seed, changed, 99f);
    FeatureSequence pa = Grids.pool(a, steps);
    FeatureSequence pb = Grids.pool(b, steps);
    for (int t = 0; t < steps.size(); t++) {
      boolean overlaps =
          a.startUs(changed) < steps.get(t).endUs() && a.endUs(changed) > steps.get(t).startUs();
      if (!overlaps) {
        assertThat(pb.value(t, 0)).isEqualTo(pa.value(t, 0));
        assertThat(pb.observed(t)).isEqualTo(pa.observed(t));
      }
    }
  }

  private static FeatureSequence rows(long seed, int changed, float value) {
    Random random = new Random(seed ^ 17);
    FeatureSequence.Builder b = FeatureSequence.builder(ONE);
    for (int i = 0; i < 40; i++) {
      long start = i * 25_000L + random.nextInt(5_000);
      float v = random.nextFloat();
      b.add(start, start + random.nextInt(40_000), new float[] {i == changed ? value : v});
    }
    return b.build();
  }

  @Property(tries = 100)
  void anUnobservedRowLeavesNoTrace(@ForAll long seed) {
    List<FeatureSequence> both = new ArrayList<>();
    for (float junk : new float[] {Float.NaN, 1e30f}) {
      Random r = new Random(seed);
      FeatureSequence.Builder b = FeatureSequence.builder(ONE);
      boolean[] keep = new boolean[30];
      for (int i = 0; i < 30; i++) {
        keep[i] = r.nextBoolean();
        b.add(i * 10L, i * 10L + 10, new float[] {keep[i] ? r.nextFloat() : junk});
      }
      both.add(Grids.pool(b.build().masked(keep), Grids.steps(new Span(0, 300), 37)));
    }
    for (int t = 0; t < both.get(0).steps(); t++) {
      assertThat(both.get(0).observed(t)).isEqualTo(both.get(1).observed(t));
      if (both.get(0).observed(t)) {
        assertThat(both.get(0).value(t, 0)).isEqualTo(both.get(1).value(t, 0));
      }
    }
  }

  @Test
  void emptySpansAreMaskedAndSlowRowsFillWhatTheyCover() {
    FeatureSequence s =
        FeatureSequence.builder(ONE)
            .add(0, 1_000_000, new float[] {2})
            .addUnobserved(1_000_000, 2_000_000)
            .add(2_500_000, 2_500_000, new float[] {5})
            .build();
    FeatureSequence p = Grids.pool(s, Grids.steps(new Span(0, 3_000_000), 500_000));
    assertThat(p.value(0, 0)).isEqualTo(2);
    assertThat(p.value(1, 0)).isEqualTo(2);
    assertThat(p.observed(2)).isFalse();
    assertThat(p.observed(4)).isFalse();
    assertThat(p.value(5, 0)).isEqualTo(5);
  }
}
