package org.lacuna.training.composites;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lacuna.inference.model.ModelBundle;
import org.lacuna.inference.model.ModelCard;
import org.lacuna.inference.onnx.OnnxNetwork;
import org.lacuna.inference.onnx.OnnxRuntime;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.signal.ModalitySet;
import org.lacuna.inference.task.CancelToken;
import org.lacuna.training.data.Disturbance;
import org.lacuna.training.data.FeaturePool;
import org.lacuna.training.data.GridPlan;
import org.lacuna.training.data.SyntheticPool;
import org.lacuna.training.kt.Emotion;
import org.lacuna.training.kt.KtMethod;
import org.lacuna.training.loop.EpochReport;
import org.lacuna.training.loop.Schedule;
import org.lacuna.training.loop.TrainingListener;
import org.lacuna.training.method.Required;

class CompositeTrainingTest {

  private static final TrainingOptions FEW =
      new TrainingOptions(
          new Schedule(3, 20, 3, 9, 1e9, 3e-3, false, 0, 1.0, 0.5),
          10,
          new TrainingOptions.Shares(0.3, 0.5),
          new TrainingOptions.HeldOutSizes(6, 12, 8),
          Disturbance.NONE,
          0);

  private static final TrainingOptions ONE_EPOCH =
      new TrainingOptions(
          new Schedule(3, 4, 1, 9, 1e9, 1e-3, false, 0, 1.0, 0.5),
          6,
          new TrainingOptions.Shares(0.3, 0.5),
          new TrainingOptions.HeldOutSizes(2, 4, 2),
          Disturbance.NONE,
          0);

  @TempDir Path folder;

  private static CompositeTraining.Settings settings(TrainingOptions options) {
    return new CompositeTraining.Settings(
        "Test", "1", new GridPlan(2, 400, 200, 300), List.of(member(options)));
  }

  private static CompositeTraining.Member member(TrainingOptions options) {
    return new CompositeTraining.Member(
        problem -> KtMethod.of(problem, c -> c.withSize(16, 2, 1)), options);
  }

  @Test
  void aShortRunLearnsAndWritesABundleThatOpens() throws Exception {
    List<EpochReport> reports = new ArrayList<>();
    Path out = folder.resolve("bundle");
    try (FeaturePool pool = SyntheticPool.make(folder.resolve("pool.bin"), 12, 5)) {
      CompositeTraining.run(pool, settings(FEW), out, reports::add, new CancelToken());
    }
    assertThat(reports).hasSize(3);
    assertThat(reports.get(2).loss().get("total")).isLessThan(reports.get(0).loss().get("total"));

    ModelBundle bundle = ModelBundle.open(out);
    ModelCard card = bundle.card();
    for (ModalitySet subset : ModalitySet.nonEmptySubsets()) {
      Map<String, Double> figures = Required.entry(card.heldOut(), subset.toString());
      assertThat(figures.get("accuracy")).as("%s", subset).isGreaterThan(0.5);
      assertThat(figures.get("emotion_samples")).isEqualTo(32);
    }
    assertThat(Required.entry(card.heldOut(), "language").get("sentiment_corr")).isGreaterThan(0.3);
    assertThat(Required.entry(card.heldOut(), "vision+audio"))
        .containsKeys("sentiment_corr_unrelated", "sentiment_mae_unrelated");
    assertThat(card.heldOut()).containsKey("reconstruction_audio_rmse");
    assertThat(card.outputs().emotionLabels()).isEqualTo(Emotion.labels());
    assertThat(card.provenance())
        .containsKeys("pool_sha256", "config", "options", "temperature_language");
    assertThat(Files.readAllLines(out.resolve("training.csv"))).hasSize(4);
    try (OnnxNetwork network = new OnnxRuntime().load(bundle.network(), "test", 1)) {
      assertThat(network.inputs()).hasSize(12);
      assertThat(network.outputs()).containsKey(card.outputs().sentiment());
      card.outputs().attention().forEach(a -> assertThat(names(network)).contains(a.tensor()));
      for (Modality m : card.modalities()) {
        assertThat(card.input(m).orElseThrow().features()).hasSize(SyntheticPool.spec(m).dim());
      }
    }
  }

  private static Iterable<String> names(OnnxNetwork network) {
    try {
      return network.outputs().keySet();
    } catch (org.lacuna.inference.task.LacunaException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void anotherMethodIsTrainedOnTheSameComposites() throws Exception {
    Path out = folder.resolve("amd");
    CompositeTraining.Settings amd =
        new CompositeTraining.Settings(
            "Test",
            "1",
            new GridPlan(2, 400, 200, 300),
            List.of(
                new CompositeTraining.Member(
                    ShippedRecipes.amd().members().get(0).method(), ONE_EPOCH)));
    try (FeaturePool pool = SyntheticPool.make(folder.resolve("pool.bin"), 4, 5)) {
      CompositeTraining.run(pool, amd, out, TrainingListener.silent(), new CancelToken());
    }
    ModelCard card = ModelBundle.open(out).card();
    assertThat(card.method()).isEqualTo("AMD");
    assertThat(card.heldOut()).containsKeys("vision", "language").hasSize(7);
    assertThat(card.outputs().reconstruction()).isEmpty();
    assertThat(card.summary()).doesNotContain("rebuilds");
  }

  @Test
  void severalNetworksAreTrainedByThemselvesAndShippedAsOne() throws Exception {
    CompositeTraining.Settings two =
        new CompositeTraining.Settings(
            "Test",
            "1",
            new GridPlan(2, 400, 200, 300),
            List.of(member(ONE_EPOCH), member(ONE_EPOCH.with(4, 1, 1e9))));
    Path out = folder.resolve("two");
    try (FeaturePool pool = SyntheticPool.make(folder.resolve("pool.bin"), 4, 5)) {
      CompositeTraining.run(pool, two, out, TrainingListener.silent(), new CancelToken());
    }
    ModelCard card = ModelBundle.open(out).card();
    assertThat(card.method()).isEqualTo("KT");
    assertThat(card.provenance()).containsKeys("options_1", "options_2");
    assertThat(card.heldOut()).containsKeys("vision", "rebuilt_off_vision");
    assertThat(card.outputs().attention()).allSatisfy(a -> assertThat(a.heads()).isEqualTo(4));
    assertThat(out.resolve("training.csv")).exists();
    assertThat(out.resolve("training_2.csv")).exists();
  }

  @Test
  void aSeedGivesTheSameBundle() throws Exception {
    try (FeaturePool pool = SyntheticPool.make(folder.resolve("pool.bin"), 4, 5)) {
      Map<String, String> first = hash(pool, ONE_EPOCH, "a");
      assertThat(hash(pool, ONE_EPOCH, "b")).isEqualTo(first);
      assertThat(hash(pool, ONE_EPOCH.with(4, 1, 1e9), "c")).isNotEqualTo(first);
    }
  }

  private Map<String, String> hash(FeaturePool pool, TrainingOptions options, String name)
      throws Exception {
    return CompositeTraining.run(
            pool,
            settings(options),
            folder.resolve(name),
            TrainingListener.silent(),
            new CancelToken())
        .sha256();
  }
}
