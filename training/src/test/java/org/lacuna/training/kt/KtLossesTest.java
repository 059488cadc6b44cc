package org.lacuna.training.kt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lacuna.inference.model.ModelCard;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.signal.ModalitySet;
import org.lacuna.training.data.Batch;
import org.lacuna.training.data.CompositeSampler;
import org.lacuna.training.data.Dropping;
import org.lacuna.training.data.FeaturePool;
import org.lacuna.training.data.GridPlan;
import org.lacuna.training.data.Sample;
import org.lacuna.training.data.Split;
import org.lacuna.training.data.SyntheticPool;
import org.lacuna.training.method.Required;
import org.lacuna.training.method.TorchExamples;
import org.lacuna.training.nn.Parameters;
import org.lacuna.training.nn.Tensors;
import org.lacuna.training.nn.TorchOps;

class KtLossesTest {

  @TempDir Path folder;

  private List<Sample> samples(double sentimentShare, int n) throws Exception {
    GridPlan plan = new GridPlan(2, 400, 200, 300);
    try (FeaturePool pool = SyntheticPool.make(folder.resolve("pool.bin"), 3, 9)) {
      ModelCard card =
          new ModelCard(
              1,
              "t",
              "1",
              "KT",
              "",
              "",
              "",
              "",
              2,
              plan.inputs(pool),
              new ModelCard.Outputs(null, null, List.of(), Map.of(), List.of()),
              Map.of(),
              Map.of(),
              Map.of());
      CompositeSampler sampler = new CompositeSampler(pool, Split.TRAIN, plan);
      Random random = new Random(1);
      List<Sample> samples = new ArrayList<>();
      for (int i = 0; i < n; i++) {
        samples.add(Sample.of(sampler.draw(sentimentShare, 0, random), card));
      }
      return samples;
    }
  }

  private static KtConfig config() {
    Map<Modality, Integer> dims =
        Map.of(
            Modality.VISION, SyntheticPool.spec(Modality.VISION).dim(),
            Modality.AUDIO, SyntheticPool.spec(Modality.AUDIO).dim(),
            Modality.LANGUAGE, SyntheticPool.spec(Modality.LANGUAGE).dim());
    return KtConfig.paper(dims).withSize(16, 2, 1).withDropout(0);
  }

  private static Map<String, Double> losses(KtConfig config, Parameters p, Batch batch) {
    KtNetwork network = new KtNetwork(config);
    return Tensors.scoped(
        () -> {
          KtLosses.Parts parts =
              KtLosses.compute(
                  config,
                  network.run(TorchOps.training(p, 0), TorchExamples.given(batch.examples())),
                  new KtMethod(network).targets(p, batch.examples()));
          parts.total().backward();
          return Map.of(
              "total", (double) parts.total().item_float(),
              "sentiment", (double) Required.entry(parts.task(), "sentiment").item_float(),
              "emotion", (double) Required.entry(parts.task(), "emotions").item_float(),
              "consistency", (double) parts.consistency().item_float(),
              "readout", (double) parts.readout().item_float());
        });
  }

  @Test
  void everyWeightLearns() throws Exception {
    List<Sample> samples = samples(0.5, 14);
    List<Dropping> droppings = new ArrayList<>();
    for (int i = 0; i < samples.size(); i++) {
      droppings.add(Dropping.only(ModalitySet.nonEmptySubsets().get(i % 7)));
    }
    try (Parameters p = new Parameters(1)) {
      losses(config(), p, Batch.of(samples, droppings));
      for (String name : p.values().keySet()) {
        // with f' nothing is ever without a valid step, and a key's bias cancels in the softmax
        if (name.endsWith(".nothing") || name.endsWith(".key.bias")) {
          continue;
        }
        double size = 0;
        for (float g : p.gradient(name)) {
          size += Math.abs(g);
        }
        assertThat(size).as(name).isGreaterThan(0).isFinite();
      }
    }
  }

  @Test
  void whatHasNoTargetIsLeftOut() throws Exception {
    try (Parameters p = new Parameters(1)) {
      List<Sample> emotions = samples(0, 4);
      Map<String, Double> only = losses(config(), p, whole(emotions));
      assertThat(Required.entry(only, "sentiment")).isZero();
      assertThat(Required.entry(only, "emotion")).isPositive();
      Map<String, Double> scored = losses(config(), p, whole(samples(1, 4)));
      assertThat(Required.entry(scored, "emotion")).isCloseTo(0, within(0.0));
      assertThat(Required.entry(scored, "sentiment")).isPositive();
      assertThat(Required.entry(scored, "total"))
          .isCloseTo(
              Required.entry(scored, "sentiment")
                  + Required.entry(scored, "consistency")
                  + Required.entry(scored, "readout"),
              within(1e-4));
    }
  }

  @Test
  void lambdasWeighTheConsistency() throws Exception {
    List<Sample> samples = samples(0.5, 4);
    try (Parameters p = new Parameters(1)) {
      KtConfig base = config();
      double one = consistency(base.withLoss(1, 0, 0, KtConfig.Norm.L2, true), p, samples);
      double two = consistency(base.withLoss(0, 1, 0, KtConfig.Norm.L2, true), p, samples);
      double both = consistency(base.withLoss(2, 3, 0, KtConfig.Norm.L2, true), p, samples);
      assertThat(both).isCloseTo(2 * one + 3 * two, within(1e-3 * both));
      double l1 = consistency(base.withLoss(1, 0, 0, KtConfig.Norm.L1, true), p, samples);
      assertThat(l1).isPositive().isNotEqualTo(one);
      KtConfig off = base.withLoss(0, 0, 0, KtConfig.Norm.L2, true);
      assertThat(consistency(off, p, samples)).isZero();
    }
  }

  private static double consistency(KtConfig config, Parameters p, List<Sample> samples) {
    Double value = losses(config, p, whole(samples)).get("consistency");
    assertThat(value).isNotNull();
    return value;
  }

  private static Batch whole(List<Sample> samples) {
    return Batch.of(
        samples, java.util.Collections.nCopies(samples.size(), Dropping.only(ModalitySet.all())));
  }

  @Test
  void aDetachedAimSendsNothingBackToItsEncoder() throws Exception {
    List<Sample> samples = samples(0, 3);
    // only language is given: the audio encoder could learn from its role as an aim alone
    List<Dropping> words =
        java.util.Collections.nCopies(3, Dropping.only(ModalitySet.of(Modality.LANGUAGE)));
    Batch batch = Batch.of(samples, words);
    assertThat(audioGradient(config().withLoss(1, 1, 0, KtConfig.Norm.L2, true), batch)).isZero();
    assertThat(audioGradient(config().withLoss(1, 1, 0, KtConfig.Norm.L2, false), batch))
        .isPositive();
  }

  private static double audioGradient(KtConfig config, Batch batch) {
    try (Parameters p = new Parameters(1)) {
      losses(config, p, batch);
      double size = 0;
      for (float g : p.gradient("encoder.audio.conv.weight")) {
        size += Math.abs(g);
      }
      return size;
    }
  }

  @Test
  void theScopeFreesWhatAStepMakes() {
    Tensor kept = Tensors.scoped(() -> Tensors.of(new float[] {1, 2}, 2));
    assertThat(kept.isNull()).isTrue();
  }
}
