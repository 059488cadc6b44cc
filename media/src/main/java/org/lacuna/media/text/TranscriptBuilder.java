package org.lacuna.media.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.lacuna.inference.signal.TimedWord;
import org.lacuna.media.decode.SubtitleCue;
import org.lacuna.media.text.words.CueText;

/** Collects cues in any order and cuts them and their words to the clip. */
public final class TranscriptBuilder {

  private final long limitUs;
  private final List<Part> parts = new ArrayList<>();

  private record Part(SubtitleCue cue, List<TimedWord> words) {}

  /**
   * @param durationUs length of the clip, 0 when unknown
   */
  public TranscriptBuilder(long durationUs) {
    limitUs = durationUs > 0 ? durationUs : Long.MAX_VALUE;
  }

  /** Adds a cue whose text may hold markup; a cue that ends at or before its start is left out. */
  public void add(long startUs, long endUs, String marked) {
    if (endUs <= startUs || endUs <= 0 || startUs >= limitUs) {
      return;
    }
    // Words are placed in the whole cue first: what is said after the cut is not squeezed before
    // it.
    CueText cue = CueText.parse(marked, startUs, endUs);
    if (cue.shown().isEmpty()) {
      return;
    }
    List<TimedWord> words = new ArrayList<>();
    for (TimedWord word : cue.words()) {
      if (word.startUs() < limitUs && word.endUs() > 0) {
        words.add(cut(word));
      }
    }
    long from = Math.max(0, startUs);
    parts.add(new Part(new SubtitleCue(from, Math.min(endUs, limitUs), cue.shown()), words));
  }

  private TimedWord cut(TimedWord word) {
    return new TimedWord(
        word.text(),
        Math.max(0, word.startUs()),
        Math.min(word.endUs(), limitUs),
        word.origin(),
        word.confidence());
  }

  public Transcript build(String source) {
    List<Part> ordered = new ArrayList<>(parts);
    ordered.sort(Comparator.comparingLong((Part p) -> p.cue.startUs()));
    List<TimedWord> words = new ArrayList<>();
    ordered.forEach(p -> words.addAll(p.words));
    // Stable: of two words that start together, the one of the earlier cue comes first.
    words.sort(Comparator.comparingLong(TimedWord::startUs));
    return new Transcript(words, ordered.stream().map(Part::cue).toList(), source);
  }
}
