package org.lacuna.media.extract;

import java.nio.file.Path;
import org.lacuna.inference.task.CancelToken;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.ProgressSink;

/**
 * The port from a clip to its feature set. Everything that is missing becomes a reason or a mask,
 * never a failure; only a file in which nothing can be decoded is refused. Thread-safe.
 */
@FunctionalInterface
public interface ClipExtractor {

  /**
   * Extracts one clip; returns when it is done.
   *
   * @param file the clip
   * @param options what is wanted
   * @throws LacunaException of kind MEDIA when nothing can be read, of kind MODEL when an
   *     extractor's network fails
   * @throws java.util.concurrent.CancellationException when cancelled
   */
  Extraction extract(Path file, ExtractOptions options, CancelToken cancel, ProgressSink progress)
      throws LacunaException;
}
