package org.lacuna.app.fake;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program of its own that says a line for each thing it has done, until it is killed. */
public final class KilledProgram {

  private KilledProgram() {}

  /**
   * Kills the program after so many lines and waits until it is gone.
   *
   * @return all lines that it said; fewer than asked for where it ended by itself
   */
  public static List<String> saidBefore(Class<?> program, String argument, int lines)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xshare:auto",
                "-cp",
                System.getProperty("java.class.path"),
                program.getName(),
                argument)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    List<String> said = new ArrayList<>();
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      String line = reader.readLine();
      while (line != null) {
        said.add(line);
        if (said.size() == lines) {
          // by its handle: the process itself would close the pipe with what it still holds
          process.toHandle().destroyForcibly();
        }
        line = reader.readLine();
      }
    }
    if (!process.waitFor(30, TimeUnit.SECONDS)) {
      throw new IllegalStateException("the program lives on");
    }
    return said;
  }
}
