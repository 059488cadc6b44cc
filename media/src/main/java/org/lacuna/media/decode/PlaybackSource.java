package org.lacuna.media.decode;

import java.nio.file.Path;
import org.lacuna.inference.task.LacunaException;

/**
 * The port to media files for playback: picture and sound are read apart, each from any time.
 * Implementations are stateless and thread-safe; what they open belongs to one thread.
 */
public interface PlaybackSource {

  /**
   * Opens the file, reads its headers and closes it.
   *
   * @throws LacunaException of kind MEDIA when it is not there, not media, or has no stream to read
   */
  MediaInfo probe(Path file) throws LacunaException;

  /**
   * Opens the pictures of a file; {@link PictureReader#seek} comes first.
   *
   * @throws LacunaException of kind MEDIA when there are none that can be read
   */
  PictureReader pictures(Path file) throws LacunaException;

  /**
   * Opens the sound of a file; {@link SoundReader#seek} comes first.
   *
   * @throws LacunaException of kind MEDIA when there is none that can be read
   */
  SoundReader sound(Path file) throws LacunaException;
}
