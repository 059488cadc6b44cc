package org.lacuna.app.cli.bench;

import java.util.Locale;
import java.util.concurrent.Callable;
import org.lacuna.app.bench.FrameTimes;
import org.lacuna.app.bench.WindowFigures;
import org.lacuna.app.cli.base.CommandContext;
import org.lacuna.app.cli.base.Windows;
import org.lacuna.app.cli.text.TextTable;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.LacunaException.Kind;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code lacuna bench window}. */
@Command(
    name = "window",
    description = {
      "Measure how fast the window draws: a script pans and zooms in a made-up hour with nine",
      "lanes. A frame's time is that from one frame to the next when nothing waits for the screen.",
    })
public final class BenchWindowCommand implements Callable<Integer> {

  private final CommandContext context;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      defaultValue = "8",
      description = "How long each part of the script goes on, 1 to 600. Default: 8.")
  private double seconds = 8;

  public BenchWindowCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws LacunaException {
    if (!(seconds >= 1 && seconds <= 600)) {
      throw new LacunaException(Kind.USAGE, "--seconds must be from 1 to 600.");
    }
    Windows.requireDisplay(context);
    WindowFigures figures = context.window().measure(context.services().get(), seconds);
    context.console().out().print(render(figures));
    return 0;
  }

  private static String render(WindowFigures f) {
    TextTable table =
        new TextTable("", ">frames", ">mean ms", ">median ms", ">95 % ms", ">worst ms");
    for (FrameTimes t : f.frames()) {
      table.add(
          t.what(),
          Integer.toString(t.frames()),
          format("%.1f", t.meanMs()),
          format("%.1f", t.medianMs()),
          format("%.1f", t.p95Ms()),
          format("%.1f", t.worstMs()));
    }
    return format(
            "Window %.0f x %.0f, %d lanes, clip of %.0f s%n",
            f.width(), f.height(), f.lanes(), f.clipSeconds())
        + format("Start until the window takes keys  %.0f ms%n%n", f.startMs())
        + table.render();
  }

  private static String format(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
