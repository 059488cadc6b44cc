package org.lacuna.app.library;

import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.lacuna.inference.signal.ModalitySet;

/** What the list is ordered by. Clips that have no such value come last, whichever way. */
public sealed interface ClipOrder {

  /** As they were added. */
  record Added() implements ClipOrder {}

  /** By name of the file. */
  record Name() implements ClipOrder {}

  /** By length. */
  record Length() implements ClipOrder {}

  /** By sentiment with everything. */
  record Sentiment() implements ClipOrder {}

  /**
   * By the probability of an emotion with everything.
   *
   * @param label the network's own
   */
  record Emotion(String label) implements ClipOrder {}

  /**
   * By how far the scores are from those with everything.
   *
   * @param by what is compared
   * @param given what is left; empty for the choice that disagrees most
   */
  record Disagreeing(Disagreement by, Optional<ModalitySet> given) implements ClipOrder {}

  /** Whether the first to be seen is the one with the highest value. */
  default boolean highestFirst() {
    return !(this instanceof Added || this instanceof Name);
  }

  /** The number that a clip is ordered by; empty where it has none, or is ordered by name. */
  default OptionalDouble value(LibraryClip clip) {
    if (this instanceof Length) {
      return clip.durationUs() > 0
          ? OptionalDouble.of((double) clip.durationUs())
          : OptionalDouble.empty();
    }
    if (this instanceof Sentiment) {
      return clip.full().map(ClipScores::sentiment).orElse(OptionalDouble.empty());
    }
    if (this instanceof Emotion emotion) {
      Optional<Double> p = clip.full().map(s -> s.emotions().get(emotion.label()));
      return p.isPresent() ? OptionalDouble.of(p.get()) : OptionalDouble.empty();
    }
    if (this instanceof Disagreeing d) {
      return d.by().of(clip, d.given());
    }
    return OptionalDouble.empty();
  }

  /**
   * The order, in its usual direction or turned round; empty for that of the adding.
   *
   * @param turned whether the last shall be first
   */
  default Optional<Comparator<LibraryClip>> comparator(boolean turned) {
    Comparator<LibraryClip> names =
        Comparator.comparing((LibraryClip c) -> c.name().toLowerCase(Locale.ROOT))
            .thenComparing(LibraryClip::file);
    if (this instanceof Added) {
      return turned
          ? Optional.of(Comparator.comparingLong(LibraryClip::id).reversed())
          : Optional.empty();
    }
    if (this instanceof Name) {
      return Optional.of(turned ? names.reversed() : names);
    }
    Comparator<LibraryClip> values =
        (a, b) -> {
          OptionalDouble x = value(a);
          OptionalDouble y = value(b);
          if (x.isEmpty() || y.isEmpty()) {
            return Boolean.compare(x.isEmpty(), y.isEmpty());
          }
          int rising = Double.compare(x.getAsDouble(), y.getAsDouble());
          return turned ? rising : -rising;
        };
    return Optional.of(values.thenComparing(names));
  }
}
