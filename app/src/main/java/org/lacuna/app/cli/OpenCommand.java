package org.lacuna.app.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.lacuna.app.cli.base.Arguments;
import org.lacuna.app.cli.base.CommandContext;
import org.lacuna.app.cli.base.SpeechOptions;
import org.lacuna.app.cli.base.Windows;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.LacunaException.Kind;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code lacuna open}. */
@Command(name = "open", description = "Open the window on a clip.")
final class OpenCommand implements Callable<Integer> {

  private final CommandContext context;

  @Parameters(paramLabel = "FILE", description = "The clip.")
  private @Nullable Path file;

  @Mixin private SpeechOptions speech = new SpeechOptions();

  OpenCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws LacunaException {
    Path clip = Arguments.given(file, "FILE");
    if (!Files.isRegularFile(clip)) {
      throw new LacunaException(Kind.MEDIA, "The file \"" + clip + "\" does not exist.");
    }
    return Windows.open(context, Optional.of(clip), speech.speech());
  }
}
