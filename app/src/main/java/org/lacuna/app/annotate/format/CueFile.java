package org.lacuna.app.annotate.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lacuna.app.annotate.format.NotedTier.NotedSegment;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.LacunaException.Kind;
import org.lacuna.media.text.format.CueTime;
import org.lacuna.media.text.format.Span;
import org.lacuna.media.text.format.Tier;

/**
 * SubRip and WebVTT with one cue a segment. The readers of transcripts look for words in such
 * files; here a cue's text is a label as it stands.
 *
 * <p>WebVTT has rules for what text must not hold ({@code & < >}, empty lines), which are followed.
 * SubRip has none: only what a reader would take for something else is written as WebVTT has it, an
 * arrow, a tag, and what looks like an entity.
 *
 * @see <a href="https://www.w3.org/TR/webvtt1/">WebVTT</a>
 */
final class CueFile {

  private static final String NAME_NOTE = "NOTE tier: ";

  private static final Pattern TIMING =
      Pattern.compile(
          "\\h{0,40}+("
              + CueTime.PATTERN
              + ")\\h{0,40}+-->\\h{0,40}+("
              + CueTime.PATTERN
              + ")(?:\\h.*)?");

  private static final Pattern NUMBER = Pattern.compile("\\h*\\d{1,9}\\h*");

  /** The tags that SubRip files have. */
  private static final Pattern SRT_TAG =
      Pattern.compile("(?i)</?(?:b|i|u|s|font)(?:\\h[^<>\\n]{0,200}+)?>");

  private static final Pattern VTT_TAG = Pattern.compile("<[^<>\\n]{0,200}+>");
  private static final Pattern ENTITY = Pattern.compile("&(amp|lt|gt|nbsp|quot|lrm|rlm);");

  private CueFile() {}

  static String srt(NotedTier tier) {
    StringBuilder out = new StringBuilder();
    int number = 0;
    for (NotedSegment s : tier.segments()) {
      number++;
      out.append(number).append('\n').append(times(s, ',')).append('\n');
      out.append(escapedForSrt(s.label())).append("\n\n");
    }
    return out.toString();
  }

  static String webVtt(NotedTier tier) {
    StringBuilder out = new StringBuilder("WEBVTT\n\n");
    out.append(NAME_NOTE).append(escapedForVtt(TierNames.written(tier))).append("\n\n");
    for (NotedSegment s : tier.segments()) {
      out.append(times(s, '.')).append('\n').append(escapedForVtt(s.label())).append("\n\n");
    }
    return out.toString();
  }

  private static String times(NotedSegment s, char point) {
    return CueTime.format(s.startUs(), point) + " --> " + CueTime.format(s.endUs(), point);
  }

  private static String escapedForVtt(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private static String escapedForSrt(String text) {
    String plain = ENTITY.matcher(text).replaceAll("&amp;$1;").replace("-->", "--&gt;");
    return SRT_TAG
        .matcher(plain)
        .replaceAll(m -> Matcher.quoteReplacement("&lt;" + m.group().substring(1)));
  }

  static boolean recognises(String text) {
    return text.startsWith("WEBVTT") || text.lines().anyMatch(l -> TIMING.matcher(l).matches());
  }

  /**
   * The one tier of such a file.
   *
   * @param text lines parted by {@code \n}
   * @param name of the file, for messages and for a tier without a name
   */
  static Tier read(String text, String name) throws LacunaException {
    boolean webVtt = text.startsWith("WEBVTT");
    List<String> lines = text.lines().toList();
    List<Span> spans = new ArrayList<>();
    String title = name.contains(".") ? name.substring(0, name.lastIndexOf('.')) : name;
    int i = 0;
    while (i < lines.size()) {
      String line = lines.get(i);
      i++;
      if (webVtt && line.startsWith(NAME_NOTE)) {
        title = decoded(line.substring(NAME_NOTE.length()));
      } else if (line.contains("-->")) {
        int end = endOfCue(lines, i, webVtt);
        spans.add(span(line, i, String.join("\n", lines.subList(i, end)), webVtt, name));
        i = end;
      }
    }
    return new Tier(title, Optional.empty(), false, spans);
  }

  private static Span span(String timing, int line, String text, boolean webVtt, String name)
      throws LacunaException {
    Matcher times = TIMING.matcher(timing);
    long start = times.matches() ? CueTime.parse(times.group(1)) : -1;
    long end = times.matches() ? CueTime.parse(times.group(2)) : -1;
    if (start < 0 || end < start) {
      throw new LacunaException(
          Kind.MEDIA,
          "%s has no start and end in line %d; correct the line and import it again."
              .formatted(name, line));
    }
    String plain = (webVtt ? VTT_TAG : SRT_TAG).matcher(text).replaceAll("");
    return new Span(start, end, decoded(plain));
  }

  /**
   * In WebVTT the next empty line; in SubRip, which may have empty lines in a text, the next cue.
   */
  private static int endOfCue(List<String> lines, int from, boolean webVtt) {
    int end = from;
    while (end < lines.size()
        && !lines.get(end).contains("-->")
        && !(webVtt && lines.get(end).isEmpty())) {
      end++;
    }
    boolean beforeTimes = end < lines.size() && !webVtt;
    boolean number = beforeTimes && end > from && NUMBER.matcher(lines.get(end - 1)).matches();
    return number ? end - 1 : end;
  }

  private static String decoded(String text) {
    return ENTITY.matcher(text).replaceAll(CueFile::character);
  }

  private static String character(MatchResult entity) {
    return switch (entity.group(1)) {
      case "amp" -> "&";
      case "lt" -> "<";
      case "gt" -> ">";
      case "quot" -> "\"";
      case "nbsp" -> " ";
      default -> "";
    };
  }
}
