package org.lacuna.app.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ColorMapTest {

  @Test
  void lightnessOfTheSequentialMapRisesAllTheWay() {
    double before = -1;
    for (int i = 0; i < 256; i += 5) {
      double luminance = luminance(ColorMap.sequential().argb(i / 255.0));
      assertThat(luminance).isGreaterThan(before);
      before = luminance;
    }
  }

  @Test
  void equalDifferencesOfEitherSignAreEquallyLight() {
    for (double size = 0; size <= 0.5; size += 0.05) {
      double low = luminance(ColorMap.diverging().argb(0.5 - size));
      double high = luminance(ColorMap.diverging().argb(0.5 + size));
      assertThat(Math.cbrt(low)).isCloseTo(Math.cbrt(high), within(0.06));
    }
  }

  @Test
  void valuesOutsideAreHeldAndNanIsTransparent() {
    ColorMap map = ColorMap.diverging();
    assertThat(map.argb(-3)).isEqualTo(map.argb(0));
    assertThat(map.argb(7)).isEqualTo(map.argb(1));
    assertThat(map.argb(Double.NaN)).isZero();
    assertThat(map.argb(0.3) >>> 24).isEqualTo(255);
  }

  private static double luminance(int argb) {
    return 0.2126 * linear(argb >> 16) + 0.7152 * linear(argb >> 8) + 0.0722 * linear(argb);
  }

  private static double linear(int channel) {
    double v = (channel & 255) / 255.0;
    return v <= 0.04045 ? v / 12.92 : Math.pow((v + 0.055) / 1.055, 2.4);
  }
}
