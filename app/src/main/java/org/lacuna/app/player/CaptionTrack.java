package org.lacuna.app.player;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.lacuna.inference.signal.TimedWord;

/** Timed words grouped into lines that are short enough to read at a glance. Immutable. */
final class CaptionTrack {

  private static final int LINE_CHARACTERS = 42;

  /** A pause that begins a new line. */
  private static final long PAUSE_US = 700_000;

  /** How long a line stays after its last word, when nothing follows. */
  private static final long STAY_US = 600_000;

  private record Line(List<TimedWord> words, long startUs, long endUs) {}

  private final List<Line> lines = new ArrayList<>();

  /**
   * @param words by start time
   */
  CaptionTrack(List<TimedWord> words) {
    List<TimedWord> open = new ArrayList<>();
    int characters = 0;
    for (TimedWord word : words) {
      boolean full = characters + word.text().length() > LINE_CHARACTERS;
      if (!open.isEmpty() && (full || endsBefore(open.get(open.size() - 1), word))) {
        close(open);
        characters = 0;
      }
      open.add(word);
      characters += word.text().length() + 1;
    }
    if (!open.isEmpty()) {
      close(open);
    }
  }

  private static boolean endsBefore(TimedWord last, TimedWord next) {
    String text = last.text();
    boolean sentenceEnds = text.endsWith(".") || text.endsWith("?") || text.endsWith("!");
    return sentenceEnds || next.startUs() - last.endUs() >= PAUSE_US;
  }

  private void close(List<TimedWord> open) {
    long end = open.stream().mapToLong(TimedWord::endUs).max().orElseThrow();
    lines.add(new Line(List.copyOf(open), open.get(0).startUs(), end));
    open.clear();
  }

  /** The line of that time, {@link Caption#NONE} when nobody speaks. */
  Caption at(long us) {
    int i = lastStartingBy(us);
    if (i < 0 || us >= lines.get(i).endUs() + STAY_US) {
      return Caption.NONE;
    }
    return caption(lines.get(i).words(), us);
  }

  private int lastStartingBy(long us) {
    int low = 0;
    int high = lines.size() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      if (lines.get(middle).startUs() <= us) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return high;
  }

  private static Caption caption(List<TimedWord> words, long us) {
    int spoken = -1;
    for (int i = 0; i < words.size(); i++) {
      if (words.get(i).startUs() <= us && us < words.get(i).endUs()) {
        spoken = i;
      }
    }
    if (spoken < 0) {
      return new Caption(text(words), "", "", words.get(0).origin());
    }
    String before = text(words.subList(0, spoken));
    String after = text(words.subList(spoken + 1, words.size()));
    return new Caption(
        before.isEmpty() ? "" : before + " ",
        words.get(spoken).text(),
        after.isEmpty() ? "" : " " + after,
        words.get(spoken).origin());
  }

  private static String text(List<TimedWord> words) {
    return words.stream().map(TimedWord::text).collect(Collectors.joining(" "));
  }
}
