package org.lacuna.app.session;

import java.nio.file.Path;
import org.lacuna.inference.signal.FeatureSet;
import org.lacuna.media.extract.Extraction;

/**
 * The clip that the window shows.
 *
 * @param file where it lies
 * @param extraction what was found in it
 * @param opening number of the opening: a clip of which something was found anew, or another face
 *     chosen, keeps it
 */
public record OpenClip(Path file, Extraction extraction, int opening) {

  public OpenClip(Path file, Extraction extraction) {
    this(file, extraction, 0);
  }

  public FeatureSet features() {
    return extraction.features();
  }

  /** The file's name without its folder. */
  public String name() {
    return fileName(file);
  }

  static String fileName(Path file) {
    Path name = file.getFileName();
    return name == null ? file.toString() : name.toString();
  }
}
