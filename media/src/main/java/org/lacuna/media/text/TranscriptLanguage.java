package org.lacuna.media.text;

import org.lacuna.inference.signal.FeatureSequence;
import org.lacuna.inference.task.CancelToken;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.ProgressSink;
import org.lacuna.media.decode.MediaInfo;
import org.lacuna.media.extract.ExtractOptions;
import org.lacuna.media.extract.LanguageSource;

/**
 * The words of a clip with a vector each. Thread-safe: callers take turns at the embedder, which
 * stays the property of whoever made it.
 */
public final class TranscriptLanguage implements LanguageSource {

  /** Lends the embedder; asked only when there are words, because opening it takes a second. */
  @FunctionalInterface
  public interface EmbedderLender {

    /**
     * The same embedder every time.
     *
     * @throws LacunaException of kind MODEL when it cannot be opened
     */
    WordEmbedder lend() throws LacunaException;
  }

  private final ClipWords spoken;
  private final EmbedderLender lender;

  /** Words of transcripts only. */
  public TranscriptLanguage(TranscriptFinder finder, EmbedderLender lender) {
    this(new ClipWords(finder), lender);
  }

  public TranscriptLanguage(ClipWords spoken, EmbedderLender lender) {
    this.spoken = spoken;
    this.lender = lender;
  }

  @Override
  public Language read(
      MediaInfo info,
      ExtractOptions options,
      long durationUs,
      CancelToken cancel,
      ProgressSink progress)
      throws LacunaException {
    TranscriptLookup lookup = spoken.find(info, options, durationUs, cancel, progress);
    if (lookup.transcript().isEmpty()) {
      return Language.absent(lookup.whyAbsent().orElseThrow());
    }
    Transcript found = lookup.transcript().get();
    WordEmbedder embedder = lender.lend();
    FeatureSequence vectors;
    synchronized (embedder) {
      vectors = embedder.embed(found.words(), cancel);
    }
    if (vectors.observedSteps() == 0) {
      return Language.absent(
          "No transcript: " + found.source() + " holds no word that the language network knows.");
    }
    return Language.found(found.words(), vectors, found.source());
  }
}
