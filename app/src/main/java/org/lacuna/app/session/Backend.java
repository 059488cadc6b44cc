package org.lacuna.app.session;

import java.nio.file.Path;
import org.lacuna.inference.task.CancelToken;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.ProgressSink;
import org.lacuna.media.extract.Extraction;

/** What the session asks of the rest of the program; called away from the thread of the views. */
public interface Backend {

  /** Reads a clip to its features. */
  Extraction read(Path file, CancelToken cancel, ProgressSink progress) throws LacunaException;

  /**
   * The same clip with its words heard by the built-in speech recognition, unless a transcript has
   * turned up beside it; nothing else is extracted again.
   */
  Extraction recogniseSpeech(Extraction clip, CancelToken cancel, ProgressSink progress)
      throws LacunaException;

  /** Opens the network; the session closes it. */
  ClipModel openModel() throws LacunaException;

  /** The demo clip as a file. */
  Path demoClip() throws LacunaException;
}
