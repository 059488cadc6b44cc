package org.lacuna.app.cli.research;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.lacuna.app.cli.base.CommandContext;
import org.lacuna.app.cli.text.ProgressBar;
import org.lacuna.app.cli.text.TextTable;
import org.lacuna.inference.task.CancelToken;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.LacunaException.Kind;
import org.lacuna.training.bench.MethodBench;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code lacuna bench methods}. */
@Command(name = "methods", description = "Measure training steps and predictions of the methods.")
public final class BenchMethodsCommand implements Callable<Integer> {

  private final CommandContext context;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "9",
      description = "Repetitions of each measurement; the median counts. Default: 9.")
  private int rounds = 9;

  public BenchMethodsCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws LacunaException {
    if (rounds < 1) {
      throw new LacunaException(Kind.USAGE, "--rounds must be 1 or more.");
    }
    List<MethodBench.Figure> figures;
    try (ProgressBar bar = new ProgressBar(context.console())) {
      figures = MethodBench.run(rounds, bar, new CancelToken());
    }
    TextTable table = new TextTable("", ">measured", "", ">goal", "");
    for (MethodBench.Figure f : figures) {
      table.add(
          f.what(),
          String.format(Locale.ROOT, "%.2f", f.value()),
          f.unit(),
          f.goal().isPresent() ? String.format(Locale.ROOT, "%.1f", f.goal().getAsDouble()) : "",
          f.goal().isEmpty() ? "" : f.met() ? "met" : "missed");
    }
    context.console().out().print(table.render());
    return 0;
  }
}
