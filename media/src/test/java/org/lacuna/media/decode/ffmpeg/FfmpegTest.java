package org.lacuna.media.decode.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

final class FfmpegTest {

  @Property
  boolean timesAreExactToTheMicrosecond(
      @ForAll @LongRange(min = -4_000_000_000_000L, max = 4_000_000_000_000L) long units,
      @ForAll @IntRange(min = 1, max = 2000) int num,
      @ForAll @IntRange(min = 1000, max = 1_000_000_000) int den) {
    BigDecimal exact =
        BigDecimal.valueOf(units)
            .multiply(BigDecimal.valueOf(num))
            .multiply(BigDecimal.valueOf(1_000_000));
    BigDecimal us = exact.divide(BigDecimal.valueOf(den), 3, RoundingMode.HALF_UP);
    return us.subtract(BigDecimal.valueOf(Ffmpeg.micros(units, num, den)))
            .abs()
            .compareTo(new BigDecimal("0.501"))
        <= 0;
  }

  @Test
  void absurdStampsAreFarAwayAndDoNotThrow() {
    assertThat(Ffmpeg.micros(Long.MAX_VALUE, 1001, 1)).isEqualTo(Long.MAX_VALUE);
    assertThat(Ffmpeg.micros(Long.MIN_VALUE + 1, 1, 1)).isEqualTo(Long.MIN_VALUE);
  }

  @Test
  void errorsTellWhatFailed() {
    assertThatThrownBy(() -> Ffmpeg.check(-2, "open the file"))
        .isInstanceOf(IOException.class)
        .hasMessage("FFmpeg failed to open the file: No such file or directory");
    assertThat(Ffmpeg.message(-2)).isEqualTo("No such file or directory");
  }
}
