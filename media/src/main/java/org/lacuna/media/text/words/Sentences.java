package org.lacuna.media.text.words;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.lacuna.inference.signal.TimedWord;

/**
 * Parts words into the stretches that are embedded together: a sentence each, so that a word's
 * vector does not change with what is said before or after its sentence. A sentence ends at closing
 * punctuation or at a long pause; one with too many pieces is parted where it hurts least.
 */
public final class Sentences {

  /** A pause this long parts sentences where a transcript has no punctuation. */
  private static final long PAUSE_US = 1_000_000;

  private static final Pattern STOP =
      Pattern.compile(".*[.!?\u2026\u3002\uFF01\uFF1F][\"'\u2019\u201D\u00BB)\\]]*");

  private static final Pattern INITIAL = Pattern.compile("(?:\\p{L}\\.)+");
  private static final Pattern COMMA = Pattern.compile(".*[,;:\u2013\u2014-][\"'\u2019\u201D)]*");
  private static final Set<String> ABBREVIATIONS =
      Set.of("mr.", "mrs.", "ms.", "dr.", "prof.", "st.", "vs.", "jr.", "sr.", "no.", "etc.");

  private Sentences() {}

  /**
   * @param from index of the first word
   * @param to index after the last word
   */
  public record Range(int from, int to) {}

  /**
   * @param sizes number of pieces of each word
   * @param most pieces that a stretch may have; a single word is never parted
   */
  public static List<Range> part(List<TimedWord> words, int[] sizes, int most) {
    List<Range> ranges = new ArrayList<>();
    int from = 0;
    int size = 0;
    for (int i = 0; i < words.size(); i++) {
      while (i > from && size + sizes[i] > most) {
        int cut = bestCut(words, from, i);
        ranges.add(new Range(from, cut));
        from = cut;
        size = 0;
        for (int k = cut; k < i; k++) {
          size += sizes[k];
        }
      }
      size += sizes[i];
      if (i == words.size() - 1 || ends(words.get(i), words.get(i + 1))) {
        ranges.add(new Range(from, i + 1));
        from = i + 1;
        size = 0;
      }
    }
    return ranges;
  }

  private static boolean ends(TimedWord word, TimedWord next) {
    return stops(word.text()) || next.startUs() - word.endUs() >= PAUSE_US;
  }

  private static boolean stops(String word) {
    return STOP.matcher(word).matches()
        && !INITIAL.matcher(word).matches()
        && !ABBREVIATIONS.contains(word.toLowerCase(Locale.ROOT));
  }

  /** Within the later half: after the last comma, else at the longest pause, else at the end. */
  private static int bestCut(List<TimedWord> words, int from, int to) {
    int half = from + (to - from + 1) / 2;
    int cut = to;
    long longest = 0;
    for (int i = to; i > half; i--) {
      if (COMMA.matcher(words.get(i - 1).text()).matches()) {
        return i;
      }
      long pause = words.get(i).startUs() - words.get(i - 1).endUs();
      if (pause > longest) {
        longest = pause;
        cut = i;
      }
    }
    return cut;
  }
}
