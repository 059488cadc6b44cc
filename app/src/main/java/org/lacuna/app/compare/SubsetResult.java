package org.lacuna.app.compare;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.lacuna.inference.clip.ClipPrediction;
import org.lacuna.inference.signal.ModalitySet;

/**
 * What a network says of a clip with one choice of modalities. Immutable.
 *
 * @param subset the choice
 * @param sentiment in [-3, 3]; empty when the network gives none or there is no answer
 * @param emotions probability by label, in the network's order; empty likewise
 * @param why one sentence why there is no answer, otherwise empty
 */
public record SubsetResult(
    ModalitySet subset, OptionalDouble sentiment, Map<String, Double> emotions, String why) {

  public SubsetResult {
    emotions = Collections.unmodifiableMap(new LinkedHashMap<>(emotions));
  }

  static SubsetResult of(ModalitySet subset, ClipPrediction said) {
    return new SubsetResult(subset, said.sentiment(), said.emotions(), "");
  }

  static SubsetResult without(ModalitySet subset, String why) {
    return new SubsetResult(subset, OptionalDouble.empty(), Map.of(), why);
  }

  /** Whether there is an answer. */
  public boolean answered() {
    return why.isEmpty();
  }

  /** The label of the likeliest emotion; of two equal ones the first. */
  public Optional<String> likeliest() {
    String best = "";
    double most = -1;
    for (Map.Entry<String, Double> e : emotions.entrySet()) {
      if (e.getValue() > most) {
        best = e.getKey();
        most = e.getValue();
      }
    }
    return emotions.isEmpty() ? Optional.empty() : Optional.of(best);
  }
}
