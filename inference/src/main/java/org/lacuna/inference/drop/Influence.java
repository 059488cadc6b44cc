package org.lacuna.inference.drop;

import java.util.Map;
import java.util.OptionalDouble;
import org.lacuna.inference.signal.Modality;

/**
 * What changes when a short part of one modality is not there.
 *
 * @param modality whose part it is
 * @param startUs start of the part, microseconds of the container's clock
 * @param endUs end of the part (exclusive)
 * @param sentiment score of its window without the part minus the score with it; empty when the
 *     network gives none, or when nothing else was left in the window to judge by
 * @param emotions the same of each emotion's probability; empty likewise
 */
public record Influence(
    Modality modality,
    long startUs,
    long endUs,
    OptionalDouble sentiment,
    Map<String, Double> emotions) {

  public Influence {
    emotions = Map.copyOf(emotions);
  }

  /** How much the probability of an emotion moves; empty where there is none. */
  public OptionalDouble emotion(String label) {
    Double moved = emotions.get(label);
    return moved == null ? OptionalDouble.empty() : OptionalDouble.of(moved);
  }

  /** How much the sentiment moves, whatever the direction; 0 where there is none. */
  public double size() {
    return Math.abs(sentiment.orElse(0));
  }
}
