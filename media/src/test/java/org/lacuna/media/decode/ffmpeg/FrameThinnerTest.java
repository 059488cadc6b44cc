package org.lacuna.media.decode.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

final class FrameThinnerTest {

  @Test
  void thirtyBecomeTwentyFiveAndNotFifteen() {
    FrameThinner thinner = new FrameThinner(25);

    long taken =
        IntStream.range(0, 300).filter(i -> thinner.take(Math.round(i * 1e6 / 30))).count();

    assertThat(taken).isEqualTo(250);
  }

  @Test
  void aHoleDoesNotMakeABurst() {
    FrameThinner thinner = new FrameThinner(10);
    assertThat(thinner.take(0)).isTrue();
    assertThat(thinner.take(5_000_000)).isTrue();

    assertThat(thinner.take(5_020_000)).isFalse();
    assertThat(thinner.take(5_040_000)).isFalse();
    assertThat(thinner.take(5_100_000)).isTrue();
  }

  @Property
  boolean neverMoreThanAskedForAndAllOfASlowerClip(
      @ForAll @DoubleRange(min = 1, max = 60) double rate,
      @ForAll @IntRange(min = 1, max = 60) int most) {
    FrameThinner thinner = new FrameThinner(most);
    int pictures = 200;
    long taken =
        IntStream.range(0, pictures).filter(i -> thinner.take(Math.round(i * 1e6 / rate))).count();
    double seconds = pictures / rate;
    return taken <= seconds * most + 2 && (rate > most || taken == pictures);
  }
}
