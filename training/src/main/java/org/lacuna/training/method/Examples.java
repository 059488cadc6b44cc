package org.lacuna.training.method;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lacuna.inference.signal.Modality;

/**
 * Labelled examples side by side as plain arrays: what every method learns from and is tested on.
 *
 * @param size B
 * @param lanes one a modality
 * @param answers by name of the head {@code [B * questions]}: the number, or the index of the right
 *     class; NaN where the question is not asked
 * @param ids names the examples in messages, B entries
 */
public record Examples(
    int size, Map<Modality, Lane> lanes, Map<String, float[]> answers, List<String> ids) {

  public Examples {
    lanes = new EnumMap<>(lanes);
    answers = new LinkedHashMap<>(answers);
    ids = List.copyOf(ids);
    if (ids.size() != size) {
      throw new IllegalArgumentException(ids.size() + " ids for " + size + " examples");
    }
  }

  /** The lane of a modality that the data have. */
  public Lane lane(Modality m) {
    return Required.entry(lanes, m);
  }

  /** The right answers of a head. */
  public float[] answers(Head head) {
    float[] values = Required.entry(answers, head.name());
    if (values.length != size * head.questions()) {
      throw new IllegalArgumentException(
          values.length + " answers for " + size + " examples of " + head.name());
    }
    return values;
  }
}
