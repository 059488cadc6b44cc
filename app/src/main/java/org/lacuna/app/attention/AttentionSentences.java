package org.lacuna.app.attention;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lacuna.app.text.Numbers;
import org.lacuna.app.text.Texts;
import org.lacuna.inference.signal.FeatureSet;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.signal.TimedWord;

/** Says in plain words where attention goes. */
record AttentionSentences(Texts texts) {

  /** More words than this are shortened in the middle of a sentence. */
  private static final int MOST_WORDS = 4;

  private static final long MINUTE_US = 60_000_000;

  /** The sentence of a direction. */
  String of(Direction d, AttentionPicture p, AttentionFocus focus, FeatureSet features) {
    String target = texts.get("modality." + d.target().key());
    String source = texts.get("modality.inText." + d.source().key());
    return switch (focus.kind()) {
      case EVEN -> texts.get("attention.summary.even", target, source);
      case VARIED ->
          texts.get(
              d.target() == Modality.LANGUAGE
                  ? "attention.summary.variedWords"
                  : "attention.summary.varied",
              target,
              source);
      case FOCUSED -> focused(d, p, focus, features, target, source);
    };
  }

  private String focused(
      Direction d,
      AttentionPicture p,
      AttentionFocus focus,
      FeatureSet features,
      String target,
      String source) {
    long start = p.columns().startUs()[focus.first()];
    long end = p.columns().endUs()[focus.last()];
    String when = span(start, end);
    Optional<String> said =
        d.source() == Modality.LANGUAGE
            ? quote(p.columns().labels().subList(focus.first(), focus.last() + 1))
            : quote(wordsDuring(features, start, end));
    if (said.isEmpty()) {
      return texts.get("attention.summary.time", target, source, when);
    }
    return texts.get(
        d.source() == Modality.LANGUAGE ? "attention.summary.at" : "attention.summary.during",
        target,
        source,
        said.get(),
        when);
  }

  /** A stretch of time, to a tenth of a second. */
  private String span(long startUs, long endUs) {
    return endUs < MINUTE_US
        ? texts.get(
            "attention.seconds", Numbers.plain(startUs / 1e6, 1), Numbers.plain(endUs / 1e6, 1))
        : texts.get("attention.span", Numbers.time(startUs), Numbers.time(endUs));
  }

  /** Words whose middle lies in a stretch. */
  private static List<String> wordsDuring(FeatureSet features, long startUs, long endUs) {
    List<String> words = new ArrayList<>();
    for (TimedWord word : features.words()) {
      long middle = (word.startUs() + word.endUs()) / 2;
      if (middle >= startUs && middle < endUs) {
        words.add(word.text());
      }
    }
    return words;
  }

  private static Optional<String> quote(List<String> words) {
    List<String> said = words.stream().filter(w -> !w.isEmpty()).toList();
    if (said.isEmpty()) {
      return Optional.empty();
    }
    if (said.size() <= MOST_WORDS) {
      return Optional.of(String.join(" ", said));
    }
    String begin = String.join(" ", said.subList(0, 2));
    return Optional.of(begin + " \u2026 " + said.get(said.size() - 1));
  }
}
