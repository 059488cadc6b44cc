package org.lacuna.inference.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class SentimentMetricsTest {

  /** Counted by hand: two zeros among the labels, one of them called negative. */
  private static final double[] LABELS = {-2.4, -1, 0, 0, 0.6, 1.5, 3, 2.5};

  private static final double[] SAID = {-1.6, 0.2, -0.4, 0.3, 0.4, 1.5, 4, -0.1};

  @Test
  void bothReadingsOfTwoClassesAreCounted() {
    Map<String, Double> m = SentimentMetrics.of(LABELS, SAID);
    // without the zeros: 6 samples; wrong are -1 (called positive) and 2.5 (called negative)
    assertThat(m.get(SentimentMetrics.ACC_2_NEG_POS)).isCloseTo(4 / 6.0, within(1e-12));
    // with them: 0 counts as positive; -0.4 for the first zero is a third mistake
    assertThat(m.get(SentimentMetrics.ACC_2_NEG_NONNEG)).isCloseTo(5 / 8.0, within(1e-12));
  }

  @Test
  void f1IsWeightedByTruthAndTheOtherReadingByPrediction() {
    Map<String, Double> m = SentimentMetrics.of(LABELS, SAID);
    double positive = 2 * 3 / (2 * 3 + 1 + 1.0);
    double negative = 2 * 1 / (2 * 1 + 1 + 1.0);
    assertThat(m.get(SentimentMetrics.F1_NEG_POS))
        .isCloseTo((4 * positive + 2 * negative) / 6, within(1e-12));
    double[] bold = {1, 1, 1, 1, 1, 1, 1, -1};
    Map<String, Double> uneven = SentimentMetrics.of(LABELS, bold);
    // truth: 2 negative, 4 positive; said: 1 negative (wrong), 5 positive (3 right)
    double f1 = 2 * 3 / (2 * 3 + 1 + 2.0);
    assertThat(uneven.get(SentimentMetrics.F1_NEG_POS)).isCloseTo(4 * f1 / 6, within(1e-12));
    assertThat(uneven.get(SentimentMetrics.F1_MULT)).isCloseTo(5 * f1 / 6, within(1e-12));
  }

  @Test
  void roundingIsHalfToEvenAfterClipping() {
    double[] labels = {0.5, 1.5, -2.5, 3, 2.6};
    double[] said = {0, 2, -2, 9, 2.4};
    Map<String, Double> m = SentimentMetrics.of(labels, said);
    assertThat(m.get(SentimentMetrics.ACC_7)).isCloseTo(4 / 5.0, within(1e-12));
    assertThat(m.get(SentimentMetrics.ACC_5)).isCloseTo(1, within(1e-12));
  }

  @Test
  void whatHasNoValueIsLeftOut() {
    Map<String, Double> m = SentimentMetrics.of(new double[] {0, 0}, new double[] {1, 1});
    assertThat(m)
        .doesNotContainKeys(
            SentimentMetrics.CORR, SentimentMetrics.ACC_2_NEG_POS, SentimentMetrics.F1_NEG_POS)
        .containsEntry(SentimentMetrics.MAE, 1.0)
        .containsEntry(SentimentMetrics.ACC_2_NEG_NONNEG, 1.0);
    assertThat(SentimentMetrics.of(new double[0], new double[0])).isEmpty();
  }

  @Test
  void aPredictionThatIsNoNumberIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SentimentMetrics.of(new double[] {1}, new double[] {Double.NaN}));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SentimentMetrics.of(new double[] {1}, new double[] {1, 2}));
  }

  @Property(tries = 200)
  void aPerfectModelIsPerfectAndSharesStayShares(
      @ForAll @Size(min = 1, max = 30) List<@DoubleRange(min = -3, max = 3) Double> drawn,
      @ForAll @DoubleRange(min = -2, max = 2) double shift) {
    double[] labels = drawn.stream().mapToDouble(Double::doubleValue).toArray();
    Map<String, Double> perfect = SentimentMetrics.of(labels, labels.clone());
    perfect.forEach(
        (name, v) ->
            assertThat(v)
                .as(name)
                .isCloseTo(name.equals(SentimentMetrics.MAE) ? 0 : 1, within(1e-9)));
    double[] off = labels.clone();
    for (int i = 0; i < off.length; i++) {
      off[i] += shift;
    }
    Map<String, Double> shifted = SentimentMetrics.of(labels, off);
    assertThat(shifted.get(SentimentMetrics.MAE)).isCloseTo(Math.abs(shift), within(1e-9));
    shifted.forEach(
        (name, v) -> {
          if (!name.equals(SentimentMetrics.MAE) && !name.equals(SentimentMetrics.CORR)) {
            assertThat(v).as(name).isBetween(0.0, 1.0);
          }
        });
  }
}
