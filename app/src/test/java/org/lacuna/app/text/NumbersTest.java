package org.lacuna.app.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NumbersTest {

  @Test
  void signsAreTrueSignsAndZeroHasNone() {
    assertThat(Numbers.signed(1.234, 2)).isEqualTo("+1.23");
    assertThat(Numbers.signed(-1.234, 2)).isEqualTo("\u22121.23");
    assertThat(Numbers.signed(-0.001, 2)).isEqualTo("0.00");
    assertThat(Numbers.signed(0.001, 2)).isEqualTo("0.00");
    assertThat(Numbers.plain(-3, 0)).isEqualTo("\u22123");
  }

  @Test
  void unknownSizesKeepTheDigitsThatCount() {
    assertThat(Numbers.significant(1234.5)).isEqualTo("1235");
    assertThat(Numbers.significant(12.34)).isEqualTo("12.3");
    assertThat(Numbers.significant(0.1234)).isEqualTo("0.12");
    assertThat(Numbers.significant(0.01234)).isEqualTo("0.012");
    assertThat(Numbers.significantSigned(0.5)).isEqualTo("+0.50");
    assertThat(Numbers.significantSigned(0)).isEqualTo("0.00");
  }

  @Test
  void timesChangeTheirFormAtAMinute() {
    assertThat(Numbers.time(3_420_000)).isEqualTo("3.42 s");
    assertThat(Numbers.time(123_400_000)).isEqualTo("2:03.4");
  }
}
