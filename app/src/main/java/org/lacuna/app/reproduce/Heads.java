package org.lacuna.app.reproduce;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import org.lacuna.inference.model.ModelCard;
import org.lacuna.inference.signal.Feature;
import org.lacuna.inference.signal.FeatureSequence;
import org.lacuna.inference.signal.FeatureSet;
import org.lacuna.inference.signal.FeatureSpec;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.signal.ModalitySet;
import org.lacuna.inference.signal.TimedWord;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.testset.LabelledClip;
import org.lacuna.training.dataset.Dataset;
import org.lacuna.training.dataset.Utterance;
import org.lacuna.training.method.Head;
import org.lacuna.training.prepare.Answers;
import org.lacuna.training.prepare.DataSource;

/** What a data set asks, and its tested utterances with the right answers. */
final class Heads {

  private static final FeatureSpec THERE =
      new FeatureSpec(
          "lacuna.there", "1", Map.of(), List.of(new Feature("there", "", "It was observed.")));

  private Heads() {}

  /** The questions, as a card names them. */
  static List<ModelCard.Head> of(Dataset data) throws LacunaException {
    List<ModelCard.Head> heads = new ArrayList<>();
    for (Head h : Answers.of(data).heads(data)) {
      heads.add(
          switch (h.kind()) {
            case REGRESSION ->
                ModelCard.Head.numbers(h.name(), h.name(), h.asked(), h.low(), h.high());
            case CLASSES -> ModelCard.Head.choices(h.name(), h.name(), h.asked(), h.labels());
          });
    }
    return heads;
  }

  /**
   * The tested utterances in the data's order. Their answers were given before, so of the features
   * only what was observed at all is kept.
   */
  static List<LabelledClip> samples(DataSource source, ModalitySet use, Set<String> tested) {
    Answers answers = Answers.of(source.data());
    List<LabelledClip> samples = new ArrayList<>();
    for (Utterance u : source.data().utterances()) {
      if (tested.contains(u.id())) {
        samples.add(
            new LabelledClip(
                u.id(),
                u.group().orElse(u.id()),
                there(u, use),
                OptionalDouble.empty(),
                OptionalInt.empty(),
                answers.of(u)));
      }
    }
    return samples;
  }

  private static FeatureSet there(Utterance u, ModalitySet use) {
    Map<Modality, FeatureSequence> present = new EnumMap<>(Modality.class);
    for (Modality m : use) {
      if (u.sequence(m).filter(s -> s.observedSteps() > 0).isPresent()) {
        present.put(m, FeatureSequence.builder(THERE).add(0, 1, new float[] {1}).build());
      }
    }
    List<TimedWord> words =
        present.containsKey(Modality.LANGUAGE)
            ? List.of(new TimedWord("", 0, 1, TimedWord.Origin.INTERPOLATED, 1))
            : List.of();
    return FeatureSet.of(1, present, Map.of(), words);
  }
}
