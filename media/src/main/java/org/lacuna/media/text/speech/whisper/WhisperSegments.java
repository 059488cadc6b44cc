package org.lacuna.media.text.speech.whisper;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.lacuna.inference.signal.TimedWord;
import org.lacuna.inference.signal.TimedWord.Origin;
import org.lacuna.media.text.words.CueText;
import org.lacuna.media.text.words.SpokenWords;

/** What Whisper answers: stretches of text with their times. */
final class WhisperSegments {

  /** What Whisper writes for what is no word: "<|en|>", "(music)", "*sighs*", "[BLANK_AUDIO]". */
  private static final Pattern MARKS =
      Pattern.compile("<\\|[^|]{0,40}\\|>|\\[[^\\]]{0,80}\\]|\\([^)]{0,80}\\)|\\*[^*]{0,80}\\*");

  private WhisperSegments() {}

  /**
   * One stretch of text.
   *
   * @param start in hundredths of a second of the sound that was heard
   * @param end in hundredths of a second
   */
  record Segment(long start, long end, String text) {}

  /**
   * The words, spread over their segments by length, since Whisper times segments only; their
   * confidence is NaN, since it gives none.
   *
   * @param startUs time of the first sample that was heard, microseconds
   * @param endUs end of what was heard: Whisper fills it up with silence and may place text there
   */
  static List<TimedWord> words(List<Segment> segments, long startUs, long endUs) {
    List<TimedWord> words = new ArrayList<>();
    long reached = startUs;
    for (Segment segment : segments) {
      long from = clamp(startUs + segment.start * 10_000, reached, endUs);
      long to = clamp(startUs + segment.end * 10_000, from, endUs);
      List<String> spoken =
          SpokenWords.find(MARKS.matcher(segment.text).replaceAll(" ")).stream()
              .map(SpokenWords.Word::text)
              .toList();
      for (TimedWord w : CueText.spread(spoken, from, to)) {
        words.add(new TimedWord(w.text(), w.startUs(), w.endUs(), Origin.RECOGNISED, Float.NaN));
      }
      reached = to;
    }
    return words;
  }

  private static long clamp(long us, long lowest, long highest) {
    return Math.max(lowest, Math.min(us, Math.max(lowest, highest)));
  }
}
