package org.lacuna.app.boot;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lacuna.inference.onnx.OnnxRuntime;
import org.lacuna.inference.task.CancelToken;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.media.decode.MediaInfo;
import org.lacuna.media.decode.SubtitleSource;
import org.lacuna.media.extract.LanguageSource;
import org.lacuna.media.text.TranscriptFinder;
import org.lacuna.media.text.TranscriptLanguage;
import org.lacuna.media.text.TranscriptReaders;
import org.lacuna.media.text.WordEmbedder;

/** The words of a clip, with the language network opened on first use. Thread-safe. */
final class SpokenLanguage implements LanguageSource, AutoCloseable {

  private static final int THREADS = 2;

  private final OnnxRuntime runtime;
  private final TranscriptFinder finder;
  private @Nullable WordEmbedder embedder;
  private @Nullable TranscriptLanguage language;

  SpokenLanguage(OnnxRuntime runtime, SubtitleSource subtitles) {
    this.runtime = runtime;
    this.finder = new TranscriptFinder(TranscriptReaders.standard(), subtitles);
  }

  @Override
  public Language read(
      MediaInfo info, Optional<Path> transcript, long durationUs, CancelToken cancel)
      throws LacunaException {
    return opened().read(info, transcript, durationUs, cancel);
  }

  private synchronized TranscriptLanguage opened() throws LacunaException {
    TranscriptLanguage known = language;
    if (known == null) {
      WordEmbedder opened = WordEmbedder.open(runtime, THREADS);
      known = new TranscriptLanguage(finder, opened);
      embedder = opened;
      language = known;
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
