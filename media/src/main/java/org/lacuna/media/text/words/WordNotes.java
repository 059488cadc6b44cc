package org.lacuna.media.text.words;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.lacuna.inference.signal.TimedWord;
import org.lacuna.inference.signal.TimedWord.Origin;
import org.lacuna.media.text.format.TableColumns;

/** How a word's origin and confidence are written beside it; nothing where they are the usual. */
public final class WordNotes {

  private WordNotes() {}

  /** "interpolated"; nothing for a given span. */
  public static Optional<String> origin(TimedWord word) {
    return word.origin() == Origin.GIVEN ? Optional.empty() : Optional.of(name(word.origin()));
  }

  /**
   * "0.75"; nothing for the usual one, which is full confidence, and none at all for a recognised
   * word.
   */
  public static Optional<String> confidence(TimedWord word) {
    boolean usual = Float.compare(word.confidence(), usual(word.origin())) == 0;
    return usual || Float.isNaN(word.confidence())
        ? Optional.empty()
        : Optional.of(Float.toString(word.confidence()));
  }

  private static float usual(Origin origin) {
    return origin == Origin.RECOGNISED ? Float.NaN : 1f;
  }

  /** Whether the times of the word were not measured but spread by length. */
  public static boolean isEstimated(TimedWord word) {
    return word.origin() == Origin.INTERPOLATED;
  }

  /** Whether the program heard the word itself, so that it may be wrong. */
  public static boolean isHeard(TimedWord word) {
    return word.origin() == Origin.RECOGNISED;
  }

  /** "given", "aligned", "interpolated" or "recognised". */
  public static String name(Origin origin) {
    return origin.name().toLowerCase(Locale.ROOT);
  }

  /** Reverses {@link #name}; nothing for any other word. */
  public static Optional<Origin> origin(String note) {
    return Arrays.stream(Origin.values())
        .filter(o -> name(o).equals(note.strip().toLowerCase(Locale.ROOT)))
        .findFirst();
  }

  /** Reads a share or a percentage; what is neither, such as nothing, is the usual confidence. */
  public static float confidence(String note, Origin origin) {
    return TableColumns.confidence(note.strip()).stream()
        .mapToObj(v -> (float) v)
        .findFirst()
        .orElse(usual(origin));
  }
}
