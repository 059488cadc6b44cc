package org.lacuna.app.compare;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lacuna.app.compare.plot.SubsetNames;
import org.lacuna.app.session.ClipModel;
import org.lacuna.app.text.Texts;
import org.lacuna.inference.clip.ClipPrediction;
import org.lacuna.inference.model.ModelCard;
import org.lacuna.inference.signal.FeatureSet;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.signal.ModalitySet;
import org.lacuna.inference.task.CancelToken;
import org.lacuna.inference.task.LacunaException;

/** Asks a network about every choice of modalities of a clip. Stateless. */
record Comparing(Texts texts, SubsetNames names) {

  Comparing(Texts texts) {
    this(texts, new SubsetNames(texts));
  }

  /**
   * Asks; runs on the inference lane.
   *
   * @param shown what is left of the clip
   * @throws LacunaException of kind MODEL when the features do not fit or the network fails
   */
  Comparison ask(ClipModel network, FeatureSet shown, CancelToken cancel) throws LacunaException {
    ModelCard card = network.card();
    ModalitySet has = shown.available().intersect(card.modalities());
    List<ModalitySet> choices =
        card.legalSubsets().stream().filter(s -> s.minus(has).isEmpty()).toList();
    List<ClipPrediction> said = network.predictEach(shown, choices, cancel);
    Map<ModalitySet, ClipPrediction> answers = new HashMap<>();
    for (int i = 0; i < choices.size(); i++) {
      answers.put(choices.get(i), said.get(i));
    }
    List<SubsetResult> rows = new ArrayList<>();
    for (ModalitySet subset : ModalitySet.nonEmptySubsets()) {
      ClipPrediction answer = answers.get(subset);
      rows.add(
          answer == null || answer.used().isEmpty()
              ? SubsetResult.without(subset, why(card, shown, subset))
              : SubsetResult.of(subset, answer));
    }
    return new Comparison(
        texts.get("model.line", card.name(), card.version()), has, rows, labels(card), lacks(card));
  }

  private static List<String> labels(ModelCard card) {
    return card.outputs().emotions() == null ? List.of() : card.outputs().emotionLabels();
  }

  /** What the clip or the network lacks of a choice; why, is said once, by the modality alone. */
  private String why(ModelCard card, FeatureSet shown, ModalitySet subset) {
    ModalitySet lacking = ModalitySet.none();
    String reason = "";
    for (Modality m : subset) {
      Optional<String> absent = shown.whyAbsent(m);
      if (absent.isPresent()) {
        reason = absent.get();
        lacking = lacking.with(m);
      } else if (!card.modalities().contains(m)) {
        reason = texts.get("compare.unread." + m.key());
        lacking = lacking.with(m);
      }
    }
    if (!lacking.isEmpty()) {
      return subset.size() == 1 ? reason : texts.get("compare.without", names.inText(lacking));
    }
    return texts.get(
        card.legalSubsets().contains(subset) ? "compare.unseen" : "compare.notMadeFor",
        names.inText(subset));
  }

  private String lacks(ModelCard card) {
    List<String> all = new ArrayList<>();
    for (Modality m : ModalitySet.all().minus(card.modalities())) {
      all.add(texts.get("compare.unread." + m.key()));
    }
    if (card.outputs().sentiment() == null) {
      all.add(texts.get("compare.noSentiment"));
    }
    if (card.outputs().emotions() == null) {
      all.add(texts.get("compare.noEmotions"));
    }
    if (card.feedsZeros()) {
      all.add(ModelCard.ZEROS_ARE_FED);
    }
    return String.join(" ", all);
  }
}
