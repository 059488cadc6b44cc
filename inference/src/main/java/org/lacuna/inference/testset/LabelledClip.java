package org.lacuna.inference.testset;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.lacuna.inference.model.ModelCard;
import org.lacuna.inference.signal.FeatureSet;

/**
 * One sample of a test set. Immutable by convention: arrays are not written.
 *
 * @param id unique in the set
 * @param group what belongs together when samples are drawn again: video, speaker
 * @param features what was measured; a modality may be absent
 * @param sentiment true score in [-3, 3], empty when it is not labelled
 * @param emotion index of the true emotion among the labels that the set names, empty when it is
 *     not labelled
 * @param answers by name of a further head, one entry a question: the true number, or the index of
 *     the right choice; NaN where it is not labelled
 */
public record LabelledClip(
    String id,
    String group,
    FeatureSet features,
    OptionalDouble sentiment,
    OptionalInt emotion,
    Map<String, double[]> answers) {

  public LabelledClip {
    answers = new LinkedHashMap<>(answers);
  }

  /** A sample with nothing but a sentiment or an emotion. */
  public LabelledClip(
      String id, String group, FeatureSet features, OptionalDouble sentiment, OptionalInt emotion) {
    this(id, group, features, sentiment, emotion, Map.of());
  }

  /**
   * The right answers to a head of a model.
   *
   * @return one a question, NaN where it is not labelled; of another length than the questions when
   *     the set and the model ask different ones
   */
  public double[] answers(ModelCard.Head head) {
    double[] known = answers.get(head.name());
    if (known != null) {
      return known;
    }
    double[] single = new double[head.questions().size()];
    Arrays.fill(single, Double.NaN);
    if (single.length == 1 && head.name().equals(ModelCard.Head.SENTIMENT)) {
      single[0] = sentiment.orElse(Double.NaN);
    }
    if (single.length == 1 && head.name().equals(ModelCard.Head.EMOTIONS) && emotion.isPresent()) {
      single[0] = emotion.getAsInt();
    }
    return single;
  }
}
