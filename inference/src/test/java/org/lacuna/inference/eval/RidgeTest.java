package org.lacuna.inference.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class RidgeTest {

  private static final int ROWS = 40;

  private record Data(float[][] x, double[][] y) {}

  private static Data data(int width, long seed) {
    Random random = new Random(seed);
    float[][] x = new float[ROWS][width];
    double[][] y = new double[ROWS][2];
    for (int i = 0; i < ROWS; i++) {
      for (int d = 0; d < width; d++) {
        x[i][d] = (float) random.nextGaussian();
      }
      y[i][0] = 3 + 2 * x[i][0] + 0.1 * random.nextGaussian();
      y[i][1] = -1 - x[i][width - 1] + random.nextGaussian();
    }
    return new Data(x, y);
  }

  private static Ridge.Sums sums(Data data, int from, int to) {
    Ridge.Sums sums = new Ridge.Sums(data.x[0].length, 2);
    for (int i = from; i < to; i++) {
      sums.add(data.x[i], data.y[i]);
    }
    return sums;
  }

  private static double loss(Ridge ridge, Data data, double penalty, double[] squaredWeights) {
    double loss = 0;
    for (int i = 0; i < ROWS; i++) {
      double[] said = ridge.predict(data.x[i]);
      for (int k = 0; k < 2; k++) {
        loss += (said[k] - data.y[i][k]) * (said[k] - data.y[i][k]);
      }
    }
    return loss + penalty * (squaredWeights[0] + squaredWeights[1]);
  }

  /** The weights, read back from the predictions at the unit vectors. */
  private static double[] squaredWeights(Ridge ridge, int width) {
    double[] constant = ridge.predict(new float[width]);
    double[] squares = new double[2];
    for (int d = 0; d < width; d++) {
      float[] unit = new float[width];
      unit[d] = 1;
      double[] said = ridge.predict(unit);
      for (int k = 0; k < 2; k++) {
        squares[k] += (said[k] - constant[k]) * (said[k] - constant[k]);
      }
    }
    return squares;
  }

  @Property(tries = 30)
  void noOtherPenaltysWeightsAreBetterUnderThisPenalty(
      @ForAll @IntRange(min = 1, max = 6) int width,
      @ForAll @DoubleRange(min = 0.01, max = 100) double penalty,
      @ForAll @DoubleRange(min = 0.01, max = 100) double other,
      @ForAll long seed) {
    Data data = data(width, seed);
    Ridge best = sums(data, 0, ROWS).solve(penalty);
    Ridge second = sums(data, 0, ROWS).solve(other);
    assertThat(loss(best, data, penalty, squaredWeights(best, width)))
        .isLessThanOrEqualTo(loss(second, data, penalty, squaredWeights(second, width)) + 1e-6);
  }

  @Property(tries = 20)
  void rowsMayBeAddedInParts(@ForAll @IntRange(min = 1, max = 39) int cut, @ForAll long seed) {
    Data data = data(3, seed);
    double[] whole = sums(data, 0, ROWS).solve(1).predict(data.x[0]);
    double[] parts = sums(data, 0, cut).plus(sums(data, cut, ROWS)).solve(1).predict(data.x[0]);
    assertThat(parts[0]).isCloseTo(whole[0], within(1e-9));
    assertThat(parts[1]).isCloseTo(whole[1], within(1e-9));
  }

  @Test
  void aHugePenaltyLeavesTheMeanAndATinyOneTheLine() {
    Data data = data(2, 1);
    double mean = 0;
    for (double[] y : data.y) {
      mean += y[0] / ROWS;
    }
    Ridge.Sums sums = sums(data, 0, ROWS);
    assertThat(sums.solve(1e9).predict(new float[] {5, 5})[0]).isCloseTo(mean, within(1e-4));
    assertThat(sums.solve(1e-6).predict(new float[] {5, 0})[0]).isCloseTo(13, within(0.3));
  }
}
