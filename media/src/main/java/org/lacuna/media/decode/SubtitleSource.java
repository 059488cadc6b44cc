package org.lacuna.media.decode;

import java.nio.file.Path;
import java.util.List;
import org.lacuna.inference.task.LacunaException;

/** The port to subtitles inside a media file. Implementations are stateless and thread-safe. */
public interface SubtitleSource {

  /**
   * Reads the first text subtitle stream from start to end.
   *
   * @return the cues by start time; empty when the file embeds no text subtitles
   * @throws LacunaException of kind MEDIA when the file is not there or is not media
   */
  List<SubtitleCue> read(Path file) throws LacunaException;
}
