package org.lacuna.media.vision.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.FloatRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ExpressionsTest {

  @Property(tries = 200, seed = "1")
  void softeningKeepsTheOrderAndTheSumAndLowersTheGreatest(
      @ForAll @Size(7) List<@FloatRange(min = 0.01f, max = 1) Float> amounts,
      @ForAll @DoubleRange(min = 1, max = 6) double temperature) {
    float sum = 0;
    for (float v : amounts) {
      sum += v;
    }
    float[] raw = new float[amounts.size()];
    float most = 0;
    for (int k = 0; k < raw.length; k++) {
      raw[k] = amounts.get(k) / sum;
      most = Math.max(most, raw[k]);
    }
    double[] soft = Expressions.soften(raw, temperature);
    double softSum = 0;
    for (int a = 0; a < raw.length; a++) {
      softSum += soft[a];
      assertThat(soft[a]).isLessThanOrEqualTo(most + 1e-6);
      for (int b = 0; b < raw.length; b++) {
        if (raw[a] > raw[b] * 1.0001f) {
          assertThat(soft[a]).isGreaterThan(soft[b]);
        }
      }
    }
    assertThat(softSum).isCloseTo(1, within(1e-9));
  }

  @Test
  void temperatureOneChangesNothing() {
    double[] same = Expressions.soften(new float[] {0.7f, 0.2f, 0.1f}, 1);
    assertThat(same[0]).isCloseTo(0.7, within(1e-6));
    assertThat(same[2]).isCloseTo(0.1, within(1e-6));
  }

  @Test
  void certaintyThatIsZeroToFloatsDoesNotBecomeInfinite() {
    double[] soft = Expressions.soften(new float[] {1, 0, 0, 0, 0, 0, 0}, 3);
    assertThat(soft[0]).isBetween(0.9, 1.0);
    assertThat(soft[1]).isPositive();
  }
}
