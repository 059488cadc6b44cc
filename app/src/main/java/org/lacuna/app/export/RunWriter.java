package org.lacuna.app.export;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.lacuna.inference.task.LacunaException;

/** Writes one file for a whole run from what was written for each clip. */
public interface RunWriter {

  /** The file's name in the output folder. */
  String name();

  /**
   * Writes the file.
   *
   * @param items the clips that are finished, sorted by name
   * @param out the output folder
   * @param free free space there, bytes
   * @param file where to write
   * @return sentences that the user should read, such as clips that were left out
   * @throws LacunaException of kind USAGE when the file cannot be made
   */
  List<String> write(List<ExportItem> items, Path out, long free, Path file)
      throws LacunaException, IOException;
}
