package org.lacuna.media.text.words;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lacuna.inference.signal.TimedWord;
import org.lacuna.inference.signal.TimedWord.Origin;
import org.lacuna.media.text.format.CueTime;
import org.lacuna.media.text.format.Markup;

/**
 * The text of one cue: how it is shown and which words it holds when.
 *
 * @param shown without markup, lines trimmed, empty lines left out
 * @param words in time order, all inside the cue
 */
public record CueText(String shown, List<TimedWord> words) {

  private static final Pattern INLINE_TIME = Pattern.compile("<([0-9:.,]{5,16})>");

  /**
   * Inline time stamps part the cue into pieces. The words of a piece share its span by length
   * (INTERPOLATED); the only word of a piece has all of it (GIVEN). A stamp that goes backwards or
   * leaves the cue is ignored.
   *
   * @param endUs after {@code startUs}
   */
  public static CueText parse(String marked, long startUs, long endUs) {
    StringBuilder text = new StringBuilder();
    List<Long> pieceStarts = new ArrayList<>(List.of(startUs));
    List<Integer> pieceOffsets = new ArrayList<>(List.of(0));
    Matcher stamp = INLINE_TIME.matcher(marked);
    int done = 0;
    while (stamp.find()) {
      text.append(Markup.strip(marked.substring(done, stamp.start())));
      done = stamp.end();
      long at = CueTime.parse(stamp.group(1));
      if (at > pieceStarts.get(pieceStarts.size() - 1) && at < endUs) {
        pieceStarts.add(at);
        pieceOffsets.add(text.length());
      }
    }
    text.append(Markup.strip(marked.substring(done)));
    List<SpokenWords.Word> spoken = SpokenWords.find(text.toString());
    List<TimedWord> words = new ArrayList<>(spoken.size());
    int next = 0;
    for (int p = 0; p < pieceStarts.size(); p++) {
      boolean last = p == pieceStarts.size() - 1;
      int until = last ? Integer.MAX_VALUE : pieceOffsets.get(p + 1);
      int first = next;
      while (next < spoken.size() && spoken.get(next).at() < until) {
        next++;
      }
      long end = last ? endUs : pieceStarts.get(p + 1);
      List<String> piece =
          spoken.subList(first, next).stream().map(SpokenWords.Word::text).toList();
      words.addAll(spread(piece, pieceStarts.get(p), end));
    }
    return new CueText(lines(text.toString()), words);
  }

  /** Contiguous spans proportional to the number of letters and digits, plus one for the gap. */
  public static List<TimedWord> spread(List<String> words, long startUs, long endUs) {
    double[] until = new double[words.size()];
    double total = 0;
    for (int i = 0; i < words.size(); i++) {
      total += 1 + letters(words.get(i));
      until[i] = total;
    }
    Origin origin = words.size() == 1 ? Origin.GIVEN : Origin.INTERPOLATED;
    List<TimedWord> spread = new ArrayList<>(words.size());
    long from = startUs;
    for (int i = 0; i < until.length; i++) {
      long to = startUs + Math.round((endUs - startUs) * (until[i] / total));
      spread.add(new TimedWord(words.get(i), from, to, origin, 1f));
      from = to;
    }
    return spread;
  }

  /** Letters and digits of a word. */
  static long letters(String word) {
    return word.codePoints().filter(Character::isLetterOrDigit).count();
  }

  private static String lines(String text) {
    StringBuilder lines = new StringBuilder();
    for (String line : text.split("\n", -1)) {
      String trimmed = line.strip().replaceAll("\\h{2,}+", " ");
      if (!trimmed.isEmpty()) {
        lines.append(lines.isEmpty() ? "" : "\n").append(trimmed);
      }
    }
    return lines.toString();
  }
}
