package org.lacuna.training.composites;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CalibrationChanceTest {

  private static List<double[]> unsure(int examples) {
    List<double[]> rows = new ArrayList<>();
    for (int i = 0; i < examples; i++) {
      rows.add(new double[] {0.55, 0.15, 0.15, 0.15});
    }
    return rows;
  }

  private static List<String> named(int examples, int different) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < examples; i++) {
      names.add("picture " + i % different);
    }
    return names;
  }

  @Test
  void whoIsAlwaysRightAndSaysSoHasNoError() {
    List<double[]> sure = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      sure.add(new double[] {0, 1, 0, 0});
    }

    CalibrationChance.Range chance = CalibrationChance.of(sure, named(20, 5));

    assertThat(chance.mean()).isZero();
    assertThat(chance.high()).isZero();
  }

  @Test
  void theErrorOfOneBinIsThatOfADrawnShare() {
    // one bin of n draws: the mean gap is sqrt(2/pi) of the share's deviation
    double deviation = Math.sqrt(0.55 * 0.45 / 400);

    CalibrationChance.Range chance = CalibrationChance.of(unsure(400), named(400, 400));

    assertThat(chance.mean()).isCloseTo(Math.sqrt(2 / Math.PI) * deviation, within(0.002));
    assertThat(chance.high()).isCloseTo(1.96 * deviation, within(0.005));
  }

  @Test
  void whatIsShownManyTimesCountsOnce() {
    double many = CalibrationChance.of(unsure(400), named(400, 400)).mean();
    double few = CalibrationChance.of(unsure(400), named(400, 25)).mean();
    double alone = CalibrationChance.of(unsure(25), named(25, 25)).mean();

    assertThat(few).isGreaterThan(3 * many);
    assertThat(few).isCloseTo(alone, within(1e-9));
  }
}
