package org.lacuna.media.store;

import java.io.IOException;
import java.nio.file.Path;
import org.lacuna.inference.task.CancelToken;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.LacunaException.Kind;
import org.lacuna.inference.task.ProgressSink;
import org.lacuna.media.decode.MediaSource;
import org.lacuna.media.extract.ClipExtractor;
import org.lacuna.media.extract.ExtractOptions;
import org.lacuna.media.extract.Extraction;
import org.lacuna.media.extract.LanguageSource;

/** Extracts in this process, on the calling thread. */
public final class PassParts implements ClipParts {

  private final ClipExtractor extractor;
  private final MediaSource source;
  private final LanguageSource language;

  /**
   * @param extractor gives everything
   * @param source reads the headers where only words are wanted
   * @param language finds the words where only they are wanted
   */
  public PassParts(ClipExtractor extractor, MediaSource source, LanguageSource language) {
    this.extractor = extractor;
    this.source = source;
    this.language = language;
  }

  @Override
  public void extract(
      Path file,
      ExtractOptions options,
      Path media,
      Path words,
      CancelToken cancel,
      ProgressSink progress)
      throws LacunaException {
    Extraction extraction = extractor.extract(file, options, cancel, progress);
    try {
      MediaPart.of(extraction).write(media);
      WordsPart.of(extraction).write(words);
    } catch (IOException e) {
      throw unwritable(media, e);
    }
  }

  @Override
  public void words(
      Path file,
      ExtractOptions options,
      long durationUs,
      Path words,
      CancelToken cancel,
      ProgressSink progress)
      throws LacunaException {
    progress.progress(0, "Reading the words");
    LanguageSource.Language found =
        language.read(source.probe(file), options, durationUs, cancel, progress);
    try {
      new WordsPart(found).write(words);
    } catch (IOException e) {
      throw unwritable(words, e);
    }
    progress.progress(1, "Done");
  }

  static LacunaException unwritable(Path file, IOException e) {
    return new LacunaException(
        Kind.USAGE,
        "The folder \"" + file.getParent() + "\" cannot be written: is the disk full?",
        e);
  }
}
