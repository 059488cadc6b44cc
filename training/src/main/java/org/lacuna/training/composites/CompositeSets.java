package org.lacuna.training.composites;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.lacuna.inference.model.ModelCard;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.training.data.Composite;
import org.lacuna.training.data.CompositeSampler;
import org.lacuna.training.data.FeaturePool;
import org.lacuna.training.data.GridPlan;
import org.lacuna.training.data.PoolItem;
import org.lacuna.training.data.Sample;
import org.lacuna.training.data.Split;
import org.lacuna.training.kt.Emotion;

/**
 * The fixed composites that a network is judged by. They depend on the pool and the options only,
 * never on the training, so that two networks are judged by the same ones.
 */
final class CompositeSets {

  private static final long VALID_SEED = 101;
  private static final long TEMPERATURE_SEED = 303;
  private static final long TEST_SEED = 202;

  private final FeaturePool pool;
  private final GridPlan plan;
  private final TrainingOptions options;
  private final ModelCard draft;

  /**
   * @param draft says the grid and the scale of the inputs
   */
  CompositeSets(FeaturePool pool, GridPlan plan, TrainingOptions options, ModelCard draft) {
    this.pool = pool;
    this.plan = plan;
    this.options = options;
    this.draft = draft;
  }

  /** What early stopping minds. */
  List<Sample> valid() throws LacunaException {
    // As in training, so that the epoch that is kept is not the one that reads labels off faces.
    return fixed(
        Split.VALID,
        options.heldOut().validEmotions(),
        options.heldOut().validSentiments(),
        options.shares().unrelated(),
        VALID_SEED);
  }

  /** Other composites of the validation part, for the temperatures. */
  List<Sample> temperatures() throws LacunaException {
    return fixed(Split.VALID, options.heldOut().testEmotions(), 0, 0, TEMPERATURE_SEED);
  }

  List<Sample> test() throws LacunaException {
    return fixed(Split.TEST, options.heldOut().testEmotions(), Integer.MAX_VALUE, 0, TEST_SEED);
  }

  /** The scored texts of the test part beside voices and faces that do not fit them. */
  List<Sample> unrelated() throws LacunaException {
    return fixed(Split.TEST, 0, Integer.MAX_VALUE, 1, TEST_SEED);
  }

  private List<Sample> fixed(
      Split split, int emotions, int sentiments, double unrelatedShare, long seed)
      throws LacunaException {
    CompositeSampler sampler = new CompositeSampler(pool, split, plan);
    Random random = new Random(seed);
    List<Composite> composites = new ArrayList<>();
    for (Emotion e : Emotion.values()) {
      for (int i = 0; i < emotions; i++) {
        composites.add(sampler.withEmotion(e, random));
      }
    }
    List<PoolItem> scored = sampler.scored();
    for (int i = 0; i < Math.min(sentiments, scored.size()); i++) {
      // 1 draws nothing, so that these composites are the same from version to version
      boolean unrelated = unrelatedShare == 1 || random.nextDouble() < unrelatedShare;
      composites.add(
          unrelated
              ? sampler.withUnrelatedSentiment(scored.get(i), random)
              : sampler.withSentiment(scored.get(i), random));
    }
    List<Sample> samples = new ArrayList<>();
    for (Composite c : composites) {
      samples.add(Sample.of(c, draft));
    }
    return samples;
  }
}
