package org.lacuna.app.export;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Writes one clip in one format. Thread-safe. */
public interface ClipWriter {

  /**
   * Names, in the output folder, of all files that this writer could make of a clip. Those that it
   * does not make this time are removed, so that what an earlier run left does not pass for the
   * present one's.
   */
  List<String> names(ExportItem item);

  /**
   * Writes the files of one clip. What is written appears only when the whole clip is done.
   *
   * @param files tells where to write
   */
  void write(ExportedClip clip, Files files) throws IOException;

  /** Where the files of one clip go. */
  @FunctionalInterface
  interface Files {
    /**
     * A place for one file.
     *
     * @param name its name in the output folder, for example {@code a/talk.mp4.vision.csv}
     */
    Path file(String name) throws IOException;
  }
}
