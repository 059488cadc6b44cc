package org.lacuna.app.boot;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lacuna.inference.onnx.OnnxRuntime;
import org.lacuna.inference.signal.FeatureSequence;
import org.lacuna.inference.signal.TimedWord;
import org.lacuna.inference.task.CancelToken;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.ProgressSink;
import org.lacuna.media.decode.MediaInfo;
import org.lacuna.media.extract.ExtractOptions;
import org.lacuna.media.extract.LanguageSource;
import org.lacuna.media.text.ClipWords;
import org.lacuna.media.text.TranscriptLanguage;
import org.lacuna.media.text.WordEmbedder;

/** The words of a clip, with the language network opened on first use. Thread-safe. */
final class SpokenLanguage implements LanguageSource, AutoCloseable {

  private static final int THREADS = 2;

  private final OnnxRuntime runtime;
  private final TranscriptLanguage language;
  private @Nullable WordEmbedder embedder;

  /**
   * @param words finds them, in a transcript or in the sound
   */
  SpokenLanguage(OnnxRuntime runtime, ClipWords words) {
    this.runtime = runtime;
    this.language = new TranscriptLanguage(words, this::opened);
  }

  @Override
  public Language read(
      MediaInfo info,
      ExtractOptions options,
      long durationUs,
      CancelToken cancel,
      ProgressSink progress)
      throws LacunaException {
    return language.read(info, options, durationUs, cancel, progress);
  }

  /** Vectors of words, one row a word. */
  FeatureSequence embed(List<TimedWord> words, CancelToken cancel) throws LacunaException {
    WordEmbedder open = opened();
    synchronized (open) {
      return open.embed(words, cancel);
    }
  }

  private synchronized WordEmbedder opened() throws LacunaException {
    WordEmbedder known = embedder;
    if (known == null) {
      known = WordEmbedder.open(runtime, THREADS);
      embedder = known;
    }
    return known;
  }

  @Override
  public synchronized void close() {
    WordEmbedder open = embedder;
    if (open != null) {
      open.close();
    }
  }
}
