package org.lacuna.app.testbed;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A bundle as it was typed, {@code FOLDER} or {@code NAME=FOLDER}.
 *
 * @param name what it is to be called; empty = what its card says
 * @param folder where it lies
 */
public record NamedBundle(Optional<String> name, Path folder) {

  /** Reads what was typed; a folder whose own name has an equals sign is taken as it is. */
  public static NamedBundle parse(String typed) {
    int sign = typed.indexOf('=');
    if (sign <= 0 || Files.isDirectory(Path.of(typed))) {
      return new NamedBundle(Optional.empty(), Path.of(typed));
    }
    return new NamedBundle(
        Optional.of(typed.substring(0, sign).strip()), Path.of(typed.substring(sign + 1)));
  }
}
