package org.lacuna.media.text;

import java.util.ArrayList;
import java.util.List;
import org.lacuna.inference.signal.TimedWord;
import org.lacuna.inference.signal.TimedWord.Origin;
import org.lacuna.media.decode.SubtitleCue;

/**
 * Writes a transcript as text of a subtitle file, to be stored as UTF-8. Times are rounded to the
 * millisecond that both formats have.
 */
public final class TranscriptWriter {

  private TranscriptWriter() {}

  /** SubRip: cues only; the format has no word times. */
  public static String srt(Transcript transcript) {
    StringBuilder out = new StringBuilder();
    int number = 0;
    for (SubtitleCue cue : transcript.cues()) {
      number++;
      out.append(number).append('\n');
      out.append(times(cue, ',')).append('\n');
      out.append(oneBlock(cue.text()).replace("-->", "->")).append("\n\n");
    }
    return out.toString();
  }

  /**
   * WebVTT, with inline time stamps in the cues all of whose words have times of their own (of any
   * origin but INTERPOLATED), so that {@link TranscriptReaders} gives those words back with the
   * same spans.
   */
  public static String webVtt(Transcript transcript) {
    StringBuilder out = new StringBuilder("WEBVTT\n\n");
    for (SubtitleCue cue : transcript.cues()) {
      List<TimedWord> timed = timedWords(cue, transcript.words());
      String text = timed.isEmpty() ? escape(oneBlock(cue.text())) : withTimes(cue, timed);
      out.append(times(cue, '.')).append('\n').append(text).append("\n\n");
    }
    return out.toString();
  }

  /** The words that are all of the cue's text and have times of their own; otherwise none. */
  private static List<TimedWord> timedWords(SubtitleCue cue, List<TimedWord> words) {
    List<String> shown = List.of(cue.text().strip().split("\\s+"));
    List<TimedWord> inside = new ArrayList<>();
    for (TimedWord word : words) {
      if (word.startUs() >= cue.startUs() && word.endUs() <= cue.endUs()) {
        inside.add(word);
      }
    }
    boolean own = inside.stream().noneMatch(w -> w.origin() == Origin.INTERPOLATED);
    return own && inside.stream().map(TimedWord::text).toList().equals(shown) ? inside : List.of();
  }

  /** A stamp opens every word and, where a pause follows, closes it. */
  private static String withTimes(SubtitleCue cue, List<TimedWord> words) {
    StringBuilder line = new StringBuilder();
    String reached = CueTime.format(cue.startUs(), '.');
    for (int i = 0; i < words.size(); i++) {
      TimedWord word = words.get(i);
      line.append(i == 0 ? "" : " ");
      reached = stamp(line, reached, word.startUs());
      line.append(escape(word.text()));
      if (i < words.size() - 1 || word.endUs() < cue.endUs()) {
        reached = stamp(line, reached, word.endUs());
      }
    }
    return line.toString();
  }

  private static String stamp(StringBuilder line, String reached, long us) {
    String time = CueTime.format(us, '.');
    if (!time.equals(reached)) {
      line.append('<').append(time).append('>');
    }
    return time;
  }

  private static String times(SubtitleCue cue, char point) {
    return CueTime.format(cue.startUs(), point) + " --> " + CueTime.format(cue.endUs(), point);
  }

  /** An empty line would end the cue. */
  private static String oneBlock(String text) {
    return text.strip().replaceAll("\\R\\s*", "\n");
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
