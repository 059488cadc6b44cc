package org.lacuna.app.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.lacuna.app.analysis.EmotionNames;
import org.lacuna.app.compare.plot.SubsetNames;
import org.lacuna.app.text.Numbers;
import org.lacuna.app.text.Texts;

/** Answers and changes in words. */
record SubsetWords(Texts texts, SubsetNames names, EmotionNames emotions) {

  SubsetWords(Texts texts) {
    this(texts, new SubsetNames(texts), new EmotionNames(texts));
  }

  /** The change of the sentiment, as {@code −0.31}; empty where there is none. */
  String delta(Optional<Change> change) {
    OptionalDouble moved = change.map(Change::sentiment).orElse(OptionalDouble.empty());
    return moved.isPresent()
        ? texts.get("compare.delta", Numbers.signed(moved.getAsDouble(), 2))
        : "";
  }

  /** The same without saying against what. */
  String shortDelta(Optional<Change> change) {
    OptionalDouble moved = change.map(Change::sentiment).orElse(OptionalDouble.empty());
    return moved.isPresent()
        ? texts.get("compare.delta.short", Numbers.signed(moved.getAsDouble(), 2))
        : "";
  }

  /** What the decision flips to, as {@code Sad} or {@code −}; empty where it stays. */
  String flipsTo(SubsetResult row, Optional<Change> change) {
    List<String> all = new ArrayList<>();
    if (change.map(Change::signFlips).orElse(false)) {
      all.add(
          texts.get(row.sentiment().orElse(0) > 0 ? "compare.flip.plus" : "compare.flip.minus"));
    }
    if (change.map(Change::topFlips).orElse(false)) {
      all.add(likeliest(row));
    }
    return String.join(" ", all);
  }

  /** What flips, as {@code Happy → Sad}; empty where the decision stays. */
  String flip(Comparison comparison, SubsetResult row, Optional<Change> change) {
    if (change.isEmpty() || !change.get().flips()) {
      return "";
    }
    SubsetResult full = comparison.answer(comparison.full()).orElseThrow();
    List<String> all = new ArrayList<>();
    if (change.get().signFlips()) {
      boolean positive = full.sentiment().orElse(0) > 0;
      all.add(texts.get(positive ? "compare.flip.toMinus" : "compare.flip.toPlus"));
    }
    if (change.get().topFlips()) {
      all.add(texts.get("compare.flip.top", likeliest(full), likeliest(row)));
    }
    return String.join(", ", all);
  }

  /** Name of the likeliest emotion; empty where there is none. */
  String likeliest(SubsetResult row) {
    return row.likeliest().map(emotions::of).orElse("");
  }

  /** Everything about one choice in one sentence. */
  String sentence(Comparison comparison, SubsetResult row) {
    String name = names.of(row.subset());
    if (!row.answered()) {
      return texts.get("compare.accessible.absent", name, row.why());
    }
    List<String> parts = new ArrayList<>();
    if (row.sentiment().isPresent()) {
      parts.add(
          texts.get(
              "compare.accessible.sentiment", Numbers.signed(row.sentiment().getAsDouble(), 2)));
    }
    row.likeliest()
        .ifPresent(
            label ->
                parts.add(
                    texts.get(
                        "compare.accessible.top",
                        emotions.of(label),
                        Numbers.percent(row.emotions().getOrDefault(label, 0.0)))));
    Optional<Change> change = comparison.change(row);
    if (row.subset().equals(comparison.full())) {
      parts.add(texts.get("compare.full"));
    } else {
      String delta = delta(change);
      if (!delta.isEmpty()) {
        parts.add(delta);
      }
      String flip = flip(comparison, row, change);
      parts.add(
          flip.isEmpty()
              ? texts.get("compare.accessible.stays")
              : texts.get("compare.accessible.flips", flip));
    }
    return texts.get("compare.accessible", name, String.join(", ", parts));
  }
}
