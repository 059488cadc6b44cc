package org.lacuna.media.text.read;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.LacunaException.Kind;
import org.lacuna.media.text.Transcript;
import org.lacuna.media.text.TranscriptBuilder;
import org.lacuna.media.text.TranscriptReader;
import org.lacuna.media.text.format.CueTime;
import org.lacuna.media.text.format.Markup;

/**
 * SubRip (.srt) and WebVTT (.vtt). One tolerant grammar serves both, since files are often named
 * after the one and written like the other: a line with two times opens a cue, whatever stands
 * before it (number, identifier, header, NOTE, STYLE or REGION block) belongs to no cue, whatever
 * stands behind the times (settings) is skipped.
 *
 * @see <a href="https://www.w3.org/TR/webvtt1/">WebVTT</a>
 */
public final class CueFileReader implements TranscriptReader {

  private static final Pattern TIMING =
      Pattern.compile(
          "\\h{0,40}+("
              + CueTime.PATTERN
              + ")\\h{0,40}+-{1,2}>\\h{0,40}+("
              + CueTime.PATTERN
              + ")(?:\\h.*)?");

  private static final Pattern INLINE_TIME = Pattern.compile("<" + CueTime.PATTERN + ">");
  private static final Pattern NUMBER = Pattern.compile("\\h*\\d{1,9}\\h*");

  /**
   * Captions that roll repeat a line at most this long after the cue that had it first, and a cue
   * that only repeats lasts no longer than this.
   */
  private static final long ROLL_US = 100_000;

  private record RawCue(long startUs, long endUs, List<String> lines) {}

  @Override
  public List<String> extensions() {
    return List.of("srt", "vtt");
  }

  @Override
  public boolean recognises(String text) {
    return text.startsWith("WEBVTT")
        || text.lines().anyMatch(line -> TIMING.matcher(line).matches());
  }

  @Override
  public Transcript read(String text, String name, long durationUs) throws LacunaException {
    List<RawCue> cues = cues(text);
    if (cues.isEmpty()) {
      throw new LacunaException(
          Kind.MEDIA,
          name + " holds no subtitle with times; check that it is an SRT or WebVTT file.");
    }
    cues.sort(Comparator.comparingLong(RawCue::startUs));
    if (INLINE_TIME.matcher(text).find()) {
      cues = withoutRolledLines(cues);
    }
    TranscriptBuilder builder = new TranscriptBuilder(durationUs);
    for (RawCue cue : cues) {
      builder.add(cue.startUs, cue.endUs, String.join("\n", cue.lines));
    }
    return builder.build(name);
  }

  private static List<RawCue> cues(String text) {
    List<String> lines = text.lines().toList();
    boolean webVtt = text.startsWith("WEBVTT");
    List<RawCue> cues = new ArrayList<>();
    int i = 0;
    while (i < lines.size()) {
      Matcher timing = TIMING.matcher(lines.get(i));
      i++;
      if (!timing.matches()) {
        continue;
      }
      int end = endOfText(lines, i, webVtt);
      long start = CueTime.parse(timing.group(1));
      long stop = CueTime.parse(timing.group(2));
      if (stop > start) {
        cues.add(new RawCue(start, stop, body(lines, i, end)));
      }
      i = end;
    }
    return cues;
  }

  /**
   * Text goes on to the next times; in WebVTT an empty line ends it before. (SRT files written by
   * hand have empty lines inside a cue.) Times that cannot be read end it too.
   */
  private static int endOfText(List<String> lines, int from, boolean webVtt) {
    int i = from;
    while (i < lines.size()
        && !lines.get(i).contains("-->")
        && !TIMING.matcher(lines.get(i)).matches()
        && !(webVtt && lines.get(i).isEmpty())) {
      i++;
    }
    return i;
  }

  /** The lines of a cue, without the number of the next one. */
  private static List<String> body(List<String> lines, int from, int to) {
    boolean beforeTimes = to < lines.size() && !lines.get(to).isEmpty();
    boolean number = to > from && NUMBER.matcher(lines.get(to - 1)).matches();
    return lines.subList(from, beforeTimes && number ? to - 1 : to);
  }

  /**
   * Live captions with word times show the line before once more, above a new line with word times
   * or alone for an instant. The repetition is not spoken again.
   */
  private static List<RawCue> withoutRolledLines(List<RawCue> cues) {
    List<RawCue> once = new ArrayList<>();
    List<String> before = List.of();
    long beforeEnd = Long.MIN_VALUE;
    for (RawCue cue : cues) {
      List<String> shown = cue.lines.stream().map(CueFileReader::shown).toList();
      boolean follows = beforeEnd != Long.MIN_VALUE && cue.startUs - beforeEnd <= ROLL_US;
      int repeated = follows ? repeatedLines(before, shown) : 0;
      List<String> rest = cue.lines.subList(repeated, cue.lines.size());
      boolean rolled =
          rest.stream().anyMatch(line -> INLINE_TIME.matcher(line).find())
              || (rest.stream().allMatch(String::isBlank) && cue.endUs - cue.startUs <= ROLL_US);
      once.add(rolled ? new RawCue(cue.startUs, cue.endUs, rest) : cue);
      before = shown;
      beforeEnd = cue.endUs;
    }
    return once;
  }

  /** How many first lines of a cue are the last lines of the one before. */
  private static int repeatedLines(List<String> before, List<String> now) {
    List<String> earlier = before.stream().filter(line -> !line.isEmpty()).toList();
    int best = 0;
    List<String> prefix = new ArrayList<>();
    for (int i = 0; i < now.size() && prefix.size() <= earlier.size(); i++) {
      if (!now.get(i).isEmpty()) {
        prefix.add(now.get(i));
      }
      int from = earlier.size() - prefix.size();
      if (from >= 0 && !prefix.isEmpty() && earlier.subList(from, earlier.size()).equals(prefix)) {
        best = i + 1;
      }
    }
    return best;
  }

  private static String shown(String line) {
    return Markup.strip(INLINE_TIME.matcher(line).replaceAll("")).strip();
  }
}
