package org.lacuna.app.session;

import java.nio.file.Path;
import java.util.List;
import org.lacuna.inference.signal.FeatureSet;
import org.lacuna.media.degrade.Change;
import org.lacuna.media.extract.Extraction;

/**
 * The clip that the window shows.
 *
 * @param file where it lies
 * @param extraction what was found in it
 * @param opening number of the opening: a clip of which something was found anew, or another face
 *     chosen, keeps it
 * @param changes what was made worse in it; empty for the clip as it was read
 */
public record OpenClip(Path file, Extraction extraction, int opening, List<Change> changes) {

  public OpenClip {
    changes = List.copyOf(changes);
  }

  public OpenClip(Path file, Extraction extraction, int opening) {
    this(file, extraction, opening, List.of());
  }

  public OpenClip(Path file, Extraction extraction) {
    this(file, extraction, 0);
  }

  /** The same clip made worse. */
  OpenClip withChanges(Extraction worse, List<Change> made) {
    return new OpenClip(file, worse, opening, made);
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
