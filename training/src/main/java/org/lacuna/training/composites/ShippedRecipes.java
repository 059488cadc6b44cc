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
import org.lacuna.training.kt.KtMethod;
import org.lacuna.training.method.Problem;

/** How the bundles that come with the program are trained; docs/training.md says why so. */
public final class ShippedRecipes {

  /** Weight of the evidence in the loss. */
  private static final double EVIDENCE = 0.3;

  private static final ModalitySet WORDS = ModalitySet.of(Modality.LANGUAGE);

  private ShippedRecipes() {}

  /**
   * The bundle that the program opens by itself: two knowledge-transfer networks that were trained
   * in different ways, so that what one knows by heart the other does not.
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
        "2.1",
        GridPlan.DEFAULT,
        List.of(
            new Member(
                problem -> SeparableMethod.amd(problem, AmdConfig.paper()), TrainingOptions.AMD)));
  }

  /** Only words are guided and changed. */
  private static Member words(boolean rebuilding) {
    return new Member(problem -> guided(problem, WORDS, 0.1, rebuilding), TrainingOptions.DEFAULT);
  }

  /** Every encoder is guided, and voices and faces are changed too. */
  private static Member all(boolean rebuilding) {
    return new Member(
        problem -> guided(problem, ModalitySet.all(), 0.2, rebuilding), TrainingOptions.DISTURBED);
  }

  private static GuidedKt guided(
      Problem problem, ModalitySet guided, double dropout, boolean rebuilding) {
    KtMethod whole =
        KtMethod.of(
            problem,
            paper -> paper.withSize(32, 4, 2).withDropout(dropout).withReconstruction(rebuilding));
    return new GuidedKt(whole, EVIDENCE, guided);
  }
}
