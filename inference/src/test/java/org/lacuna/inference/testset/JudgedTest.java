package org.lacuna.inference.testset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.lacuna.inference.Fixtures;
import org.lacuna.inference.eval.Bootstrap;
import org.lacuna.inference.eval.ClassMetrics;
import org.lacuna.inference.eval.GapClosed;
import org.lacuna.inference.eval.SentimentMetrics;
import org.lacuna.inference.model.Device;
import org.lacuna.inference.model.ModelCard;
import org.lacuna.inference.model.ModelInput;
import org.lacuna.inference.model.Prediction;
import org.lacuna.inference.model.Predictor;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.signal.ModalitySet;
import org.lacuna.inference.task.CancelToken;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.ProgressSink;

class JudgedTest {

  /** Says how many modalities it was given, minus two; and is sure of the first emotion. */
  private static final class Counting implements Predictor {
    private final ModelCard card = Fixtures.card(Map.of());

    @Override
    public ModelCard card() {
      return card;
    }

    @Override
    public Device device() {
      return new Device("cpu", "This is a test.");
    }

    @Override
    public List<Prediction> predict(List<ModelInput> windows, Request request, CancelToken cancel) {
      List<Prediction> all = new ArrayList<>();
      for (ModelInput w : windows) {
        Map<String, Double> emotions = new HashMap<>();
        card.outputs().emotionLabels().forEach(l -> emotions.put(l, 0.0));
        emotions.put(card.outputs().emotionLabels().get(0), 1.0);
        all.add(
            new Prediction(
                w.startUs(),
                w.endUs(),
                w.observed(),
                OptionalDouble.of(w.observed().toList().size() - 2),
                emotions,
                Map.of(),
                List.of()));
      }
      return all;
    }

    @Override
    public void close() {}
  }

  private static LabelledClip clip(int i, double sentiment, Modality... has) {
    return new LabelledClip(
        "clip" + i,
        "video" + i / 2,
        Fixtures.clip(i, 3, has),
        Double.isNaN(sentiment) ? OptionalDouble.empty() : OptionalDouble.of(sentiment),
        OptionalInt.of(i % 2));
  }

  private static Judged judge(List<LabelledClip> samples, Given given) throws LacunaException {
    return Judged.of(new Counting(), samples, given, new CancelToken(), ProgressSink.ignore());
  }

  @Test
  void whatCannotBeJudgedCountsNowhere() throws LacunaException {
    List<LabelledClip> samples =
        List.of(
            clip(0, 1, Modality.VISION, Modality.AUDIO, Modality.LANGUAGE),
            clip(1, -1, Modality.VISION),
            clip(2, 1, Modality.LANGUAGE),
            clip(3, Double.NaN, Modality.VISION));
    Judged seen = judge(samples, Given.subset(ModalitySet.of(Modality.VISION)));
    assertThat(seen.judged(SentimentMetrics.MAE)).isEqualTo(2);
    assertThat(seen.judged("emotion_accuracy")).isEqualTo(3);
    assertThat(seen.sentiment(2)).isNaN();
    assertThat(seen.metrics().get(SentimentMetrics.MAE))
        .as("says -1 to both, of which one is -1 and one is 1")
        .isCloseTo(1, within(1e-12));
    assertThat(seen.metrics().get("emotion_" + ClassMetrics.ACCURACY))
        .as("three were judged, the second and the fourth are not of the first emotion")
        .isCloseTo(1 / 3.0, within(1e-12));
    Judged all = judge(samples, Given.subset(ModalitySet.all()));
    assertThat(all.judged(SentimentMetrics.MAE)).isEqualTo(3);
    assertThat(all.sentiment(0)).isEqualTo(1);
  }

  @Test
  void theIntervalOfAModelIsAroundItsFigure() throws LacunaException {
    List<LabelledClip> samples = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      samples.add(clip(i, i % 5 - 2, Modality.AUDIO, Modality.LANGUAGE));
    }
    Judged judged = judge(samples, Given.subset(ModalitySet.all()));
    Bootstrap.Interval mae =
        new Bootstrap(judged.groups(), 300, 1)
            .interval(judged.metric(SentimentMetrics.MAE), .95)
            .orElseThrow();
    assertThat(mae.value()).isCloseTo(1.2, within(1e-12));
    assertThat(mae.low()).isBetween(0.8, 1.19);
    assertThat(mae.high()).isBetween(1.21, 1.6);
  }

  @Property(tries = 100)
  void randomMissingLeavesSomethingAndTheSameWhateverCameBefore(
      @ForAll @DoubleRange(min = 0, max = 1) double rate,
      @ForAll @IntRange(min = 0, max = 500) int sample,
      @ForAll long seed) {
    ModalitySet given = Given.randomlyMissing(rate, seed).of(sample, ModalitySet.all());
    assertThat(given.isEmpty()).isFalse();
    assertThat(Given.randomlyMissing(rate, seed).of(sample, ModalitySet.all())).isEqualTo(given);
    assertThat(Given.randomlyMissing(rate, seed).of(sample, ModalitySet.none()).isEmpty()).isTrue();
  }

  @Test
  void theRateIsTheShareThatIsMissing() {
    int missing = 0;
    int n = 4000;
    Given given = Given.randomlyMissing(0.3, 5);
    for (int i = 0; i < n; i++) {
      missing += 3 - given.of(i, ModalitySet.all()).toList().size();
    }
    // All three are gone in .027 of the cases, and one of them is given back.
    assertThat(missing / (3.0 * n)).isCloseTo(0.3 - 0.027 / 3, within(0.012));
  }

  @Test
  void theGapClosedIsThePapers() {
    assertThat(GapClosed.of(81.3, 82.3, 82.9).orElseThrow()).isCloseTo(0.625, within(1e-9));
    assertThat(GapClosed.of(81, 80, 82).orElseThrow()).isEqualTo(-1);
    assertThat(GapClosed.of(81, 82, 81)).isEmpty();
  }
}
