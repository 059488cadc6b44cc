package org.lacuna.media.text;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.lacuna.inference.signal.TimedWord;
import org.lacuna.inference.signal.TimedWord.Origin;
import org.lacuna.media.decode.SubtitleCue;
import org.lacuna.media.text.format.CueTime;
import org.lacuna.media.text.format.Delimited;
import org.lacuna.media.text.format.ElanWriter;
import org.lacuna.media.text.format.TableTime;
import org.lacuna.media.text.format.TextGridWriter;
import org.lacuna.media.text.words.WordNotes;

/**
 * Writes a transcript as the text of a file, to be stored as UTF-8. {@link TranscriptReaders} reads
 * it back.
 */
public final class TranscriptWriter {

  private TranscriptWriter() {}

  /** SubRip: cues only, to the millisecond; the format has no word times. */
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
   * WebVTT, to the millisecond, with inline time stamps in the cues all of whose words have times
   * of their own (of any origin but INTERPOLATED), so that {@link TranscriptReaders} gives those
   * words back with the same spans. A note at the top says so when words were recognised; read
   * back, they are given.
   */
  public static String webVtt(Transcript transcript) {
    StringBuilder out = new StringBuilder("WEBVTT\n\n");
    if (transcript.words().stream().anyMatch(WordNotes::isHeard)) {
      String source = oneBlock(transcript.source()).replace('\n', ' ').replace("-->", "->");
      out.append("NOTE Words heard, and perhaps wrong: ").append(source).append("\n\n");
    }
    for (SubtitleCue cue : transcript.cues()) {
      List<TimedWord> timed = timedWords(cue, transcript.words());
      String text = timed.isEmpty() ? escape(oneBlock(cue.text())) : withTimes(cue, timed);
      out.append(times(cue, '.')).append('\n').append(text).append("\n\n");
    }
    return out.toString();
  }

  /**
   * A table with one row a word: start and end in seconds, word, confidence (empty where it is NaN)
   * and origin. How the words are shown in cues is not kept.
   *
   * @param delimiter {@code ','} or a tab
   */
  public static String table(Transcript transcript, char delimiter) {
    StringBuilder out =
        new StringBuilder("start,end,word,confidence,origin\n".replace(',', delimiter));
    for (TimedWord word : transcript.words()) {
      out.append(TableTime.seconds(word.startUs())).append(delimiter);
      out.append(TableTime.seconds(word.endUs())).append(delimiter);
      out.append(Delimited.field(word.text(), delimiter)).append(delimiter);
      out.append(Float.isNaN(word.confidence()) ? "" : word.confidence()).append(delimiter);
      out.append(WordNotes.name(word.origin())).append('\n');
    }
    return out.toString();
  }

  /**
   * Praat TextGrid, long form, to the microsecond; the tiers are those of {@link TierLayout}.
   *
   * @param durationUs length of the clip, 0 when unknown: the grid then ends with the last word
   */
  public static String textGrid(Transcript transcript, long durationUs) {
    return TextGridWriter.write(TierLayout.of(transcript, 1), durationUs);
  }

  /**
   * ELAN EAF 3.0, to the millisecond; the tiers are those of {@link TierLayout}.
   *
   * @param media name of the clip's file, which ELAN will look for beside the written one; empty to
   *     name none
   * @param written when, for the file's head
   */
  public static String elan(Transcript transcript, String media, Instant written) {
    return ElanWriter.write(TierLayout.of(transcript, 1000), media, written);
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
