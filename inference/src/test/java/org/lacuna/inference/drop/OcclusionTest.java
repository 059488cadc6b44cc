package org.lacuna.inference.drop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.lacuna.inference.Fixtures;
import org.lacuna.inference.align.Aligner;
import org.lacuna.inference.model.Device;
import org.lacuna.inference.model.ModelCard;
import org.lacuna.inference.model.ModelInput;
import org.lacuna.inference.model.Prediction;
import org.lacuna.inference.model.Predictor;
import org.lacuna.inference.signal.FeatureSet;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.signal.ModalitySet;
import org.lacuna.inference.task.CancelToken;
import org.lacuna.inference.task.LacunaException;

class OcclusionTest {

  private final Sums sums = new Sums();
  private final FeatureSet clip = Fixtures.clip(11, 5);

  @Test
  void whatAPartIsWorthToASumIsThatPart() throws LacunaException {
    List<Influence> parts = of(Modality.AUDIO, ModalitySet.all(), 400_000);
    List<ModelInput> windows = new Aligner(sums.card()).align(clip, ModalitySet.all());
    double all = 0;
    for (ModelInput w : windows) {
      for (float v : w.channel(Modality.AUDIO).values()) {
        all += v;
      }
    }
    double worth = parts.stream().mapToDouble(p -> -p.sentiment().orElseThrow()).sum();
    assertThat(worth).isCloseTo(all, within(1e-3));
    assertThat(parts)
        .allSatisfy(p -> assertThat(p.endUs() - p.startUs()).isLessThanOrEqualTo(400_000));
    for (int i = 1; i < parts.size(); i++) {
      assertThat(parts.get(i).startUs()).isGreaterThanOrEqualTo(parts.get(i - 1).endUs());
    }
  }

  @Test
  void everyWordIsAPart() throws LacunaException {
    List<Influence> parts = of(Modality.LANGUAGE, ModalitySet.all(), 0);
    assertThat(parts).hasSameSizeAs(clip.words());
    assertThat(parts.get(2).startUs()).isEqualTo(clip.words().get(2).startUs());
    assertThat(sums.largestBatch).isLessThanOrEqualTo(32);
  }

  @Test
  void whereNothingElseIsLeftThereIsNoDifference() throws LacunaException {
    FeatureSet words = Fixtures.clip(2, 0.3, Modality.LANGUAGE);
    Occlusion occlusion = new Occlusion(sums);
    ModalitySet language = ModalitySet.of(Modality.LANGUAGE);
    List<Influence> parts = occlusion.of(words, language, Modality.LANGUAGE, 0, new CancelToken());
    assertThat(parts).hasSize(1);
    assertThat(parts.get(0).sentiment()).isEmpty();
    assertThat(parts.get(0).size()).isZero();
  }

  @Test
  void aModalityThatIsNotShownHasNoInfluence() throws LacunaException {
    assertThat(of(Modality.VISION, ModalitySet.of(Modality.AUDIO), 0)).isEmpty();
  }

  private List<Influence> of(Modality m, ModalitySet use, long partUs) throws LacunaException {
    return new Occlusion(sums).of(clip, use, m, partUs, new CancelToken());
  }

  /** Adds up everything that it is shown. */
  private static final class Sums implements Predictor {
    private int largestBatch;

    @Override
    public ModelCard card() {
      return Fixtures.card(Map.of());
    }

    @Override
    public Device device() {
      return new Device("cpu", "A sum.");
    }

    @Override
    public List<Prediction> predict(List<ModelInput> windows, Request request, CancelToken cancel) {
      largestBatch = Math.max(largestBatch, windows.size());
      List<Prediction> all = new ArrayList<>();
      for (ModelInput w : windows) {
        double sum = 0;
        for (ModelInput.Channel c : w.channels().values()) {
          for (float v : c.values()) {
            sum += v;
          }
        }
        all.add(
            new Prediction(
                w.startUs(),
                w.endUs(),
                w.observed(),
                OptionalDouble.of(sum),
                Map.of("no", 0.5, "yes", 0.5),
                Map.of(),
                List.of()));
      }
      return all;
    }

    @Override
    public void close() {
      // nothing native behind it
    }
  }
}
