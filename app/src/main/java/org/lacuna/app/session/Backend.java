package org.lacuna.app.session;

import java.nio.file.Path;
import java.util.List;
import org.lacuna.inference.task.CancelToken;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.ProgressSink;
import org.lacuna.media.degrade.Change;
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

  /**
   * The same clip made worse in places.
   *
   * @param clip as it was read
   */
  default Extraction degrade(
      Extraction clip, List<Change> changes, CancelToken cancel, ProgressSink progress)
      throws LacunaException {
    throw new UnsupportedOperationException("nothing here makes clips worse");
  }

  /** Opens the network that is used where none is chosen; the session closes it. */
  ClipModel openModel() throws LacunaException;

  /** Names of the networks to choose from, the one that is used where none is chosen first. */
  default List<String> models() {
    return List.of();
  }

  /**
   * Opens one of the networks to choose from; the session closes it.
   *
   * @param name one of {@link #models}
   */
  default ClipModel openModel(String name) throws LacunaException {
    throw new IllegalArgumentException("there is no network \"" + name + "\" to choose");
  }

  /** The demo clip as a file. */
  Path demoClip() throws LacunaException;
}
