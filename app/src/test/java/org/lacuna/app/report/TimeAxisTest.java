package org.lacuna.app.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class TimeAxisTest {

  @Property(tries = 200)
  void thereAreAFewTicksInsideTheAxis(
      @ForAll @LongRange(min = 0, max = 10_000_000_000L) long start,
      @ForAll @LongRange(min = 100_000, max = 20_000_000_000L) long length) {
    TimeAxis axis = new TimeAxis(start, start + length, 10, 500);
    List<Long> ticks = axis.ticks();
    assertThat(ticks).hasSizeBetween(2, 14);
    assertThat(ticks).allMatch(t -> t >= start && t <= start + length);
    assertThat(axis.x(start)).isEqualTo(10);
    assertThat(axis.x(start + length)).isEqualTo(510);
  }

  @Test
  void ticksAreRound() {
    assertThat(new TimeAxis(300_000, 4_100_000, 0, 100).ticks())
        .containsExactly(
            500_000L,
            1_000_000L,
            1_500_000L,
            2_000_000L,
            2_500_000L,
            3_000_000L,
            3_500_000L,
            4_000_000L);
  }
}
