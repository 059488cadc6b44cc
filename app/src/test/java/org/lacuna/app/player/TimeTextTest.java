package org.lacuna.app.player;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TimeTextTest {

  @ParameterizedTest
  @CsvSource({
    "0, 00:00.000",
    "999, 00:00.000",
    "1234567, 00:01.234",
    "59999999, 00:59.999",
    "3725004000, 62:05.004",
    "-5, 00:00.000"
  })
  void minutesSecondsMilliseconds(long us, String text) {
    assertThat(TimeText.of(us)).isEqualTo(text);
  }
}
