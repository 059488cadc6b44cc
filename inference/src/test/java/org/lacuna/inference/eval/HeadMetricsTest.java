package org.lacuna.inference.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.lacuna.inference.model.ModelCard;
import org.lacuna.inference.model.ModelCard.Head;

class HeadMetricsTest {

  private static int[] all(int n) {
    return IntStream.range(0, n).toArray();
  }

  @Test
  void traitsAreJudgedOneByOneAndOnAverageAndAMissingLabelCountsNowhere() {
    Head traits = Head.numbers("traits", "traits", List.of("warm", "calm"), 1, 7);
    double[][] labels = {{1, 2}, {2, Double.NaN}, {3, 6}, {4, 4}};
    double[][] said = {{1, 3}, {2, 100}, {3, 7}, {4, 5}};
    HeadMetrics metrics = new HeadMetrics(traits, labels, said);
    Map<String, Double> m = metrics.of(all(4));
    assertThat(m.get("traits[warm]_mae")).isEqualTo(0);
    assertThat(m.get("traits[calm]_mae")).isCloseTo(1, within(1e-12));
    assertThat(m.get("traits_mae")).isCloseTo(0.5, within(1e-12));
    assertThat(m.get("traits_corr")).isCloseTo(1, within(1e-9));
    assertThat(m.get("traits_accuracy")).isCloseTo(0.5, within(1e-12));
    assertThat(metrics.judged()).isEqualTo(4);
  }

  @Test
  void presencesHaveTheirBaseRateBesideTheirAccuracy() {
    Head presence =
        Head.choices("emotions", "emotions", List.of("happy", "sad"), List.of("no", "yes"));
    double[][] labels = {{1, 0}, {0, 0}, {0, 0}, {0, 1}};
    double[][] said = {
      {.2, .8, .9, .1}, {.7, .3, .9, .1}, {.4, .6, .8, .2}, {.9, .1, .6, .4},
    };
    Map<String, Double> m = new HeadMetrics(presence, labels, said).of(all(4));
    assertThat(m.get("emotions[happy]_accuracy")).isEqualTo(0.75);
    assertThat(m.get("emotions[sad]_accuracy")).isEqualTo(0.75);
    assertThat(m.get("emotions[sad]_base_rate")).isEqualTo(0.75);
    assertThat(m.get("emotions_accuracy")).isEqualTo(0.75);
    assertThat(m).containsKeys("emotions_ece", "emotions_f1_weighted", "emotions[happy]_ece");
  }

  @Test
  void aNumberOnAnotherScaleIsJudgedOnEitherSideOfItsMiddle() {
    Head stars = Head.numbers("sentiment", "sentiment", List.of("sentiment"), 1, 5);
    double[][] labels = {{1}, {3}, {5}, {4}};
    double[][] said = {{2.5}, {1}, {3.5}, {2}};
    Map<String, Double> m = new HeadMetrics(stars, labels, said).of(all(4));
    assertThat(m.get("sentiment_acc_2")).as("the 3 is left out").isCloseTo(2 / 3.0, within(1e-12));
    assertThat(m.get("sentiment_mae")).isCloseTo((1.5 + 2 + 1.5 + 2) / 4, within(1e-12));
    assertThat(m).doesNotContainKey("acc_7");
  }

  @Test
  void theSentimentKeepsTheFieldsNames() {
    Head sentiment =
        new ModelCard.Outputs("s", null, List.of(), Map.of(), List.of()).allHeads().get(0);
    double[][] labels = {{-2}, {0}, {1}};
    double[][] said = {{-1}, {0.5}, {2}};
    HeadMetrics metrics = new HeadMetrics(sentiment, labels, said);
    assertThat(metrics.of(all(3)))
        .isEqualTo(SentimentMetrics.of(new double[] {-2, 0, 1}, new double[] {-1, 0.5, 2}));
    assertThat(metrics.of()).isEmpty();
  }

  @Property(tries = 50)
  void intervalsOfAllFiguresAreThoseOfEachAlone(
      @ForAll @Size(min = 8, max = 20) List<@DoubleRange(min = -3, max = 3) Double> labels,
      @ForAll @DoubleRange(min = -1, max = 1) double shift) {
    int n = labels.size();
    Head sentiment =
        new ModelCard.Outputs("s", null, List.of(), Map.of(), List.of()).allHeads().get(0);
    HeadMetrics metrics =
        new HeadMetrics(
            sentiment,
            labels.stream().map(l -> new double[] {l}).toArray(double[][]::new),
            labels.stream().map(l -> new double[] {l / 2 + shift}).toArray(double[][]::new));
    Object[] groups = IntStream.range(0, n).mapToObj(i -> (Object) (i / 2)).toArray();
    Bootstrap bootstrap = new Bootstrap(groups, 100, 3);
    Bootstrap.Interval together = bootstrap.intervals(metrics::of, .95).get(SentimentMetrics.MAE);
    Bootstrap.Interval alone =
        bootstrap
            .interval(
                c ->
                    java.util.OptionalDouble.of(
                        metrics.of(c).getOrDefault(SentimentMetrics.MAE, Double.NaN)),
                .95)
            .orElseThrow();
    assertThat(together).isEqualTo(alone);
  }
}
