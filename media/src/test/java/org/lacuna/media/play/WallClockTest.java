package org.lacuna.media.play;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class WallClockTest {

  private long nanos;
  private final WallClock clock = new WallClock(() -> nanos);

  @Test
  void itRunsOnlyBetweenStartAndStop() {
    clock.seek(5_000);
    nanos += 1_000_000;
    assertThat(clock.timeUs()).isEqualTo(5_000);
    clock.start();
    nanos += 2_000_000;
    assertThat(clock.timeUs()).isEqualTo(7_000);
    clock.start();
    assertThat(clock.timeUs()).isEqualTo(7_000);
    clock.stop();
    nanos += 2_000_000;
    assertThat(clock.timeUs()).isEqualTo(7_000);
    clock.start();
    clock.seek(0);
    nanos += 2_000_000;
    assertThat(clock.timeUs()).isZero();
    assertThat(clock.endUs()).isEqualTo(PlaybackClock.NO_END);
  }

  @Test
  void aSpeedCountsFromWhenItIsSet() {
    clock.start();
    nanos += 2_000_000;
    clock.speed(2);
    nanos += 2_000_000;
    assertThat(clock.timeUs()).isEqualTo(6_000);
    clock.speed(0.25);
    nanos += 4_000_000;
    assertThat(clock.timeUs()).isEqualTo(7_000);
  }
}
