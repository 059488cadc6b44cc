package org.lacuna.app.project;

import java.nio.file.Path;

/**
 * A clip of the project.
 *
 * @param id within the project
 * @param file where it lies; it may have gone since
 * @param durationUs length, microseconds; 0 when it has never been read
 * @param position place in the list, from 0; -1 when it was taken off the list
 */
public record ClipEntry(long id, Path file, long durationUs, int position) {

  /** Name of the file, for lists. */
  public String name() {
    return String.valueOf(file.getFileName());
  }
}
