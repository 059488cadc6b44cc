package org.lacuna.app.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.lacuna.app.cli.base.Arguments;
import org.lacuna.app.cli.base.CommandContext;
import org.lacuna.app.cli.base.Windows;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.LacunaException.Kind;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code lacuna pictures}. */
@Command(
    name = "pictures",
    description = "Take the pictures of the guide from the real window with the demo clip.")
final class PicturesCommand implements Callable<Integer> {

  private final CommandContext context;

  @Parameters(paramLabel = "FOLDER", description = "Where they go; an existing folder.")
  private @Nullable Path folder;

  PicturesCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws LacunaException {
    Path into = Arguments.given(folder, "FOLDER");
    if (!Files.isDirectory(into)) {
      throw new LacunaException(Kind.USAGE, "There is no folder \"" + into + "\": make it first.");
    }
    Windows.requireDisplay(context);
    for (Path picture : context.window().pictures(context.services().get(), into)) {
      context.console().out().println(picture);
    }
    return 0;
  }
}
