package org.lacuna.app.export;

import java.nio.file.Path;

/**
 * One clip to extract.
 *
 * @param file the media file
 * @param name its name in the output folder, with {@code /} between sub-folders and with the media
 *     file's own ending; unique within a run
 */
public record ExportItem(Path file, String name) {

  /** The last part of the name without its ending, as openSMILE's instance name. */
  public String stem() {
    String last = name.substring(name.lastIndexOf('/') + 1);
    int dot = last.lastIndexOf('.');
    return dot <= 0 ? last : last.substring(0, dot);
  }

  /** The name without its ending. */
  public String nameWithoutEnding() {
    return name.substring(0, name.lastIndexOf('/') + 1) + stem();
  }
}
