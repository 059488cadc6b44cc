package org.lacuna.app.library;

import java.util.Locale;
import java.util.Optional;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.signal.ModalitySet;

/** The order of the list in one line of text, for the next start. */
final class OrderFormat {

  private static final String EMOTION = "emotion ";
  private static final String DIFFERS = "differs ";
  private static final String MOST = "most";

  private OrderFormat() {}

  static String format(ClipOrder order) {
    if (order instanceof ClipOrder.Emotion e) {
      return EMOTION + e.label();
    }
    if (order instanceof ClipOrder.Disagreeing d) {
      return DIFFERS
          + d.by().name().toLowerCase(Locale.ROOT)
          + " "
          + d.given().map(ModalitySet::toString).orElse(MOST);
    }
    if (order instanceof ClipOrder.Name) {
      return "name";
    }
    if (order instanceof ClipOrder.Length) {
      return "length";
    }
    return order instanceof ClipOrder.Sentiment ? "sentiment" : "added";
  }

  /** The order of that text; that of the adding where it says nothing of the kind. */
  static ClipOrder parse(String text) {
    if (text.startsWith(EMOTION)) {
      return new ClipOrder.Emotion(text.substring(EMOTION.length()));
    }
    if (text.startsWith(DIFFERS)) {
      return differing(text.substring(DIFFERS.length())).orElse(new ClipOrder.Added());
    }
    return switch (text) {
      case "name" -> new ClipOrder.Name();
      case "length" -> new ClipOrder.Length();
      case "sentiment" -> new ClipOrder.Sentiment();
      default -> new ClipOrder.Added();
    };
  }

  private static Optional<ClipOrder> differing(String text) {
    String[] words = text.split(" ", -1);
    Optional<Disagreement> by =
        switch (words[0]) {
          case "sentiment" -> Optional.of(Disagreement.SENTIMENT);
          case "emotions" -> Optional.of(Disagreement.EMOTIONS);
          default -> Optional.empty();
        };
    if (by.isEmpty() || words.length != 2) {
      return Optional.empty();
    }
    if (words[1].equals(MOST)) {
      return Optional.of(new ClipOrder.Disagreeing(by.get(), Optional.empty()));
    }
    return given(words[1]).map(g -> new ClipOrder.Disagreeing(by.get(), Optional.of(g)));
  }

  private static Optional<ModalitySet> given(String text) {
    ModalitySet set = ModalitySet.none();
    for (String key : text.split("\\+", -1)) {
      Optional<Modality> m = Modality.ofKey(key);
      if (m.isEmpty()) {
        return Optional.empty();
      }
      set = set.with(m.get());
    }
    return Optional.of(set);
  }
}
