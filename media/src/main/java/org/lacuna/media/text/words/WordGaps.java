package org.lacuna.media.text.words;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lacuna.inference.signal.TimedWord;
import org.lacuna.inference.signal.TimedWord.Origin;

/**
 * Gives words without times a span between their neighbours: in proportion to their length, at most
 * {@link #LETTER_US} a letter, marked INTERPOLATED.
 */
public final class WordGaps {

  /** Slow speech: what a word without times may last a letter, so that it fills no long pause. */
  private static final long LETTER_US = 100_000;

  /**
   * A word in its place among the others.
   *
   * @param known the word with its span; empty when that is not known
   */
  public record Slot(String text, float confidence, Optional<TimedWord> known) {

    /** A word whose span is known. */
    public static Slot timed(TimedWord word) {
      return new Slot(word.text(), word.confidence(), Optional.of(word));
    }

    /** A word whose span is not known. */
    public static Slot untimed(String text, float confidence) {
      return new Slot(text, confidence, Optional.empty());
    }

    /** The same word with punctuation behind it. */
    public Slot with(String closing) {
      return new Slot(
          text + closing,
          confidence,
          known.map(
              w ->
                  new TimedWord(
                      text + closing, w.startUs(), w.endUs(), w.origin(), w.confidence())));
    }
  }

  private WordGaps() {}

  /**
   * Fills the gaps. Words before the first known one end where it starts; all others start where
   * the one before them ends.
   *
   * @param slots in the order in which they are spoken
   * @param fromUs nothing is placed before this
   * @param toUs nothing is placed after this
   */
  public static List<TimedWord> fill(List<Slot> slots, long fromUs, long toUs) {
    List<TimedWord> words = new ArrayList<>(slots.size());
    long reached = fromUs;
    int i = 0;
    while (i < slots.size()) {
      int end = i;
      while (end < slots.size() && slots.get(end).known.isEmpty()) {
        end++;
      }
      Optional<TimedWord> next = end < slots.size() ? slots.get(end).known : Optional.empty();
      if (end > i) {
        long until = next.map(TimedWord::startUs).orElse(toUs);
        place(slots.subList(i, end), reached, until, words.isEmpty() && next.isPresent(), words);
      }
      if (next.isPresent()) {
        words.add(next.get());
        reached = next.get().endUs();
      }
      i = end + 1;
    }
    return words;
  }

  private static void place(
      List<Slot> run, long fromUs, long toUs, boolean atEnd, List<TimedWord> into) {
    long from = Math.min(fromUs, toUs);
    long letters = run.stream().mapToLong(s -> 1 + CueText.letters(s.text)).sum();
    long length = Math.min(toUs - from, letters * LETTER_US);
    long start = atEnd ? toUs - length : from;
    long before = 0;
    for (Slot slot : run) {
      long after = before + 1 + CueText.letters(slot.text);
      into.add(
          new TimedWord(
              slot.text,
              start + Math.round((double) length * before / letters),
              start + Math.round((double) length * after / letters),
              Origin.INTERPOLATED,
              slot.confidence));
      before = after;
    }
  }
}
