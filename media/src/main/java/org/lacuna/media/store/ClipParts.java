package org.lacuna.media.store;

import java.nio.file.Path;
import org.lacuna.inference.task.CancelToken;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.ProgressSink;
import org.lacuna.media.extract.ExtractOptions;

/**
 * The port that turns a clip into two files: what its pictures and its sound gave ({@link
 * MediaPart}), and its words ({@link WordsPart}). They are apart because a new transcript changes
 * only the second. Thread-safe. Files appear whole or not at all.
 */
public interface ClipParts {

  /**
   * Extracts a clip.
   *
   * @param media where to write what pictures and sound gave
   * @param words where to write the words
   * @throws LacunaException of kind MEDIA when nothing can be read, or reading it had to be stopped
   * @throws java.util.concurrent.CancellationException when cancelled
   */
  void extract(
      Path file,
      ExtractOptions options,
      Path media,
      Path words,
      CancelToken cancel,
      ProgressSink progress)
      throws LacunaException;

  /**
   * Finds only the words.
   *
   * @param durationUs length of the clip, microseconds
   * @param words where to write them
   * @throws LacunaException of kind MEDIA when the clip or a named transcript cannot be read
   * @throws java.util.concurrent.CancellationException when cancelled
   */
  void words(
      Path file,
      ExtractOptions options,
      long durationUs,
      Path words,
      CancelToken cancel,
      ProgressSink progress)
      throws LacunaException;
}
