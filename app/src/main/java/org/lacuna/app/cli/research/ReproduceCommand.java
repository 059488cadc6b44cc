package org.lacuna.app.cli.research;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.lacuna.app.cli.base.Arguments;
import org.lacuna.app.cli.base.CommandContext;
import org.lacuna.app.cli.text.ProgressBar;
import org.lacuna.app.reproduce.Reproduction;
import org.lacuna.inference.task.CancelToken;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.LacunaException.Kind;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code lacuna reproduce}. */
@Command(
    name = "reproduce",
    description = "Train and judge the papers' whole table set on the data that are there.")
public final class ReproduceCommand implements Callable<Integer> {

  private final CommandContext context;

  @Option(
      names = "--data",
      paramLabel = "FOLDER",
      description = "Folder below which the data lie. Default: ${DEFAULT-VALUE}.")
  private Path data = Path.of("data");

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "Folder for the report and everything behind it; a run goes on where it was.")
  private @Nullable Path out;

  @Option(
      names = "--quick",
      description = "One seed, small networks, three epochs: shows that it works, says nothing.")
  private boolean quick;

  @Option(
      names = "--seeds",
      paramLabel = "N",
      description = "Trainings of each method. Default: 5, with --quick 1.")
  private @Nullable Integer seeds;

  @Option(
      names = "--draws",
      paramLabel = "N",
      description = "Draws of the bootstrap. Default: ${DEFAULT-VALUE}.")
  private int draws = 1000;

  @Option(
      names = "--only",
      split = ",",
      paramLabel = "SET",
      description = "Only these table sets, for example mosi-s,pom.")
  private List<String> only = new ArrayList<>();

  @Option(
      names = "--jobs",
      paramLabel = "N",
      description = "Trainings at a time, one core each; same figures. Default: ${DEFAULT-VALUE}.")
  private int jobs = 1;

  public ReproduceCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws LacunaException {
    int each = seeds != null ? seeds : quick ? 1 : 5;
    if (each < 1 || draws < 100) {
      throw new LacunaException(Kind.USAGE, "--seeds must be 1 or more and --draws 100 or more.");
    }
    if (jobs < 1) {
      throw new LacunaException(Kind.USAGE, "--jobs begins at 1.");
    }
    Reproduction.Order order =
        new Reproduction.Order(data, Arguments.given(out, "--out"), quick, each, draws, only, jobs);
    Path report;
    try (ProgressBar bar = new ProgressBar(context.console())) {
      report = new Reproduction(context.services().get(), order).run(new CancelToken(), bar);
    }
    context.console().out().println("Report: " + report);
    return 0;
  }
}
