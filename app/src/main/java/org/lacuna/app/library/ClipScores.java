package org.lacuna.app.library;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.lacuna.inference.clip.ClipPrediction;

/**
 * What a network says about a whole clip with one choice of modalities. Immutable.
 *
 * @param sentiment in [-3, 3]; empty when the network gives none
 * @param emotions probability by label; empty when the network gives none
 */
public record ClipScores(OptionalDouble sentiment, Map<String, Double> emotions) {
  public ClipScores {
    emotions = Collections.unmodifiableMap(new LinkedHashMap<>(emotions));
  }

  static ClipScores of(ClipPrediction prediction) {
    return new ClipScores(prediction.sentiment(), prediction.emotions());
  }

  /** Label of the most likely emotion; empty when there is none. */
  public Optional<String> topEmotion() {
    return emotions.entrySet().stream().max(Map.Entry.comparingByValue()).map(Map.Entry::getKey);
  }
}
