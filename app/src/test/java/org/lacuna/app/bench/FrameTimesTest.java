package org.lacuna.app.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class FrameTimesTest {

  @Test
  void ranksAreThoseOfTheSortedTimes() {
    long[] nanos =
        LongStream.rangeClosed(1, 100).map(i -> 101 - i).map(i -> i * 1_000_000).toArray();
    FrameTimes f = FrameTimes.of("pan", nanos);
    assertThat(f.frames()).isEqualTo(100);
    assertThat(f.meanMs()).isCloseTo(50.5, within(1e-9));
    assertThat(f.medianMs()).isEqualTo(50);
    assertThat(f.p95Ms()).isEqualTo(95);
    assertThat(f.worstMs()).isEqualTo(100);
  }

  @Test
  void oneFrameIsAllOfThem() {
    FrameTimes f = FrameTimes.of("zoom", new long[] {3_000_000});
    assertThat(f.medianMs()).isEqualTo(3);
    assertThat(f.p95Ms()).isEqualTo(3);
  }

  @Test
  void nothingMeasuredIsNoFigure() {
    assertThatThrownBy(() -> FrameTimes.of("pan", new long[0]))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
