package org.lacuna.app.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class PyramidTest {

  private static final long STEP = 10_000;

  /** Two rows that wander; a fifth of the steps is not observed. */
  private static LaneMatrix wandering(int steps, long seed) {
    Random random = new Random(seed);
    long[] start = new long[steps];
    long[] end = new long[steps];
    float[] values = new float[2 * steps];
    for (int t = 0; t < steps; t++) {
      start[t] = t * STEP;
      end[t] = start[t] + STEP;
      boolean gap = t / 7 % 5 == 4;
      values[2 * t] = gap ? Float.NaN : (float) random.nextGaussian();
      values[2 * t + 1] = gap ? Float.NaN : 100 + (float) random.nextGaussian();
    }
    return new LaneMatrix(2, start, end, values);
  }

  @Property(tries = 60)
  void meansFromFarAwayCountEveryValueOnce(
      @ForAll @IntRange(min = 1, max = 4000) int steps,
      @ForAll @IntRange(min = 1, max = 60) int width,
      @ForAll long seed) {
    LaneMatrix m = wandering(steps, seed);
    TimeScale all = new TimeScale(0, steps * STEP, width);
    float[] means = new MeanPyramid(m).means(all, width);
    for (int x = 0; x < width; x++) {
      for (int d = 0; d < 2; d++) {
        float v = means[2 * x + d];
        boolean inRange = Float.isNaN(v) || Math.abs(v - 100 * d) < 6;
        assertThat(inRange).as("a mean of what was observed: %s", v).isTrue();
      }
    }
    float[] one = new MeanPyramid(m).means(new TimeScale(0, steps * STEP, 1), 1);
    double sum = 0;
    int n = 0;
    for (int t = 0; t < steps; t++) {
      if (!Float.isNaN(m.value(t, 1))) {
        sum += m.value(t, 1);
        n++;
      }
    }
    if (n == 0) {
      assertThat(one[1]).isNaN();
    } else {
      assertThat(one[1]).isCloseTo((float) (sum / n), within(1e-3f));
    }
  }

  @Test
  void closeUpEveryStepIsItself() {
    LaneMatrix m = wandering(100, 3);
    float[] means = new MeanPyramid(m).means(new TimeScale(20 * STEP, 40 * STEP, 20), 20);
    for (int x = 0; x < 20; x++) {
      assertThat(means[2 * x]).isEqualTo(Float.valueOf(m.value(20 + x, 0)));
    }
  }

  @Test
  void aPixelInsideAStepShowsThatStep() {
    LaneMatrix m = wandering(100, 3);
    float[] means = new MeanPyramid(m).means(new TimeScale(20 * STEP, 22 * STEP, 40), 40);
    assertThat(means[0]).isEqualTo(m.value(20, 0));
    assertThat(means[2 * 19]).isEqualTo(m.value(20, 0));
    assertThat(means[2 * 20]).isEqualTo(m.value(21, 0));
  }

  @Test
  void whereNothingWasObservedThereIsNoMean() {
    LaneMatrix m = wandering(70, 1);
    float[] means = new MeanPyramid(m).means(new TimeScale(28 * STEP, 35 * STEP, 3), 3);
    assertThat(means).containsOnly(Float.NaN);
  }

  @Property(tries = 100)
  void rangesAreExactlyThoseOfTheStepsInEachColumn(
      @ForAll @IntRange(min = 1, max = 3000) int steps,
      @ForAll @IntRange(min = 1, max = 90) int width,
      @ForAll @LongRange(min = 0, max = 2900) long from,
      @ForAll @LongRange(min = 1, max = 3000) long count,
      @ForAll long seed) {
    LaneMatrix m = wandering(steps, seed);
    TimeScale scale = new TimeScale(from * STEP, (from + count) * STEP, width);
    RangePyramid.Ranges r = new RangePyramid(m, 1).ranges(scale, width);
    for (int x = 0; x < width; x++) {
      long endUs = Math.max(scale.us(x) + 1, scale.us(x + 1));
      float low = Float.NaN;
      float high = Float.NaN;
      for (int t = m.firstStartingAt(x == 0 ? scale.us(0) : scale.us(x)); t < steps; t++) {
        if (m.startUs(t) >= endUs) {
          break;
        }
        float v = m.value(t, 1);
        low = Float.isNaN(low) || v < low ? v : low;
        high = Float.isNaN(high) || v > high ? v : high;
      }
      assertThat(r.low()[x]).isEqualTo(Float.valueOf(low));
      assertThat(r.high()[x]).isEqualTo(Float.valueOf(high));
    }
  }

  @Test
  void lowestAndHighestAreOfWhatWasObserved() {
    float n = Float.NaN;
    LaneMatrix m =
        new LaneMatrix(1, new long[] {0, 1, 2}, new long[] {1, 2, 3}, new float[] {n, 4, -2});
    RangePyramid of = new RangePyramid(m, 0);
    assertThat(of.lowest()).isEqualTo(-2);
    assertThat(of.highest()).isEqualTo(4);
    LaneMatrix none = new LaneMatrix(1, new long[] {0}, new long[] {1}, new float[] {n});
    assertThat(new RangePyramid(none, 0).lowest()).isNaN();
  }
}
