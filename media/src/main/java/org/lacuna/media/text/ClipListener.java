package org.lacuna.media.text;

import java.nio.file.Path;
import java.util.Optional;
import org.lacuna.inference.task.CancelToken;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.ProgressSink;
import org.lacuna.media.decode.MediaInfo;

/** The port from a clip's sound to words and their times. Thread-safe. */
public interface ClipListener {

  /**
   * Recognises what is said.
   *
   * @param info a clip with sound
   * @param model a speech model that the user names; empty for the built-in engine
   * @param durationUs length of the clip, microseconds; 0 when it is not known
   * @return words of origin RECOGNISED, none when none was heard; the source names the engine and
   *     says when it is rough
   * @throws LacunaException of kind USAGE or MODEL when the model cannot be used, of kind MEDIA
   *     when the sound cannot be decoded
   * @throws java.util.concurrent.CancellationException when cancelled
   */
  Transcript recognise(
      MediaInfo info,
      Optional<Path> model,
      long durationUs,
      CancelToken cancel,
      ProgressSink progress)
      throws LacunaException;

  /**
   * Finds the words of a transcript in the sound, as far as they have no times of their own.
   *
   * @param info a clip with sound
   * @return the same words; those that were found are ALIGNED, the others stay as they were or
   *     stand between their neighbours, INTERPOLATED
   * @throws LacunaException of kind MODEL when the aligner fails, of kind MEDIA when the sound
   *     cannot be decoded
   * @throws java.util.concurrent.CancellationException when cancelled
   */
  Transcript align(MediaInfo info, Transcript transcript, CancelToken cancel, ProgressSink progress)
      throws LacunaException;
}
