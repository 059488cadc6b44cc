package org.lacuna.training.composites;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PairedDifferenceTest {

  private static ItemBootstrap alone(int composites) {
    List<List<String>> items = new ArrayList<>();
    for (int i = 0; i < composites; i++) {
      items.add(List.of("text " + i));
    }
    return new ItemBootstrap(items);
  }

  @Test
  void theIntervalIsThatOfTheMeanOfTheDifferences() {
    Random random = new Random(1);
    double[] a = new double[400];
    double[] b = new double[400];
    for (int i = 0; i < a.length; i++) {
      double shared = 10 * random.nextGaussian();
      a[i] = shared + 0.5 + random.nextGaussian();
      b[i] = shared;
    }
    PairedDifference d = PairedDifference.of(a, b, alone(400));
    double mean = Arrays.stream(a).sum() / 400 - Arrays.stream(b).sum() / 400;
    assertThat(d.mean()).isCloseTo(mean, within(1e-9));
    // deviation 1 over 400 examples: 0.05, whatever the two share
    assertThat(d.high() - d.mean()).isCloseTo(1.96 * 0.05, within(0.02));
    assertThat(d.mean() - d.low()).isCloseTo(1.96 * 0.05, within(0.02));
  }

  @Test
  void theSameNetworkIsNoBetterThanItself() {
    List<TestPredictions.Row> rows =
        List.of(
            new TestPredictions.Row(0, new double[] {0.7, 0.1, 0.1, 0.1}, List.of("a")),
            new TestPredictions.Row(1, new double[] {0.7, 0.1, 0.1, 0.1}, List.of("b")));
    Map<String, Double> figures = PairedDifference.figures(rows, rows);
    assertThat(figures).containsEntry("accuracy", 0.5).containsEntry("accuracy_gain", 0.0);
    assertThat(figures.get("cross_entropy"))
        .isCloseTo(-(Math.log(0.7) + Math.log(0.1)) / 2, within(1e-3));
    assertThat(figures).containsEntry("cross_entropy_gain_high", 0.0);
  }

  @Test
  void differentExamplesAreRefused() {
    assertThatThrownBy(() -> PairedDifference.of(new double[2], new double[3], alone(2)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
