package org.lacuna.app.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.lacuna.app.cli.base.Arguments;
import org.lacuna.app.cli.base.CommandContext;
import org.lacuna.app.cli.base.JsonTarget;
import org.lacuna.app.cli.base.ModalityOption;
import org.lacuna.app.cli.base.ModelOptions;
import org.lacuna.app.cli.base.SpeechOptions;
import org.lacuna.app.cli.text.AnalysisText;
import org.lacuna.app.cli.text.ProgressBar;
import org.lacuna.app.files.SafeFiles;
import org.lacuna.app.report.Analyst;
import org.lacuna.app.report.ClipAnalysis;
import org.lacuna.app.report.HtmlReport;
import org.lacuna.app.report.JsonReport;
import org.lacuna.inference.signal.ModalitySet;
import org.lacuna.inference.task.CancelToken;
import org.lacuna.inference.task.LacunaException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lacuna analyze}. */
@Command(name = "analyze", description = "Analyse one clip, with any modality dropped.")
final class AnalyzeCommand implements Callable<Integer> {

  private final CommandContext context;

  @Parameters(paramLabel = "FILE", description = "The clip.")
  private @Nullable Path file;

  @Option(
      names = "--drop",
      split = ",",
      paramLabel = "MODALITY",
      description = "Leave these out: vision, audio, language, joined by commas.")
  private List<String> drop = List.of();

  @Option(
      names = "--report",
      paramLabel = "FILE",
      description = "Write an HTML report with plots of all seven subsets.")
  private @Nullable Path report;

  @Option(
      names = "--face",
      paramLabel = "ID",
      description = "Analyse this face. Default: the one that speaks, otherwise the largest.")
  private @Nullable Integer face;

  @Mixin private ModelOptions model = new ModelOptions();
  @Mixin private SpeechOptions speech = new SpeechOptions();
  @Mixin private JsonTarget json = new JsonTarget();

  AnalyzeCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws LacunaException {
    ModalitySet use = ModalityOption.remaining(drop);
    Optional<Path> html = Optional.ofNullable(report);
    json.check();
    if (html.isPresent()) {
      SafeFiles.requireWritable(html.get());
    }
    ClipAnalysis.Request request =
        new ClipAnalysis.Request(
            Arguments.given(file, "FILE"),
            model.transcript(),
            speech.speech(),
            use,
            model.model(),
            model.device(),
            html.isPresent(),
            face == null ? OptionalInt.empty() : OptionalInt.of(face));
    ClipAnalysis analysis;
    try (ProgressBar bar = new ProgressBar(context.console())) {
      analysis =
          new Analyst(context.services().get(), model.extraction())
              .analyze(request, new CancelToken(), bar);
    }
    Analyst.requireAnyInput(analysis);
    json.write(JsonReport.analyze(analysis), context.console());
    if (html.isPresent()) {
      SafeFiles.write(html.get(), HtmlReport.render(analysis, context.services().get().version()));
    }
    if (!json.takesStandardOutput()) {
      print(analysis);
      html.ifPresent(f -> context.console().out().println("Report  " + f));
    }
    return 0;
  }

  private void print(ClipAnalysis analysis) {
    context.console().out().println(AnalysisText.head(analysis));
    context.console().out().println(AnalysisText.modalities(analysis));
    context.console().out().println(AnalysisText.scores(analysis.prediction()));
    context.console().out().print(AnalysisText.reconstruction(analysis));
  }
}
