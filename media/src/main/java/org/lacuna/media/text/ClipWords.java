package org.lacuna.media.text;

import java.util.Optional;
import org.lacuna.inference.signal.TimedWord.Origin;
import org.lacuna.inference.task.CancelToken;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.ProgressSink;
import org.lacuna.media.decode.MediaInfo;
import org.lacuna.media.extract.ExtractOptions;
import org.lacuna.media.extract.ExtractOptions.Speech;

/**
 * The words of a clip: from its transcript and, where that is wanted, from its sound. Thread-safe.
 */
public final class ClipWords {

  private final TranscriptFinder finder;
  private final Optional<ClipListener> listener;

  /** Transcripts only: nobody listens to the sound. */
  public ClipWords(TranscriptFinder finder) {
    this(finder, Optional.empty());
  }

  public ClipWords(TranscriptFinder finder, ClipListener listener) {
    this(finder, Optional.of(listener));
  }

  private ClipWords(TranscriptFinder finder, Optional<ClipListener> listener) {
    this.finder = finder;
    this.listener = listener;
  }

  /**
   * Finds the words.
   *
   * @param durationUs length of the clip, microseconds; 0 when it is not known
   * @param progress hears only of listening; reading a transcript is done at once
   * @return a transcript with at least one word, or why there is none
   * @throws LacunaException of kind MEDIA when the named transcript cannot be read, of kind USAGE
   *     or MODEL when speech is wanted and its model cannot be used
   * @throws java.util.concurrent.CancellationException when cancelled
   */
  public TranscriptLookup find(
      MediaInfo info,
      ExtractOptions options,
      long durationUs,
      CancelToken cancel,
      ProgressSink progress)
      throws LacunaException {
    Speech speech = options.speech();
    TranscriptLookup lookup =
        finder.find(info.file(), options.transcript(), info.subtitles(), durationUs);
    if (info.audio().isEmpty() || listener.isEmpty()) {
      return lookup;
    }
    if (lookup.transcript().isPresent()) {
      return speech.align()
          ? aligned(info, lookup.transcript().get(), listener.get(), cancel, progress)
          : lookup;
    }
    return speech.recognise()
        ? recognised(info, speech, durationUs, lookup, listener.get(), cancel, progress)
        : withOffer(lookup);
  }

  private static TranscriptLookup aligned(
      MediaInfo info,
      Transcript found,
      ClipListener listener,
      CancelToken cancel,
      ProgressSink progress)
      throws LacunaException {
    boolean wanted = found.words().stream().anyMatch(w -> w.origin() == Origin.INTERPOLATED);
    return wanted
        ? TranscriptLookup.found(listener.align(info, found, cancel, progress))
        : TranscriptLookup.found(found);
  }

  private static TranscriptLookup recognised(
      MediaInfo info,
      Speech speech,
      long durationUs,
      TranscriptLookup lookup,
      ClipListener listener,
      CancelToken cancel,
      ProgressSink progress)
      throws LacunaException {
    Transcript heard = listener.recognise(info, speech.model(), durationUs, cancel, progress);
    String unread =
        lookup.exists() ? " (" + withoutStop(lookup.whyAbsent().orElseThrow()) + ")" : "";
    if (heard.words().isEmpty()) {
      return TranscriptLookup.unusable(
          "No words: " + heard.source() + " heard none in this clip" + unread + ".");
    }
    return TranscriptLookup.found(heard.from(heard.source() + unread));
  }

  private static TranscriptLookup withOffer(TranscriptLookup lookup) {
    return lookup.exists()
        ? lookup
        : TranscriptLookup.none(
            withoutStop(lookup.whyAbsent().orElseThrow()) + ", or have its speech recognised.");
  }

  private static String withoutStop(String sentence) {
    return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
  }
}
