package org.lacuna.app.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class TimeScaleTest {

  @Property
  void pixelsAndTimesAreInverse(
      @ForAll @LongRange(min = 0, max = 3_600_000_000L) long start,
      @ForAll @LongRange(min = 1_000_000, max = 3_600_000_000L) long length,
      @ForAll @DoubleRange(min = 10, max = 4000) double width,
      @ForAll @DoubleRange(min = 0, max = 1) double share) {
    TimeScale scale = new TimeScale(start, start + length, width);
    double x = share * width;
    assertThat(scale.x(scale.us(x))).isCloseTo(x, within(width / length));
  }

  @Property
  void ticksAreRoundInsideAndFarEnoughApart(
      @ForAll @LongRange(min = 100_000, max = 7_200_000_000L) long length,
      @ForAll @DoubleRange(min = 100, max = 3000) double width) {
    TimeScale scale = new TimeScale(0, length, width);
    List<Long> ticks = scale.ticks(70);
    assertThat(ticks).isNotEmpty().first().isEqualTo(0L);
    for (int i = 1; i < ticks.size(); i++) {
      assertThat(scale.x(ticks.get(i)) - scale.x(ticks.get(i - 1))).isGreaterThanOrEqualTo(69.9);
      assertThat(ticks.get(i)).isLessThanOrEqualTo(length);
    }
  }

  @Test
  void twelveSecondsAreLabelledEveryTwo() {
    assertThat(new TimeScale(0, 12_600_000, 760).ticks(72))
        .containsExactly(
            0L, 2_000_000L, 4_000_000L, 6_000_000L, 8_000_000L, 10_000_000L, 12_000_000L);
  }
}
