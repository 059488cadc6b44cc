package org.lacuna.app.mapping;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.lacuna.app.mapping.propose.NetworkShape;
import org.lacuna.app.mapping.trial.NetworkTests;
import org.lacuna.inference.task.CancelToken;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.LacunaException.Kind;

/**
 * An ONNX file without a card.
 *
 * @param file where it lies
 * @param bytes its content
 * @param shape what it takes and gives
 */
public record ForeignNetwork(Path file, byte[] bytes, NetworkShape shape) {

  /**
   * Reads a file.
   *
   * @param tests loads it for the first time
   * @throws LacunaException of kind MODEL when it cannot be run here
   */
  static ForeignNetwork read(Path file, NetworkTests tests, CancelToken cancel)
      throws LacunaException {
    NetworkShape shape = tests.shape(file, cancel);
    try {
      return new ForeignNetwork(file, Files.readAllBytes(file), shape);
    } catch (IOException e) {
      throw new LacunaException(
          Kind.MODEL, "The file \"" + file + "\" cannot be read: choose another one.", e);
    }
  }

  /** The file's name without its ending. */
  String name() {
    String name = String.valueOf(file.getFileName());
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }
}
