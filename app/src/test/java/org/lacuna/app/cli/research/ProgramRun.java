package org.lacuna.app.cli.research;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.lacuna.app.boot.Composition;
import org.lacuna.app.boot.Services;
import org.lacuna.app.boot.UserFolders;
import org.lacuna.app.cli.Program;
import org.lacuna.app.cli.base.CommandContext;
import org.lacuna.app.cli.text.Console;

/** Runs commands of the program and keeps what the last one printed. */
final class ProgramRun {

  private final Supplier<Services> services;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  /**
   * @param services for each command, closed after it
   */
  ProgramRun(Supplier<Services> services) {
    this.services = services;
  }

  /** With the real services, whose files lie in a folder. */
  static ProgramRun real(Path folder) {
    return new ProgramRun(
        () -> Composition.create(new UserFolders(folder, folder, folder), "none"));
  }

  /** The exit code of a command. */
  int run(String... args) {
    out.reset();
    err.reset();
    Console console =
        new Console(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            false);
    try (Services open = services.get()) {
      return new Program(new CommandContext(() -> open, console, (s, request) -> {}, "none", ""))
          .run(args);
    }
  }

  String output() {
    return out.toString(StandardCharsets.UTF_8);
  }

  String errors() {
    return err.toString(StandardCharsets.UTF_8);
  }
}
