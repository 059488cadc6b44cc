package org.lacuna.app.project;

import java.nio.file.Path;

/**
 * Where the open project lies.
 *
 * @param file whole path; empty when the project is only in memory
 * @param unnamed whether the user has not given it a name yet
 */
public record ProjectPlace(Path file, boolean unnamed) {

  /** Whether it is kept at all. */
  public boolean onDisk() {
    return !file.toString().isEmpty();
  }

  /** Name of the file without its ending. */
  public String name() {
    String name = String.valueOf(file.getFileName());
    String ending = "." + ProjectFile.EXTENSION;
    return name.endsWith(ending) ? name.substring(0, name.length() - ending.length()) : name;
  }
}
