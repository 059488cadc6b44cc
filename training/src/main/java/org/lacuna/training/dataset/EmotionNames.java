package org.lacuna.training.dataset;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Emotions by the names that people write into tables. */
public final class EmotionNames {

  /** The usual four, in the order of this program's own networks. */
  public static final List<String> FOUR = List.of("neutral", "happy", "sad", "angry");

  /** The four and three more. */
  public static final List<String> SEVEN =
      List.of("neutral", "happy", "sad", "angry", "surprise", "fear", "disgust");

  private EmotionNames() {}

  /**
   * The name of {@link #SEVEN} that is meant; capitals and blanks around it do not matter.
   *
   * @return empty for anything else
   */
  public static Optional<String> of(String written) {
    return switch (written.strip().toLowerCase(Locale.ROOT)) {
      case "neutral", "neutrality" -> Optional.of("neutral");
      case "happy", "happiness", "joy", "joyful" -> Optional.of("happy");
      case "sad", "sadness" -> Optional.of("sad");
      case "angry", "anger" -> Optional.of("angry");
      case "surprise", "surprised" -> Optional.of("surprise");
      case "fear", "fearful", "afraid" -> Optional.of("fear");
      case "disgust", "disgusted" -> Optional.of("disgust");
      default -> Optional.empty();
    };
  }

  /** The least list that holds all of them: the four or the seven. */
  public static List<String> choices(Collection<String> names) {
    return FOUR.containsAll(names) ? FOUR : SEVEN;
  }
}
