package org.lacuna.app.cli;

import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.lacuna.app.cli.base.Arguments;
import org.lacuna.app.cli.base.CommandContext;
import org.lacuna.app.cli.base.JsonTarget;
import org.lacuna.app.cli.base.ModelOptions;
import org.lacuna.app.cli.base.SpeechOptions;
import org.lacuna.app.cli.text.AnalysisText;
import org.lacuna.app.cli.text.ProgressBar;
import org.lacuna.app.report.Analyst;
import org.lacuna.app.report.ClipAnalysis;
import org.lacuna.app.report.JsonReport;
import org.lacuna.inference.signal.ModalitySet;
import org.lacuna.inference.task.CancelToken;
import org.lacuna.inference.task.LacunaException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code lacuna compare}. */
@Command(
    name = "compare",
    description = "Analyse one clip once and predict with all seven subsets of its modalities.")
final class CompareCommand implements Callable<Integer> {

  private final CommandContext context;

  @Parameters(paramLabel = "FILE", description = "The clip.")
  private @Nullable Path file;

  @Mixin private ModelOptions model = new ModelOptions();
  @Mixin private SpeechOptions speech = new SpeechOptions();
  @Mixin private JsonTarget json = new JsonTarget();

  CompareCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws LacunaException {
    json.check();
    ClipAnalysis.Request request =
        new ClipAnalysis.Request(
            Arguments.given(file, "FILE"),
            model.transcript(),
            speech.speech(),
            ModalitySet.all(),
            model.model(),
            model.device(),
            true,
            OptionalInt.empty());
    ClipAnalysis analysis;
    try (ProgressBar bar = new ProgressBar(context.console())) {
      analysis =
          new Analyst(context.services().get(), model.extraction())
              .analyze(request, new CancelToken(), bar);
    }
    Analyst.requireAnyInput(analysis);
    json.write(JsonReport.compare(analysis), context.console());
    if (!json.takesStandardOutput()) {
      context.console().out().println(AnalysisText.head(analysis));
      context.console().out().print(AnalysisText.subsets(analysis));
    }
    return 0;
  }
}
