package org.lacuna.app.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.lacuna.app.boot.WindowRequest;
import org.lacuna.app.cli.base.CommandContext;
import org.lacuna.app.cli.base.Windows;
import org.lacuna.app.cli.text.AnalysisText;
import org.lacuna.app.cli.text.ProgressBar;
import org.lacuna.app.files.SafeFiles;
import org.lacuna.app.report.Analyst;
import org.lacuna.app.report.ClipAnalysis;
import org.lacuna.app.report.HtmlReport;
import org.lacuna.inference.task.CancelToken;
import org.lacuna.inference.task.LacunaException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code lacuna demo}. */
@Command(
    name = "demo",
    description = "Analyse the bundled clip, write a report, and open the window on it.")
final class DemoCommand implements Callable<Integer> {

  private final CommandContext context;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Where to write the HTML report. Default: lacuna-demo.html here.")
  private Path out = Path.of("lacuna-demo.html");

  @Option(names = "--no-window", description = "Do not open the window.")
  private boolean noWindow;

  DemoCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws LacunaException {
    SafeFiles.requireWritable(out);
    Path clip = context.services().get().demoClip();
    ClipAnalysis analysis;
    try (ProgressBar bar = new ProgressBar(context.console())) {
      analysis =
          new Analyst(context.services().get())
              .analyze(ClipAnalysis.Request.whole(clip), new CancelToken(), bar);
    }
    Analyst.requireAnyInput(analysis);
    SafeFiles.write(out, HtmlReport.render(analysis, context.services().get().version()));
    context.console().out().println(AnalysisText.head(analysis));
    context.console().out().println(AnalysisText.subsets(analysis));
    context.console().out().println("Report  " + out.toAbsolutePath());
    if (noWindow) {
      return 0;
    }
    if (!context.noDisplay().isEmpty()) {
      context.console().out().println("Window  not opened: " + context.noDisplay());
      return 0;
    }
    return Windows.open(context, WindowRequest.of(List.of(clip)));
  }
}
