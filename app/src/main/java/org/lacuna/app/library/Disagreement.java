package org.lacuna.app.library;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.lacuna.inference.signal.ModalitySet;

/**
 * How far the scores with less than everything are from the scores with everything.
 *
 * <ul>
 *   <li>{@link #SENTIMENT}: absolute difference of the two sentiments, 0 to 6.
 *   <li>{@link #EMOTIONS}: total variation of the two distributions, half the sum of the absolute
 *       differences of the probabilities, 0 (the same) to 1 (nothing in common).
 * </ul>
 */
public enum Disagreement {
  /** Absolute difference of sentiment. */
  SENTIMENT {
    @Override
    OptionalDouble between(ClipScores full, ClipScores part) {
      return full.sentiment().isPresent() && part.sentiment().isPresent()
          ? OptionalDouble.of(
              Math.abs(full.sentiment().getAsDouble() - part.sentiment().getAsDouble()))
          : OptionalDouble.empty();
    }
  },
  /** Total variation of the emotions. */
  EMOTIONS {
    @Override
    OptionalDouble between(ClipScores full, ClipScores part) {
      if (full.emotions().isEmpty() || !full.emotions().keySet().equals(part.emotions().keySet())) {
        return OptionalDouble.empty();
      }
      double sum = 0;
      for (Map.Entry<String, Double> e : full.emotions().entrySet()) {
        sum += Math.abs(e.getValue() - part.emotions().getOrDefault(e.getKey(), 0.0));
      }
      return OptionalDouble.of(sum / 2);
    }
  };

  abstract OptionalDouble between(ClipScores full, ClipScores part);

  /**
   * Of one clip.
   *
   * @param given what is left; empty for the choice that disagrees most
   * @return empty where the scores are not known or the clip lacks one of these modalities
   */
  public OptionalDouble of(LibraryClip clip, Optional<ModalitySet> given) {
    Optional<ClipScores> full = clip.full();
    if (full.isEmpty()) {
      return OptionalDouble.empty();
    }
    return clip.partial().entrySet().stream()
        .filter(e -> given.isEmpty() || given.get().equals(e.getKey()))
        .map(e -> between(full.get(), e.getValue()))
        .filter(OptionalDouble::isPresent)
        .mapToDouble(OptionalDouble::getAsDouble)
        .max();
  }
}
