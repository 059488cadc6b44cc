package org.lacuna.app.cli.base;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.lacuna.app.cli.text.Console;
import org.lacuna.app.files.SafeFiles;
import org.lacuna.inference.task.LacunaException;
import picocli.CommandLine.Option;

/** The {@code --json} option. */
public final class JsonTarget {

  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = "Write the result as JSON; - writes it to standard output instead of a table.")
  private @Nullable String target;

  /** Whether standard output belongs to the JSON alone. */
  public boolean takesStandardOutput() {
    return "-".equals(target);
  }

  /** Tells before long work that the file could not be written. */
  public void check() throws LacunaException {
    String name = target;
    if (name != null && !takesStandardOutput()) {
      SafeFiles.requireWritable(Path.of(name));
    }
  }

  /** Writes the result where it was asked for, if it was. */
  public void write(JsonNode json, Console console) throws LacunaException {
    String name = target;
    if (name == null) {
      return;
    }
    if (takesStandardOutput()) {
      console.out().print(SafeFiles.text(json));
      console.out().flush();
    } else {
      SafeFiles.write(Path.of(name), SafeFiles.text(json));
    }
  }
}
