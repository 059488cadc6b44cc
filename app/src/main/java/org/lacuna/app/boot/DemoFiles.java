package org.lacuna.app.boot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.lacuna.app.files.SafeFiles;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.LacunaException.Kind;
import org.lacuna.resources.LacunaResources;

/** Lays the bundled demo clip and its transcript down as files. */
final class DemoFiles {

  private static final String CLIP = "demo.mp4";
  private static final String TRANSCRIPT = "demo.vtt";

  private final Path folder;

  DemoFiles(Path folder) {
    this.folder = folder;
  }

  /** The clip; both files are written again when they are not there as bundled. */
  synchronized Path clip() throws LacunaException {
    try {
      Files.createDirectories(folder);
      lay(TRANSCRIPT);
      return lay(CLIP);
    } catch (IOException e) {
      throw new LacunaException(
          Kind.MEDIA, "The demo clip cannot be written to \"" + folder + "\".", e);
    }
  }

  private Path lay(String name) throws IOException, LacunaException {
    if (!LacunaResources.exists("demo/" + name)) {
      throw new LacunaException(Kind.MEDIA, "This copy of Lacuna has no demo clip.");
    }
    byte[] content = LacunaResources.bytes("demo/" + name);
    Path file = folder.resolve(name);
    if (!Files.exists(file) || Files.size(file) != content.length) {
      SafeFiles.write(file, content);
    }
    return file;
  }
}
