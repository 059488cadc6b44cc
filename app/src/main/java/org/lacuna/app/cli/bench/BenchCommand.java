package org.lacuna.app.cli.bench;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.lacuna.app.cli.base.Arguments;
import org.lacuna.app.cli.base.CommandContext;
import org.lacuna.app.cli.base.JsonTarget;
import org.lacuna.app.cli.base.ModelOptions;
import org.lacuna.app.cli.text.BenchText;
import org.lacuna.app.cli.text.ProgressBar;
import org.lacuna.app.report.JsonReport;
import org.lacuna.app.report.speed.Bench;
import org.lacuna.inference.task.CancelToken;
import org.lacuna.inference.task.LacunaException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lacuna bench}. */
@Command(
    name = "bench",
    description = "Measure how long each part takes on a clip, relative to the clip's length.")
public final class BenchCommand implements Callable<Integer> {

  private final CommandContext context;

  @Parameters(arity = "0..1", paramLabel = "FILE", description = "The clip.")
  private @Nullable Path file;

  @Option(
      names = "--jobs",
      paramLabel = "N",
      defaultValue = "1",
      description = "Also measure N extractions at once against one. Default: 1, which does not.")
  private int jobs = 1;

  @Mixin private ModelOptions model = new ModelOptions();
  @Mixin private JsonTarget json = new JsonTarget();

  public BenchCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws LacunaException {
    json.check();
    Bench bench;
    try (ProgressBar bar = new ProgressBar(context.console())) {
      Bench.Request request =
          new Bench.Request(
              Arguments.given(file, "FILE"),
              model.transcript(),
              model.model(),
              model.device(),
              model.extraction(),
              jobs);
      bench = Bench.run(context.services().get(), request, new CancelToken(), bar);
    }
    json.write(JsonReport.bench(bench), context.console());
    if (!json.takesStandardOutput()) {
      context.console().out().print(BenchText.render(bench));
    }
    return 0;
  }
}
