package org.lacuna.media.text.speech;

import java.nio.file.Path;
import java.util.Optional;
import org.lacuna.inference.task.LacunaException;

/** Opens the engines that are at hand. Nothing is loaded before it is used. Thread-safe. */
public interface SpeechEngines {

  /**
   * A recogniser, which the caller closes.
   *
   * @param model folder or file of a model that the user names; empty for the built-in engine
   * @throws LacunaException of kind USAGE when there is no such file, of kind MODEL when it is no
   *     model that an engine at hand reads, or is damaged as far as can be told without loading it
   */
  SpeechRecognizer recognizer(Optional<Path> model) throws LacunaException;

  /** The aligner, which the caller closes. English only. */
  WordAligner aligner();
}
