package org.lacuna.inference.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.lacuna.inference.Fixtures;
import org.lacuna.inference.align.Aligner;
import org.lacuna.inference.clip.ClipPrediction;
import org.lacuna.inference.clip.ClipPredictor;
import org.lacuna.inference.clip.Reconstruction;
import org.lacuna.inference.model.Device;
import org.lacuna.inference.model.ModelBundle;
import org.lacuna.inference.model.ModelCard;
import org.lacuna.inference.model.ModelInput;
import org.lacuna.inference.model.Prediction;
import org.lacuna.inference.model.Predictor;
import org.lacuna.inference.model.Predictor.Request;
import org.lacuna.inference.signal.FeatureSet;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.signal.ModalitySet;
import org.lacuna.inference.task.CancelToken;
import org.lacuna.inference.task.LacunaException;

class OnnxPredictorTest {

  private final OnnxRuntime runtime = new OnnxRuntime();

  private Predictor open() throws LacunaException {
    byte[] network = TinyNetwork.bytes(Fixtures.DIM);
    ModelCard card = Fixtures.card(Map.of("model.onnx", ModelBundle.sha256(network)));
    return OnnxPredictor.open(
        runtime, ModelBundle.of(ModelBundle.toJson(card), network, "tiny"), Device.Request.CPU);
  }

  @Test
  void scoresAreWhatTheNetworkComputes() throws LacunaException {
    try (Predictor predictor = open()) {
      FeatureSet clip = Fixtures.clip(5, 7);
      List<ModelInput> inputs = new Aligner(predictor.card()).align(clip, ModalitySet.all());
      List<Prediction> out = predictor.predict(inputs, Request.SCORES, new CancelToken());
      assertThat(out).hasSize(4);
      for (int i = 0; i < out.size(); i++) {
        double sum = 0;
        for (ModelInput.Channel c : inputs.get(i).channels().values()) {
          for (float v : c.values()) {
            sum += v;
          }
        }
        assertThat(out.get(i).sentiment().orElseThrow()).isCloseTo(sum, within(1e-3));
        assertThat(out.get(i).emotions().get("yes"))
            .isCloseTo(1 / (1 + Math.exp(-sum)), within(1e-4));
        assertThat(out.get(i).reconstructions()).isEmpty();
      }
    }
  }

  @Test
  void moreWindowsThanABatchComeBackInOrder() throws LacunaException {
    try (Predictor predictor = open()) {
      FeatureSet clip = Fixtures.clip(6, 150);
      List<ModelInput> inputs = new Aligner(predictor.card()).align(clip, ModalitySet.all());
      List<Prediction> out = predictor.predict(inputs, Request.SCORES, new CancelToken());
      assertThat(out).hasSize(75);
      for (int i = 0; i < out.size(); i++) {
        assertThat(out.get(i).startUs()).isEqualTo(inputs.get(i).startUs());
      }
    }
  }

  @Test
  void aReconstructionIsInPhysicalUnitsOnTheRealGrid() throws LacunaException {
    try (Predictor predictor = open()) {
      ClipPredictor clips = new ClipPredictor(predictor);
      FeatureSet clip = Fixtures.clip(8, 5);
      ClipPrediction p =
          clips.predict(clip, ModalitySet.all(), Request.WITH_RECONSTRUCTION, new CancelToken());
      Reconstruction r = clips.reconstruction(clip, p, Modality.AUDIO).orElseThrow();
      assertThat(r.real().steps()).isEqualTo(r.rebuilt().steps());
      for (int t = 0; t < r.real().steps(); t++) {
        double centre = (r.real().startUs(t) + r.real().endUs(t)) / 2e6;
        double window = windowStart(p, r.real().startUs(t)) / 1e6;
        // the network adds the step's time in the window, in deviations of 2
        assertThat((double) r.rebuilt().value(t, 0))
            .isCloseTo(r.real().value(t, 0) + 2 * (centre - window), within(1e-3));
      }
      assertThat(r.errors()).hasSize(Fixtures.DIM);
      assertThat(r.errors().get(0).rmse().orElseThrow()).isPositive();
      assertThat(clips.reconstruction(clip, p, Modality.VISION)).isEmpty();
    }
  }

  private static long windowStart(ClipPrediction p, long us) {
    long start = 0;
    for (Prediction w : p.windows()) {
      start = w.startUs() <= us ? w.startUs() : start;
    }
    return start;
  }

  @Test
  void nothingIsRebuiltFromItselfAlone() throws LacunaException {
    try (Predictor predictor = open()) {
      ClipPredictor clips = new ClipPredictor(predictor);
      FeatureSet clip = Fixtures.clip(9, 3);
      ModalitySet audio = ModalitySet.of(Modality.AUDIO);
      ClipPrediction p = clips.predict(clip, audio, Request.WITH_RECONSTRUCTION, new CancelToken());
      assertThat(clips.reconstruction(clip, p, Modality.AUDIO)).isEmpty();
    }
  }

  @Test
  void nothingObservedGivesNoScores() throws LacunaException {
    try (Predictor predictor = open()) {
      ClipPredictor clips = new ClipPredictor(predictor);
      FeatureSet clip = Fixtures.clip(9, 3, Modality.VISION);
      ClipPrediction p =
          clips.predict(
              clip, ModalitySet.of(Modality.AUDIO), Request.EVERYTHING, new CancelToken());
      assertThat(p.sentiment()).isEmpty();
      assertThat(p.emotions()).isEmpty();
      assertThat(p.used().isEmpty()).isTrue();
      assertThat(clips.predictSubsets(clip, new CancelToken())).hasSize(7);
    }
  }

  @Test
  void cancellingStops() throws LacunaException {
    try (Predictor predictor = open()) {
      CancelToken cancel = new CancelToken();
      cancel.cancel();
      FeatureSet clip = Fixtures.clip(9, 3);
      assertThatThrownBy(() -> new ClipPredictor(predictor).predictSubsets(clip, cancel))
          .isInstanceOf(CancellationException.class);
    }
  }

  @Test
  void brokenNetworksAndWrongCardsGiveOneSentence() {
    ModelCard card = Fixtures.card(Map.of());
    assertThatThrownBy(
            () ->
                OnnxPredictor.open(
                    runtime,
                    ModelBundle.of(ModelBundle.toJson(card), new byte[] {1, 2}, "broken"),
                    Device.Request.CPU))
        .isInstanceOf(LacunaException.class)
        .hasMessageContaining("cannot be opened");
  }

  @Test
  void closingTwiceIsFine() throws LacunaException {
    Predictor p = open();
    p.close();
    p.close();
  }

  @Test
  void aRefusedGpuNamesTheReasonAndAutoGoesOnWithout() throws LacunaException {
    Device probed = runtime.probeCuda();
    assertThat(probed.reason()).isNotBlank();
    Device auto = runtime.choose(Device.Request.AUTO);
    assertThat(auto).isEqualTo(probed);
    if (!probed.used().equals("cuda")) {
      assertThatThrownBy(() -> runtime.choose(Device.Request.CUDA))
          .isInstanceOf(LacunaException.class)
          .hasMessageContaining(probed.reason());
    }
  }
}
