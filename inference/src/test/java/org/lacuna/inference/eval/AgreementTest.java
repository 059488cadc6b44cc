package org.lacuna.inference.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.lacuna.inference.eval.Agreement.Pairs;

class AgreementTest {

  private static Pairs pairs(double... flat) {
    Pairs p = new Pairs();
    for (int i = 0; i < flat.length; i += 2) {
      p.add(flat[i], flat[i + 1]);
    }
    return p;
  }

  @Test
  void knownNumbers() {
    Pairs p = pairs(1, 2, 2, 2, 4, 3, 7, 9);
    assertThat(Agreement.mae(p).orElseThrow()).isCloseTo(1.0, within(1e-12));
    assertThat(Agreement.rmse(p).orElseThrow()).isCloseTo(Math.sqrt(6 / 4.0), within(1e-12));
    // cov = 25, var = 21 and 34 (sums), worked by hand
    assertThat(Agreement.pearson(p).orElseThrow())
        .isCloseTo(25 / Math.sqrt(21.0 * 34.0), within(1e-12));
  }

  @Test
  void noNumberWhereThereIsNone() {
    assertThat(Agreement.rmse(new Pairs())).isEmpty();
    assertThat(Agreement.mae(new Pairs())).isEmpty();
    assertThat(Agreement.pearson(pairs(1, 1))).isEmpty();
    assertThat(Agreement.pearson(pairs(1, 5, 2, 5, 3, 5))).isEmpty();
  }
}
