package org.lacuna.inference.testset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.lacuna.inference.Fixtures;
import org.lacuna.inference.model.Device;
import org.lacuna.inference.model.ModelCard;
import org.lacuna.inference.model.ModelInput;
import org.lacuna.inference.model.ModelInput.Channel;
import org.lacuna.inference.model.Prediction;
import org.lacuna.inference.model.Predictor;
import org.lacuna.inference.signal.FeatureSequence;
import org.lacuna.inference.signal.FeatureSet;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.task.CancelToken;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.testset.Rebuilt.Source;

class RebuiltTest {

  private static final ModelCard CARD = Fixtures.card(Map.of());

  /** Audio whose first column follows vision's, whose second is known now and then, noise last. */
  private static List<LabelledClip> clips(int n, long seed) {
    List<LabelledClip> clips = new ArrayList<>();
    Random random = new Random(seed);
    for (int i = 0; i < n; i++) {
      FeatureSequence.Builder vision = FeatureSequence.builder(Fixtures.spec(Modality.VISION));
      FeatureSequence.Builder audio = FeatureSequence.builder(Fixtures.spec(Modality.AUDIO));
      for (long at = 0; at < 2_000_000; at += 200_000) {
        float seen = (float) random.nextGaussian();
        vision.add(at, at + 200_000, new float[] {seen, 1, 1});
        float second = random.nextInt(3) == 0 ? Float.NaN : 10 + 4 * seen;
        float[] row = {5 - 2 * seen, second, (float) random.nextGaussian()};
        if (random.nextInt(5) == 0) {
          audio.addUnobserved(at, at + 200_000);
        } else {
          audio.add(at, at + 200_000, row);
        }
      }
      FeatureSet features =
          FeatureSet.of(
              2_000_000,
              Map.of(Modality.VISION, vision.build(), Modality.AUDIO, audio.build()),
              Map.of(),
              List.of());
      clips.add(
          new LabelledClip(
              "c" + i, "v" + i / 2, features, OptionalDouble.of(0), OptionalInt.empty()));
    }
    return clips;
  }

  /** Rebuilds audio as the card's mean, moved by so many deviations. */
  private record Flat(float by) implements Predictor {

    @Override
    public ModelCard card() {
      return CARD;
    }

    @Override
    public Device device() {
      return new Device("cpu", "This is a test.");
    }

    @Override
    public List<Prediction> predict(List<ModelInput> windows, Request request, CancelToken cancel) {
      List<Prediction> all = new ArrayList<>();
      for (ModelInput w : windows) {
        Channel c = w.channel(Modality.AUDIO);
        float[] rebuilt = new float[c.steps() * c.dim()];
        java.util.Arrays.fill(rebuilt, by);
        all.add(
            new Prediction(
                w.startUs(),
                w.endUs(),
                w.observed(),
                OptionalDouble.of(0),
                Map.of(),
                Map.of(Modality.AUDIO, rebuilt),
                List.of()));
      }
      return all;
    }

    @Override
    public void close() {}
  }

  private static PlainReference reference() throws LacunaException {
    return PlainReference.fit(CARD, clips(60, 1), Modality.AUDIO, new CancelToken());
  }

  @Test
  void theRegressionFindsWhatCanBeFoundAndNothingElse() throws LacunaException {
    Rebuilt rebuilt =
        Rebuilt.of(new Flat(0), clips(40, 2), Modality.AUDIO, reference(), new CancelToken());
    assertThat(rebuilt.rmse(Source.RIDGE, 0).orElseThrow()).isLessThan(0.1);
    assertThat(rebuilt.rmse(Source.RIDGE, 1).orElseThrow()).isLessThan(0.2);
    assertThat(rebuilt.correlation(Source.RIDGE, 0).orElseThrow()).isGreaterThan(0.99);
    assertThat(rebuilt.rmse(Source.MEAN, 0).orElseThrow())
        .as("the deviation of the column")
        .isCloseTo(2, within(0.2));
    assertThat(rebuilt.rmse(Source.RIDGE, 2).orElseThrow())
        .as("noise cannot be foretold")
        .isBetween(0.9, 1.2);
    assertThat(rebuilt.values(1)).isLessThan(rebuilt.values(0)).isPositive();
    assertThat(rebuilt.correlation(Source.MODEL, 0)).as("it says one thing only").isEmpty();
  }

  @Test
  void errorsAreInTheFeaturesUnitsAndWhatIsSavedIsAShareOfTheReferences() throws LacunaException {
    // Mean 1 and deviation 2 in the card: it says 1 + 2 * 2 = 5, the true mean of the first column.
    Rebuilt near =
        Rebuilt.of(new Flat(2), clips(40, 2), Modality.AUDIO, reference(), new CancelToken());
    assertThat(near.rmse(Source.MODEL, 0).orElseThrow())
        .isCloseTo(near.rmse(Source.MEAN, 0).orElseThrow(), within(0.05));
    int[] all = IntStream.range(0, near.clips()).toArray();
    Map<String, Double> saved = near.saved(Source.MEAN, all);
    assertThat(saved.get("0")).isCloseTo(0, within(0.05));
    assertThat(saved.get("1")).as("it is 5 where 10 is right").isLessThan(-0.5);
    assertThat(near.saved(Source.RIDGE, all).get(Rebuilt.ALL)).isNegative();
    double ours = near.rmse(Source.MODEL, 2).orElseThrow();
    double theirs = near.rmse(Source.MEAN, 2).orElseThrow();
    assertThat(saved.get("2")).isCloseTo(1 - ours * ours / theirs / theirs, within(1e-9));
  }
}
