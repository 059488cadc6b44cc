package org.lacuna.media.text;

import java.util.ArrayList;
import java.util.List;
import org.lacuna.inference.signal.TimedWord;
import org.lacuna.media.decode.SubtitleCue;

/**
 * What is said in a clip, and when. Immutable. Times are microseconds of the container's clock.
 *
 * @param words the spoken words in order of their start; words of overlapping cues interleave
 * @param cues the subtitles the words come from, in order of their start, as shown to a reader:
 *     without markup, but with notes such as "[music]", which hold no words. Plain text is one cue
 *     over the whole clip
 * @param source where it comes from, for a person: "talk.srt", "embedded subtitles"
 */
public record Transcript(List<TimedWord> words, List<SubtitleCue> cues, String source) {

  public Transcript {
    words = List.copyOf(words);
    cues = List.copyOf(cues);
    long last = Long.MIN_VALUE;
    for (TimedWord word : words) {
      if (word.startUs() < last) {
        throw new IllegalArgumentException("words are not in time order at " + word);
      }
      last = word.startUs();
    }
  }

  /**
   * A transcript of subtitles whose text may hold markup. Inside a cue the words are spread by
   * length; a word that has a cue of its own, or that an inline time stamp sets apart, keeps that
   * span.
   *
   * @param cues in any order; what lies outside the clip is cut off
   * @param durationUs length of the clip; 0 when it is not known and nothing is to be cut off
   */
  public static Transcript ofCues(List<SubtitleCue> cues, long durationUs, String source) {
    TranscriptBuilder builder = new TranscriptBuilder(durationUs);
    for (SubtitleCue cue : cues) {
      builder.add(cue.startUs(), cue.endUs(), cue.text());
    }
    return builder.build(source);
  }

  /**
   * A transcript of text without times: its words are spread over {@code [0, durationUs)} by
   * length.
   *
   * @param durationUs length of the clip, more than 0
   */
  public static Transcript ofPlainText(String text, long durationUs) {
    if (durationUs <= 0) {
      throw new IllegalArgumentException("text without times needs a length to be spread over");
    }
    return ofCues(List.of(new SubtitleCue(0, durationUs, text)), durationUs, "plain text");
  }

  /**
   * A transcript whose word times are known: each group of words becomes one cue, from its first
   * word's start to its last word's end.
   *
   * @param groups words in time order, such as one sentence a group; empty groups are left out
   */
  public static Transcript ofWords(List<List<TimedWord>> groups, String source) {
    List<TimedWord> words = new ArrayList<>();
    List<SubtitleCue> cues = new ArrayList<>();
    for (List<TimedWord> group : groups) {
      if (group.isEmpty()) {
        continue;
      }
      words.addAll(group);
      String text = String.join(" ", group.stream().map(TimedWord::text).toList());
      long end = group.stream().mapToLong(TimedWord::endUs).max().orElseThrow();
      cues.add(new SubtitleCue(group.get(0).startUs(), end, text));
    }
    return new Transcript(words, cues, source);
  }

  /** The same transcript under another source label. */
  public Transcript from(String label) {
    return new Transcript(words, cues, label);
  }
}
