package org.lacuna.app.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {

  @ParameterizedTest
  @CsvSource({
    "1470.4, 1470", "21.64, 21.6", "0.2624, 0.262", "0, 0.00", "-3.14159, -3.14", "0.00001234,"
        + " 0.000012", "24.0, 24.0"
  })
  void threeDigitsCount(double value, String text) {
    assertThat(Figures.significant(value)).isEqualTo(text);
  }
}
