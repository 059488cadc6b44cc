package org.lacuna.app.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TimeRulerTest {

  @Test
  void shortClipsCountSecondsLongOnesMinutes() {
    assertThat(TimeRuler.label(2_000_000, false, 0)).isEqualTo("2 s");
    assertThat(TimeRuler.label(2_500_000, false, 1)).isEqualTo("2.5 s");
    assertThat(TimeRuler.label(62_000_000, true, 0)).isEqualTo("1:02");
    assertThat(TimeRuler.label(62_040_000, true, 2)).isEqualTo("1:02.04");
    assertThat(TimeRuler.label(3_612_000_000L, true, 0)).isEqualTo("60:12");
  }

  @Test
  void asManyDecimalsAsTheTicksNeed() {
    assertThat(TimeRuler.decimals(List.of(0L, 1_000_000L))).isZero();
    assertThat(TimeRuler.decimals(List.of(0L, 500_000L))).isEqualTo(1);
    assertThat(TimeRuler.decimals(List.of(20_000L))).isEqualTo(2);
    assertThat(TimeRuler.decimals(List.of(1_001_000L))).isEqualTo(3);
  }
}
