package org.lacuna.media.text.read;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.lacuna.inference.signal.TimedWord;
import org.lacuna.inference.signal.TimedWord.Origin;
import org.lacuna.media.decode.SubtitleCue;
import org.lacuna.media.text.Transcript;
import org.lacuna.media.text.TranscriptBuilder;
import org.lacuna.media.text.format.Markup;
import org.lacuna.media.text.words.CueText;
import org.lacuna.media.text.words.Sentences;
import org.lacuna.media.text.words.SpokenWords;
import org.lacuna.media.text.words.WordGaps;

/**
 * Makes a transcript of labelled stretches, as tables and annotation tools hold them. They are
 * either words, one a stretch, or utterances of several words, whose words are spread inside the
 * stretch as inside a subtitle.
 */
public final class TimedText {

  /** Of a list of words, at least this share of the labels is one word ("New York" is two). */
  private static final double WORDS = 0.8;

  /** Words without punctuation are shown in cues of at most this many. */
  private static final int LONGEST_CUE = 16;

  /** What aligners write where nothing is said: silence, pause, noise, laughter. */
  private static final Pattern SILENCE =
      Pattern.compile("(?i)|sil|sp|spn|<[^<>\\s]{0,20}>|\\{[a-z_]{1,12}\\}");

  private static final Pattern CLOSING = Pattern.compile("[.,!?;:\u2026]{1,3}");

  /**
   * One stretch.
   *
   * @param span empty when it is not known: the words then stand between their neighbours
   * @param origin of a single word's span
   */
  public record Stretch(Optional<SubtitleCue> span, String label, Origin origin, float confidence) {

    Stretch(long startUs, long endUs, String label, Origin origin, float confidence) {
      this(Optional.of(new SubtitleCue(startUs, endUs, label)), label, origin, confidence);
    }

    static Stretch untimed(String word, float confidence) {
      return new Stretch(Optional.empty(), word, Origin.INTERPOLATED, confidence);
    }
  }

  private TimedText() {}

  /** Whether most of the spoken stretches are one word. */
  public static boolean isWords(List<Stretch> stretches) {
    List<Stretch> spoken = stretches.stream().filter(s -> !spoken(s.label).isEmpty()).toList();
    long single = spoken.stream().filter(s -> unbroken(s.label.strip())).count();
    return single >= WORDS * spoken.size();
  }

  /**
   * Utterances: each is a cue.
   *
   * @param durationUs length of the clip, 0 when unknown
   */
  public static Transcript ofUtterances(List<Stretch> stretches, long durationUs, String source) {
    TranscriptBuilder builder = new TranscriptBuilder(durationUs);
    for (Stretch s : stretches) {
      if (!SILENCE.matcher(s.label.strip()).matches()) {
        s.span.ifPresent(span -> builder.add(span.startUs(), span.endUs(), span.text()));
      }
    }
    return builder.build(source);
  }

  /**
   * Words.
   *
   * @param stretches in the order in which they are spoken, as far as their times do not say
   * @param cues how the words are shown; when empty, they are grouped to sentences
   * @param durationUs length of the clip, 0 when unknown
   */
  public static Transcript ofWords(
      List<Stretch> stretches, List<SubtitleCue> cues, long durationUs, String source) {
    List<WordGaps.Slot> slots = new ArrayList<>();
    for (Stretch s : stretches) {
      addWords(s, slots);
    }
    long limitUs = durationUs > 0 ? durationUs : Long.MAX_VALUE;
    List<TimedWord> words = new ArrayList<>();
    for (TimedWord w : WordGaps.fill(slots, 0, limitUs)) {
      if (w.startUs() < limitUs && (w.endUs() > 0 || w.startUs() >= 0)) {
        words.add(
            new TimedWord(
                w.text(),
                Math.max(0, w.startUs()),
                Math.min(limitUs, w.endUs()),
                w.origin(),
                w.confidence()));
      }
    }
    words.sort(Comparator.comparingLong(TimedWord::startUs));
    if (!cues.isEmpty()) {
      return new Transcript(words, cut(cues, limitUs), source);
    }
    int[] sizes = words.stream().mapToInt(w -> 1).toArray();
    return Transcript.ofWords(
        Sentences.part(words, sizes, LONGEST_CUE).stream()
            .map(r -> words.subList(r.from(), r.to()))
            .toList(),
        source);
  }

  private static void addWords(Stretch s, List<WordGaps.Slot> into) {
    String label = s.label.strip();
    if (CLOSING.matcher(label).matches() && !into.isEmpty()) {
      into.add(into.remove(into.size() - 1).with(label));
      return;
    }
    List<String> words = spoken(label);
    if (words.size() == 1 && s.span.isPresent()) {
      SubtitleCue span = s.span.get();
      into.add(
          WordGaps.Slot.timed(
              new TimedWord(words.get(0), span.startUs(), span.endUs(), s.origin, s.confidence)));
      return;
    }
    if (s.span.isPresent()) {
      SubtitleCue span = s.span.get();
      for (TimedWord w : CueText.spread(words, span.startUs(), span.endUs())) {
        into.add(
            WordGaps.Slot.timed(
                new TimedWord(w.text(), w.startUs(), w.endUs(), w.origin(), s.confidence)));
      }
      return;
    }
    words.forEach(w -> into.add(WordGaps.Slot.untimed(w, s.confidence)));
  }

  /** The words of a label; a single one stays as written. */
  private static List<String> spoken(String label) {
    String text = label.strip();
    if (SILENCE.matcher(text).matches()) {
      return List.of();
    }
    List<String> words =
        SpokenWords.find(Markup.strip(text)).stream().map(SpokenWords.Word::text).toList();
    return unbroken(text) && !words.isEmpty() ? List.of(text) : words;
  }

  private static boolean unbroken(String text) {
    return text.chars().noneMatch(Character::isWhitespace);
  }

  private static List<SubtitleCue> cut(List<SubtitleCue> cues, long limitUs) {
    return cues.stream()
        .filter(c -> c.startUs() < limitUs && c.endUs() > 0)
        .map(c -> new SubtitleCue(Math.max(0, c.startUs()), Math.min(limitUs, c.endUs()), c.text()))
        .sorted(Comparator.comparingLong(SubtitleCue::startUs))
        .toList();
  }
}
