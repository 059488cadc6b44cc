package org.lacuna.app.cli;

import java.util.concurrent.Callable;
import org.lacuna.app.boot.WindowRequest;
import org.lacuna.app.cli.base.CommandContext;
import org.lacuna.app.cli.base.Windows;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** {@code lacuna} itself: without a command it opens the window. */
@Command(
    name = "lacuna",
    description = {
      "What a multimodal sentiment model still knows when a modality is missing.",
      "Without a command, the window opens."
    },
    footer = {
      "",
      "Exit codes: 0 done, 2 wrong use, 3 unreadable or empty media, 4 model or device.",
    })
final class LacunaCommand implements Callable<Integer> {

  private final CommandContext context;

  @Option(
      names = "--verbose",
      scope = ScopeType.INHERIT,
      description = "Show the technical detail of an error.")
  private boolean verbose;

  @SuppressWarnings("UnusedVariable") // picocli reads it
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT,
      description = "Show this help.")
  private boolean help;

  @SuppressWarnings("UnusedVariable") // picocli reads it
  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = "Show the version.")
  private boolean version;

  LacunaCommand(CommandContext context) {
    this.context = context;
  }

  boolean verbose() {
    return verbose;
  }

  @Override
  public Integer call() throws Exception {
    return Windows.open(context, WindowRequest.of(java.util.List.of()));
  }
}
