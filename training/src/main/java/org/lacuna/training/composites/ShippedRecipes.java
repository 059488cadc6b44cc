package org.lacuna.training.composites;

import java.util.List;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.signal.ModalitySet;
import org.lacuna.training.amd.AmdConfig;
import org.lacuna.training.amd.SeparableMethod;
import org.lacuna.training.composites.CompositeTraining.Member;
import org.lacuna.training.composites.CompositeTraining.Settings;
import org.lacuna.training.data.GridPlan;
import org.lacuna.training.kt.GuidedKt;
import org.lacuna.training.kt.KtConfig;
import org.lacuna.training.kt.KtMethod;

/** How the bundles that come with the program are trained; docs/training.md says why so. */
public final class ShippedRecipes {

  /** Weight of the evidence in the loss of the first network. */
  private static final double EVIDENCE = 0.3;

  private static final ModalitySet WORDS = ModalitySet.of(Modality.LANGUAGE);

  private ShippedRecipes() {}

  /**
   * The bundle that the program opens by itself: two knowledge-transfer networks of which one
   * guides the words alone and knows them better, the other guides everything and knows voices
   * better.
   */
  public static Settings kt() {
    return new Settings("Lacuna KT", "3.0", GridPlan.DEFAULT, List.of(words(true), all(true)));
  }

  /** The same without reconstruction: what is missing counts as unobserved in the fusion. */
  public static Settings ktWithoutReconstruction() {
    return new Settings(
        "Lacuna KT without reconstruction",
        "3.0",
        GridPlan.DEFAULT,
        List.of(words(false), all(false)));
  }

  /** Adaptive modality distillation on the same composites. */
  public static Settings amd() {
    return new Settings(
        "Lacuna AMD",
        "2.0",
        GridPlan.DEFAULT,
        List.of(
            new Member(
                problem -> SeparableMethod.amd(problem, AmdConfig.paper()), TrainingOptions.AMD)));
  }

  private static Member words(boolean rebuilding) {
    return new Member(
        problem ->
            new GuidedKt(KtMethod.of(problem, paper -> size(paper, rebuilding)), EVIDENCE, WORDS),
        TrainingOptions.DEFAULT);
  }

  private static Member all(boolean rebuilding) {
    return new Member(
        problem ->
            new GuidedKt(
                KtMethod.of(
                    problem,
                    paper -> {
                      KtConfig sized = size(paper, rebuilding);
                      return sized.withLoss(1, 1, 1, sized.consistency(), sized.detach());
                    }),
                1,
                ModalitySet.all()),
        TrainingOptions.LARGER_BATCHES);
  }

  private static KtConfig size(KtConfig paper, boolean rebuilding) {
    return paper.withSize(32, 4, 2).withDropout(0.1).withReconstruction(rebuilding);
  }
}
