package org.lacuna.app.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.lacuna.app.boot.WindowRequest;
import org.lacuna.app.cli.base.CommandContext;
import org.lacuna.app.cli.base.SpeechOptions;
import org.lacuna.app.cli.base.Windows;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.LacunaException.Kind;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lacuna open}. */
@Command(name = "open", description = "Open the window on clips, or in full screen for a room.")
final class OpenCommand implements Callable<Integer> {

  private final CommandContext context;

  @Parameters(
      paramLabel = "FILE",
      arity = "0..*",
      description = "A clip to open; several of them, or a folder, are put on the list.")
  private List<Path> files = new ArrayList<>();

  @Option(
      names = "--present",
      description =
          "Begin in full screen for a room: video, switches, large bars. Without FILE it shows the"
              + " clips of the last time, or the demo clip.")
  private boolean present;

  @Mixin private SpeechOptions speech = new SpeechOptions();

  OpenCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws LacunaException {
    if (files.isEmpty() && !present) {
      throw new LacunaException(Kind.USAGE, "FILE is missing.");
    }
    for (Path file : files) {
      if (!Files.exists(file)) {
        throw new LacunaException(Kind.MEDIA, "The file \"" + file + "\" does not exist.");
      }
    }
    return Windows.open(context, new WindowRequest(files, speech.speech(), present));
  }
}
