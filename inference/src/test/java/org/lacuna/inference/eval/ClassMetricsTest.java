package org.lacuna.inference.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ClassMetricsTest {

  @Test
  void countsAndMeansAreThoseDoneByHand() {
    int[] labels = {0, 0, 0, 1, 2, 2};
    double[][] said = {
      {.8, .1, .1}, {.6, .2, .2}, {.3, .6, .1}, {.2, .7, .1}, {.1, .2, .7}, {.5, .1, .4}
    };
    ClassMetrics m = ClassMetrics.of(labels, said);
    assertThat(m.confused(0, 1)).isOne();
    assertThat(m.confused(2, 0)).isOne();
    assertThat(m.truths(0)).isEqualTo(3);
    double f0 = 2 * 2 / 6.0;
    double f1 = 2 * 1 / 3.0;
    double f2 = 2 * 1 / 3.0;
    Map<String, Double> v = m.values();
    assertThat(v.get(ClassMetrics.ACCURACY)).isCloseTo(4 / 6.0, within(1e-12));
    assertThat(v.get(ClassMetrics.BASE_RATE)).isCloseTo(.5, within(1e-12));
    assertThat(v.get(ClassMetrics.F1_WEIGHTED))
        .isCloseTo((3 * f0 + f1 + 2 * f2) / 6, within(1e-12));
    assertThat(v.get(ClassMetrics.F1_MACRO)).isCloseTo((f0 + f1 + f2) / 3, within(1e-12));
    double surprise = -(Math.log(.8 * .6 * .3 * .7 * .7 * .4)) / 6;
    assertThat(v.get(ClassMetrics.CROSS_ENTROPY)).isCloseTo(surprise, within(1e-12));
  }

  @Test
  void calibrationErrorIsTheGapBetweenSureAndRight() {
    int n = 100;
    int[] labels = new int[n];
    double[][] honest = new double[n][];
    double[][] boastful = new double[n][];
    for (int i = 0; i < n; i++) {
      labels[i] = i < 70 ? 0 : 1;
      honest[i] = new double[] {.7, .3};
      boastful[i] = new double[] {.95, .05};
    }
    assertThat(ClassMetrics.of(labels, honest).values().get(ClassMetrics.ECE))
        .isCloseTo(0, within(1e-9));
    assertThat(ClassMetrics.of(labels, boastful).values().get(ClassMetrics.ECE))
        .isCloseTo(.25, within(1e-9));
  }

  @Test
  void certaintyThatIsWrongStaysFinite() {
    ClassMetrics m = ClassMetrics.of(new int[] {1}, new double[][] {{1, 0}});
    assertThat(m.values().get(ClassMetrics.CROSS_ENTROPY)).isFinite().isGreaterThan(20);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ClassMetrics.of(new int[0], new double[0][]));
  }

  @Test
  void traitsAreMeansOverTraitsAndGivingUpDoesNotPay() {
    double[][] labels = {{1, 2, 3}, {4, 5, 6}};
    double[][] said = {{1, 2, 3}, {5, 5, 5}};
    Map<String, Double> m = TraitMetrics.of(labels, said);
    assertThat(m.get(TraitMetrics.MAE)).isCloseTo((0 + 2 / 3.0) / 2, within(1e-12));
    assertThat(m.get(TraitMetrics.CORR)).isCloseTo(.5, within(1e-12));
    assertThat(m.get(TraitMetrics.ACCURACY)).isCloseTo((1 + 1 / 3.0) / 2, within(1e-12));
  }
}
