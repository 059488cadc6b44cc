package org.lacuna.media.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.lacuna.inference.store.TemporaryFiles;
import org.lacuna.inference.task.CancelToken;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.LacunaException.Kind;
import org.lacuna.inference.task.ProgressSink;
import org.lacuna.media.extract.ClipExtractor;
import org.lacuna.media.extract.ExtractOptions;
import org.lacuna.media.extract.Extraction;

/** Extracts a clip anew through temporary files, which are gone when it is done. Thread-safe. */
public final class FreshExtractor implements ClipExtractor {

  private final ClipParts parts;

  public FreshExtractor(ClipParts parts) {
    this.parts = parts;
  }

  @Override
  public Extraction extract(
      Path file, ExtractOptions options, CancelToken cancel, ProgressSink progress)
      throws LacunaException {
    try {
      Path folder = TemporaryFiles.system().folder(TemporaryFiles.Use.CLIP);
      Path media = folder.resolve("clip.media");
      Path words = folder.resolve("clip.words");
      try {
        parts.extract(file, options, media, words, cancel, progress);
        MediaPart read = MediaPart.read(media);
        return read.with(WordsPart.read(words).language(), file, read.timing());
      } finally {
        remove(words);
        remove(media);
        remove(folder);
      }
    } catch (IOException e) {
      throw new LacunaException(
          Kind.USAGE, "The temporary folder cannot be written: is the disk full?", e);
    }
  }

  private static void remove(Path file) throws IOException {
    try {
      Files.deleteIfExists(file);
    } catch (java.nio.file.FileSystemException e) {
      // Windows keeps a file as long as its rows are mapped: it goes with this process.
      file.toFile().deleteOnExit();
    }
  }
}
