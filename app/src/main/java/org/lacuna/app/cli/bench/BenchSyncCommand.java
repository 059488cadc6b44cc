package org.lacuna.app.cli.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.lacuna.app.bench.SyncFigures;
import org.lacuna.app.cli.base.CommandContext;
import org.lacuna.app.cli.base.Windows;
import org.lacuna.app.cli.text.TextTable;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.LacunaException.Kind;
import org.lacuna.media.demo.BeepAndFlash;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code lacuna bench sync}. */
@Command(
    name = "sync",
    description = {
      "Measure how well picture and sound go together: the player shows a clip of flashes and tones,",
      "and the moment a flash has been drawn is compared with the moment its tone is heard. The",
      "sound goes to a made-up loudspeaker that takes it as fast as a real one.",
    })
public final class BenchSyncCommand implements Callable<Integer> {

  private final CommandContext context;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      defaultValue = "12",
      description = "Length of the clip, one flash a second, 3 to 600. Default: 12.")
  private int seconds = 12;

  public BenchSyncCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws LacunaException {
    if (seconds < 3 || seconds > 600) {
      throw new LacunaException(Kind.USAGE, "--seconds must be from 3 to 600.");
    }
    Windows.requireDisplay(context);
    Path clip = temporary();
    try {
      BeepAndFlash.write(clip, seconds);
      print(context.window().measureSync(context.services().get(), clip));
    } finally {
      clip.toFile().delete();
    }
    return 0;
  }

  private static Path temporary() throws LacunaException {
    try {
      return Files.createTempFile("lacuna-flashes", ".mp4");
    } catch (IOException e) {
      throw new LacunaException(
          Kind.MEDIA, "No clip can be written to the folder for temporary files.", e);
    }
  }

  private void print(List<SyncFigures> figures) {
    TextTable table = new TextTable(">speed", ">flashes", ">late by, mean ms", ">at worst ms");
    for (SyncFigures f : figures) {
      table.add(
          String.format(Locale.ROOT, "%.2f", f.speed()),
          Integer.toString(f.flashes()),
          String.format(Locale.ROOT, "%.1f", f.meanMs()),
          String.format(Locale.ROOT, "%.1f", f.worstMs()));
    }
    context.console().out().print(table.render());
  }
}
