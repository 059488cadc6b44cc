package org.lacuna.app.library.view;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.lacuna.app.analysis.EmotionNames;
import org.lacuna.app.library.ClipOrder;
import org.lacuna.app.library.ClipScores;
import org.lacuna.app.library.LibraryClip;
import org.lacuna.app.text.Numbers;
import org.lacuna.app.text.Texts;

/** What is said about a clip in its row. */
record ClipFacts(Texts texts, EmotionNames names) {

  ClipFacts(Texts texts) {
    this(texts, new EmotionNames(texts));
  }

  /** Minutes and seconds, with hours where there are any. */
  static String length(long us) {
    long s = Math.round(us / 1e6);
    return s < 3600
        ? String.format(Locale.ROOT, "%d:%02d", s / 60, s % 60)
        : String.format(Locale.ROOT, "%d:%02d:%02d", s / 3600, s / 60 % 60, s % 60);
  }

  /** How far the clip is, in words; empty when it is done. */
  String state(LibraryClip clip) {
    return switch (clip.state()) {
      case WAITING -> texts.get("library.state.waiting");
      case READING ->
          clip.fraction() < 0
              ? texts.get("library.state.begins")
              : texts.get("library.state.reading", Numbers.percent(clip.fraction()));
      case FAILED -> clip.problem();
      case MISSING -> texts.get("library.state.missing");
      case STOPPED -> texts.get("library.state.stopped");
      case DONE -> clip.full().isEmpty() ? texts.get("library.state.nothing") : "";
    };
  }

  /** The sentiment as a number; empty when there is none. */
  String sentiment(LibraryClip clip) {
    OptionalDouble s = clip.full().map(ClipScores::sentiment).orElse(OptionalDouble.empty());
    return s.isPresent() ? Numbers.signed(s.getAsDouble(), 2) : "";
  }

  /** Length and first emotion, or the value that the list is ordered by where that is another. */
  String detail(LibraryClip clip, ClipOrder order) {
    String length = clip.durationUs() > 0 ? length(clip.durationUs()) : "";
    return join(length, ordered(clip, order).orElseGet(() -> emotion(clip)));
  }

  private static String join(String a, String b) {
    return a.isEmpty() || b.isEmpty() ? a + b : a + " \u00b7 " + b;
  }

  private Optional<String> ordered(LibraryClip clip, ClipOrder order) {
    OptionalDouble value = order.value(clip);
    if (value.isEmpty()) {
      return Optional.empty();
    }
    if (order instanceof ClipOrder.Emotion e) {
      return Optional.of(
          names.of(e.label()) + " " + Numbers.percent(value.getAsDouble()) + "\u00a0%");
    }
    if (order instanceof ClipOrder.Disagreeing d) {
      return Optional.of(
          switch (d.by()) {
            case SENTIMENT ->
                texts.get("library.differs.sentiment", Numbers.plain(value.getAsDouble(), 2));
            case EMOTIONS ->
                texts.get("library.differs.emotions", Numbers.percent(value.getAsDouble()));
          });
    }
    return Optional.empty();
  }

  private String emotion(LibraryClip clip) {
    return clip.full().flatMap(ClipScores::topEmotion).map(names::of).orElse("");
  }

  /** Everything in a sentence or two, for the tip and for screen readers. */
  String all(LibraryClip clip, ClipOrder order) {
    String sentiment = sentiment(clip);
    String scores = sentiment.isEmpty() ? "" : texts.get("library.tip.sentiment", sentiment) + " ";
    return String.join(
            "\n",
            List.of(clip.file() + "\n" + scores + detail(clip, order), clip.doubt(), state(clip)))
        .strip();
  }
}
