package org.lacuna.training.dataset;

import java.nio.file.Path;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.LacunaException.Kind;

/** Reads data of one kind. Stateless, so one reader may serve several threads. */
public interface DatasetReader {

  /** Whether a file or folder looks like this reader's, judged by a short look inside. */
  boolean canRead(Path path);

  /**
   * Reads everything.
   *
   * @throws LacunaException of kind USAGE with one sentence when the file is damaged, hostile, or
   *     of another layout
   */
  Dataset read(Path path) throws LacunaException;

  /**
   * Reads one of several readings of the same data, such as one emotion or one protocol.
   *
   * @param variant its name; empty for the usual one
   * @throws LacunaException as {@link #read(Path)}, and when there is no such variant
   */
  default Dataset read(Path path, String variant) throws LacunaException {
    if (!variant.isEmpty()) {
      throw new LacunaException(
          Kind.USAGE,
          "\"%s\" has no part \"%s\": leave \"#%s\" out.".formatted(path, variant, variant));
    }
    return read(path);
  }

  /** A short line for messages: which data this reader takes. */
  String expects();
}
