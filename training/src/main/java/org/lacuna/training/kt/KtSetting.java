package org.lacuna.training.kt;

import java.util.List;
import java.util.Locale;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.signal.ModalitySet;
import org.lacuna.training.method.Problem;

/**
 * What a knowledge-transfer network is given while it learns and afterwards: the rows of the
 * paper's tables I to III, and ours that serves every subset.
 */
@SuppressWarnings("ImmutableEnumChecker") // a set of modalities does not change
public enum KtSetting {
  /** Ours: modalities are dropped at random, any of them is rebuilt from the others. */
  ANY(ModalitySet.all(), ModalitySet.all(), ModalitySet.all()),
  /** "Full modality": everything given, nothing rebuilt, the upper bound. */
  FULL(ModalitySet.all(), ModalitySet.all(), ModalitySet.none()),
  /** "Vision only": nothing else in training either. */
  VISION(ModalitySet.of(Modality.VISION), ModalitySet.of(Modality.VISION), ModalitySet.none()),
  /** "Language only". */
  LANGUAGE(
      ModalitySet.of(Modality.LANGUAGE), ModalitySet.of(Modality.LANGUAGE), ModalitySet.none()),
  /** "Language and vision": both through the fusion, without f'_A; the lower bound of "Ours". */
  LANGUAGE_VISION(
      ModalitySet.of(Modality.VISION, Modality.LANGUAGE),
      ModalitySet.of(Modality.VISION, Modality.LANGUAGE),
      ModalitySet.none()),
  /**
   * "Ours": vision and language given and f'_A beside them; real audio only as the aim of the
   * consistency loss.
   */
  OURS(
      ModalitySet.all(),
      ModalitySet.of(Modality.VISION, Modality.LANGUAGE),
      ModalitySet.of(Modality.AUDIO));

  private final ModalitySet known;
  private final ModalitySet given;
  private final ModalitySet rebuilt;

  KtSetting(ModalitySet known, ModalitySet given, ModalitySet rebuilt) {
    this.known = known;
    this.given = given;
    this.rebuilt = rebuilt;
  }

  /** For options and tables: {@code language+vision}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '+');
  }

  /** Name of the method in model cards and tables: {@code KT} for ours, {@code KT-full}. */
  public String method() {
    return this == ANY ? "KT" : "KT-" + key();
  }

  /** Whether data with these modalities can be used in this setting. */
  public boolean fits(Problem problem) {
    ModalitySet there = problem.modalities();
    return switch (this) {
      case ANY, FULL -> true;
      case VISION, LANGUAGE, LANGUAGE_VISION -> given.minus(there).isEmpty();
      case OURS -> there.contains(Modality.AUDIO) && there.size() > 1;
    };
  }

  /** The part of the problem that a network in this setting knows of. */
  public Problem problem(Problem whole) {
    return whole.only(known);
  }

  /** What the network is given, of what the problem has. */
  public ModalitySet given(Problem problem) {
    return given.intersect(problem.modalities());
  }

  /** The subsets that the network has learned to speak about. */
  List<ModalitySet> legal(Problem problem) {
    return this == ANY ? problem.subsets() : List.of(given(problem));
  }

  /** The paper's choices for this setting: what is rebuilt, and the last step of its backbone. */
  KtConfig shape(KtConfig config) {
    return this == ANY ? config : config.withRebuilt(rebuilt).withPooling(KtConfig.Pooling.LAST);
  }
}
