package org.lacuna.app.project;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the labels of a tier are. */
public enum TierKind {
  /** One of the four emotions that most data sets share. */
  EMOTION(List.of("neutral", "happy", "sad", "angry")),
  /** One of seven emotions. */
  EMOTION_7(List.of("neutral", "happy", "sad", "angry", "surprise", "fear", "disgust")),
  /** A whole number from -3 (negative) to 3 (positive). */
  SENTIMENT(List.of("-3", "-2", "-1", "0", "1", "2", "3")),
  /** Anything. */
  TEXT(List.of());

  @SuppressWarnings("ImmutableEnumChecker") // made by List.of above, which nothing changes
  private final List<String> labels;

  TierKind(List<String> labels) {
    this.labels = List.copyOf(labels);
  }

  /** The labels to choose from; empty where any text is one. */
  public List<String> labels() {
    return labels;
  }

  /** Whether a model's emotion is a label of it. */
  public boolean isEmotion() {
    return this == EMOTION || this == EMOTION_7;
  }

  /**
   * A label as it is kept.
   *
   * @param text as a person or a file has it; an empty one is no label yet and fits every kind
   * @return empty when it is no label of this kind
   */
  public Optional<String> canonical(String text) {
    String clean = clean(text);
    if (this == TEXT || clean.isEmpty()) {
      return Optional.of(clean);
    }
    String plain = clean.toLowerCase(Locale.ROOT);
    String known =
        this == SENTIMENT ? plain.replace('\u2212', '-').replaceFirst("^\\+", "") : synonym(plain);
    return labels.contains(known) ? Optional.of(known) : Optional.empty();
  }

  /** Other forms of the same words, as data sets have them. */
  private static String synonym(String word) {
    return switch (word) {
      case "happiness", "joy" -> "happy";
      case "sadness" -> "sad";
      case "anger" -> "angry";
      case "surprised" -> "surprise";
      case "fearful", "afraid" -> "fear";
      case "disgusted" -> "disgust";
      default -> word;
    };
  }

  /** Without what no annotation format can hold: control characters, blank lines, outer blanks. */
  private static String clean(String text) {
    StringBuilder kept = new StringBuilder();
    text.replace("\r\n", "\n")
        .replace('\t', ' ')
        .replace('\r', '\n')
        .replace('\u0085', '\n')
        .codePoints()
        .filter(TierKind::isText)
        .forEach(kept::appendCodePoint);
    return kept.toString().strip().replaceAll("[ \\t]*\n\\s*", "\n");
  }

  private static boolean isText(int c) {
    boolean surrogate = c >= 0xD800 && c <= 0xDFFF;
    boolean noCharacter = c == 0xFFFE || c == 0xFFFF || c == 0xFEFF;
    return c == '\n' || !(Character.isISOControl(c) || surrogate || noCharacter);
  }

  /** The kind whose labels all of these are; text where no other fits or none is given. */
  public static TierKind of(List<String> labels) {
    List<String> given = labels.stream().filter(l -> !l.isBlank()).toList();
    for (TierKind kind : values()) {
      if (!given.isEmpty() && given.stream().allMatch(l -> kind.canonical(l).isPresent())) {
        return kind;
      }
    }
    return TEXT;
  }
}
