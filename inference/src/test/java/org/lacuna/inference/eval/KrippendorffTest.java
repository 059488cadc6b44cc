package org.lacuna.inference.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.lacuna.inference.eval.Krippendorff.Scale;

class KrippendorffTest {

  private static final double NO = Double.NaN;

  /** The example of Krippendorff's own paper: four observers, twelve units. */
  private static final double[][] OBSERVERS = {
    {1, 2, 3, 3, 2, 1, 4, 1, 2, NO, NO, NO},
    {1, 2, 3, 3, 2, 2, 4, 1, 2, 5, NO, 3},
    {NO, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, NO},
    {1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, NO}
  };

  @Test
  void isWhatThePaperGives() {
    assertThat(alpha(units(), ones(12), Scale.NOMINAL)).isCloseTo(0.743, within(5e-4));
    assertThat(alpha(units(), ones(12), Scale.INTERVAL)).isCloseTo(0.849, within(5e-4));
  }

  @Test
  void aRowThatCountsTwiceIsTheRowTwice() {
    double[][] units = units();
    double[][] twice = Arrays.copyOf(units, 13);
    twice[12] = units[5];
    long[] counts = ones(12);
    counts[5] = 2;
    assertThat(alpha(units, counts, Scale.INTERVAL))
        .isCloseTo(alpha(twice, ones(13), Scale.INTERVAL), within(1e-12));
  }

  @Test
  void cannotBeToldWhereNobodyDiffersOrNobodyRatedTwice() {
    assertThat(Krippendorff.alpha(new double[][] {{1, 1}, {1, 1}}, ones(2), Scale.NOMINAL))
        .isEmpty();
    assertThat(Krippendorff.alpha(new double[][] {{1, NO}, {NO, 2}}, ones(2), Scale.NOMINAL))
        .isEmpty();
  }

  private static double alpha(double[][] units, long[] counts, Scale scale) {
    return Krippendorff.alpha(units, counts, scale).orElseThrow();
  }

  private static double[][] units() {
    double[][] units = new double[12][4];
    for (int u = 0; u < 12; u++) {
      for (int r = 0; r < 4; r++) {
        units[u][r] = OBSERVERS[r][u];
      }
    }
    return units;
  }

  private static long[] ones(int n) {
    long[] ones = new long[n];
    Arrays.fill(ones, 1);
    return ones;
  }
}
