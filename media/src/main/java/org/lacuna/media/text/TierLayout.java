package org.lacuna.media.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.function.Function;
import org.lacuna.inference.signal.TimedWord;
import org.lacuna.media.decode.SubtitleCue;
import org.lacuna.media.text.format.Span;
import org.lacuna.media.text.format.Tier;
import org.lacuna.media.text.read.TierText;
import org.lacuna.media.text.words.WordNotes;

/**
 * A transcript as tiers, such that {@link TierText} reads the same one back: "utterances" and
 * "words", and for words with anything but given times and full confidence "origin" and
 * "confidence". What overlaps goes to a second tier, "words-2".
 */
public final class TierLayout {

  /** Tier that says where each word comes from. */
  public static final String ORIGIN = "origin";

  /** Tier that says how sure each word is. */
  public static final String CONFIDENCE = "confidence";

  private static final String WORDS = "words";
  private static final String UTTERANCES = "utterances";

  private TierLayout() {}

  /**
   * A transcript as tiers, parents before their children.
   *
   * @param unitUs smallest step of time that the format has; times are rounded to it, and what is
   *     shorter is made so long
   */
  public static List<Tier> of(Transcript transcript, long unitUs) {
    List<Tier> tiers = new ArrayList<>();
    List<SubtitleCue> cues =
        transcript.cues().stream().sorted(Comparator.comparingLong(SubtitleCue::startUs)).toList();
    layers(cues, c -> span(c.startUs(), c.endUs(), c.text(), unitUs))
        .forEach(layer -> tiers.add(new Tier(layer.name(UTTERANCES), layer.spans)));
    Function<TimedWord, Span> span = w -> span(w.startUs(), w.endUs(), w.text(), unitUs);
    for (Layer<TimedWord> layer : layers(transcript.words(), span)) {
      tiers.add(new Tier(layer.name(WORDS), layer.spans));
      addNotes(layer, ORIGIN, WordNotes::origin, tiers);
      addNotes(layer, CONFIDENCE, WordNotes::confidence, tiers);
    }
    return tiers;
  }

  private static void addNotes(
      Layer<TimedWord> layer,
      String what,
      Function<TimedWord, Optional<String>> note,
      List<Tier> into) {
    List<Span> spans = new ArrayList<>();
    for (int i = 0; i < layer.items.size(); i++) {
      Span word = layer.spans.get(i);
      note.apply(layer.items.get(i))
          .ifPresent(text -> spans.add(new Span(word.startUs(), word.endUs(), text)));
    }
    if (!spans.isEmpty()) {
      into.add(new Tier(layer.name(what), Optional.of(layer.name(WORDS)), false, spans));
    }
  }

  /** Items that do not overlap, with their spans. */
  private record Layer<T>(int number, List<T> items, List<Span> spans) {
    String name(String what) {
      return number == 1 ? what : what + "-" + number;
    }
  }

  /** Every item goes to the first layer whose last one has ended. */
  private static <T> List<Layer<T>> layers(List<T> items, Function<T, Span> spanOf) {
    record Busy(long untilUs, int layer) {}
    List<Layer<T>> layers = new ArrayList<>();
    Queue<Busy> busy = new PriorityQueue<>(Comparator.comparingLong(Busy::untilUs));
    Queue<Integer> free = new PriorityQueue<>();
    for (T item : items) {
      Span span = spanOf.apply(item);
      while (!busy.isEmpty() && busy.element().untilUs <= span.startUs()) {
        free.add(busy.remove().layer);
      }
      if (free.isEmpty()) {
        free.add(layers.size());
        layers.add(new Layer<>(layers.size() + 1, new ArrayList<>(), new ArrayList<>()));
      }
      int layer = free.remove();
      layers.get(layer).items.add(item);
      layers.get(layer).spans.add(span);
      busy.add(new Busy(span.endUs(), layer));
    }
    return layers;
  }

  private static Span span(long startUs, long endUs, String label, long unitUs) {
    long start = Math.floorDiv(startUs + unitUs / 2, unitUs) * unitUs;
    long end = Math.floorDiv(endUs + unitUs / 2, unitUs) * unitUs;
    return new Span(start, Math.max(end, start + unitUs), label);
  }
}
