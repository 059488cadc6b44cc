package org.lacuna.app.cli.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.lacuna.app.bench.FrameTimes;
import org.lacuna.app.cli.base.CommandContext;
import org.lacuna.app.cli.base.Windows;
import org.lacuna.app.cli.text.TextTable;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.LacunaException.Kind;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lacuna bench switch}. */
@Command(
    name = "switch",
    description = {
      "Measure how fast the window answers: a script flips modality switches before each page in",
      "turn. A flip lasts until the frame that shows the new answer is over.",
    })
public final class BenchSwitchCommand implements Callable<Integer> {

  private final CommandContext context;

  @Option(
      names = "--flips",
      paramLabel = "N",
      defaultValue = "20",
      description = "Flips of each page, 1 to 1000. Default: 20.")
  private int flips = 20;

  @Parameters(arity = "0..1", paramLabel = "CLIP", description = "Default: the demo clip.")
  private @Nullable Path clip;

  public BenchSwitchCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws LacunaException {
    if (flips < 1 || flips > 1000) {
      throw new LacunaException(Kind.USAGE, "--flips must be from 1 to 1000.");
    }
    Windows.requireDisplay(context);
    print(
        context
            .window()
            .measureSwitches(context.services().get(), Optional.ofNullable(clip), flips));
    return 0;
  }

  private void print(List<FrameTimes> figures) {
    TextTable table =
        new TextTable("page", ">flips", ">mean ms", ">median ms", ">95 % ms", ">worst ms");
    for (FrameTimes t : figures) {
      table.add(
          t.what(),
          Integer.toString(t.frames()),
          ms(t.meanMs()),
          ms(t.medianMs()),
          ms(t.p95Ms()),
          ms(t.worstMs()));
    }
    context.console().out().print(table.render());
  }

  private static String ms(double value) {
    return String.format(Locale.ROOT, "%.0f", value);
  }
}
