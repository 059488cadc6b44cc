package org.lacuna.app.picture;

import java.nio.file.Path;
import java.util.Optional;

/** Asks the user where a file is to go. */
@FunctionalInterface
public interface FileAsker {

  /**
   * @param title of the question
   * @param name that is proposed, with its ending
   * @return empty when the user thought better of it
   */
  Optional<Path> ask(String title, String name);
}
