package org.lacuna.app.library.view;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Asks the user for files. */
public interface LibraryDialogs {

  /** Clips to add; empty when the user thought better of it. */
  List<Path> clips();

  /** A folder of clips to add. */
  Optional<Path> folder();

  /** Where a clip lies now. */
  Optional<Path> found(Path lost);

  /** A project to open. */
  Optional<Path> project();

  /** Where to save the project. */
  Optional<Path> saveAs(String name);
}
