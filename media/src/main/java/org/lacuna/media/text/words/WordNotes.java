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

  /** "0.75"; nothing for full confidence. */
  public static Optional<String> confidence(TimedWord word) {
    return word.confidence() == 1f
        ? Optional.empty()
        : Optional.of(Float.toString(word.confidence()));
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

  /** A share or a percentage; nothing when it is neither. */
  public static Optional<Float> confidence(String note) {
    return TableColumns.confidence(note.strip()).stream().mapToObj(v -> (float) v).findFirst();
  }
}
