package org.lacuna.app.gpu;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.LacunaException.Kind;

/** Runs other programs. Thread-safe. */
public final class ExternalTool {

  private static final String LAUNCHER_MARK = "_JPACKAGE_LAUNCHER";

  private final String path;

  /**
   * @param path folders to look in, as in the variable PATH
   */
  public ExternalTool(String path) {
    this.path = path;
  }

  /**
   * What a program left behind.
   *
   * @param exitCode 0 for success
   * @param output everything it printed
   */
  public record Result(int exitCode, String output) {}

  /** Looks for a program on the path, with the endings of Windows too. */
  public Optional<Path> find(String name) {
    for (String folder : path.split(File.pathSeparator, -1)) {
      for (String ending : List.of("", ".cmd", ".exe")) {
        if (folder.isBlank()) {
          continue;
        }
        Path file = Path.of(folder).resolve(name + ending);
        boolean forWindows = !ending.isEmpty();
        if (Files.isRegularFile(file) && (forWindows || Files.isExecutable(file))) {
          return Optional.of(file);
        }
      }
    }
    return Optional.empty();
  }

  /**
   * Runs a program to its end.
   *
   * @param command the program and its arguments
   * @param folder where it runs
   * @param longest after this time it is stopped
   * @throws LacunaException of kind USAGE when it cannot be started or does not end in time
   */
  public Result run(List<String> command, Path folder, Duration longest) throws LacunaException {
    String name = String.valueOf(Path.of(command.get(0)).getFileName());
    Path log = folder.resolve("output-" + name + ".log");
    try {
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .redirectInput(ProcessBuilder.Redirect.PIPE);
      // An installed program marks its own process so; one that it starts must not take the mark
      // for its own.
      builder.environment().keySet().removeIf(key -> key.startsWith(LAUNCHER_MARK));
      Process process = builder.start();
      process.getOutputStream().close();
      try {
        if (!process.waitFor(longest.toSeconds(), TimeUnit.SECONDS)) {
          throw new LacunaException(Kind.USAGE, "\"" + name + "\" does not come to an end.");
        }
      } finally {
        // Also when this thread is interrupted: nothing may go on behind the user's back.
        process.destroy();
      }
      // Not every program prints UTF-8; a strange letter in a log must not fail the work.
      return new Result(
          process.exitValue(), new String(Files.readAllBytes(log), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new LacunaException(Kind.USAGE, "\"" + name + "\" cannot be started.", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LacunaException(Kind.USAGE, "\"" + name + "\" was interrupted.", e);
    } finally {
      try {
        Files.deleteIfExists(log);
      } catch (IOException e) {
        // The folder is temporary and deleted as a whole by its owner.
        log.toFile().deleteOnExit();
      }
    }
  }
}
