package org.lacuna.app.mapping;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Asks the user for a file. */
@FunctionalInterface
public interface FileChoice {

  /**
   * @param title of the question
   * @param kind what the files are called together
   * @param endings for example {@code *.onnx}
   * @return empty when the user thought better of it
   */
  Optional<Path> ask(String title, String kind, List<String> endings);
}
