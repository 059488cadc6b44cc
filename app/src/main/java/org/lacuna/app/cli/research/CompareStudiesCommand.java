package org.lacuna.app.cli.research;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.lacuna.app.cli.base.CommandContext;
import org.lacuna.app.cli.text.TextTable;
import org.lacuna.app.research.RunAnswers;
import org.lacuna.app.research.RunComparison;
import org.lacuna.inference.eval.Bootstrap;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.LacunaException.Kind;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lacuna train compare}. */
@Command(
    name = "compare",
    description = {
      "Compare studies on the same data, utterance by utterance: the first with each other one.",
      "Of three also how far the second lies on the way from the third to the first."
    })
public final class CompareStudiesCommand implements Callable<Integer> {

  private static final int PARTS = 2;

  private final CommandContext context;

  @Parameters(
      arity = "2..*",
      paramLabel = "DIR@GIVEN",
      description = "The folder of a study and what was given, as in runs/amd@language.")
  private List<String> studies = new ArrayList<>();

  @Option(
      names = "--draws",
      paramLabel = "N",
      description = "Draws of the bootstrap. Default: ${DEFAULT-VALUE}.")
  private int draws = 2000;

  public CompareStudiesCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws LacunaException {
    if (draws < 100) {
      throw new LacunaException(Kind.USAGE, "--draws begins at 100.");
    }
    List<RunAnswers> runs = new ArrayList<>();
    for (String study : studies) {
      List<String> parts = List.of(study.split("@", -1));
      if (parts.size() != PARTS) {
        throw new LacunaException(
            Kind.USAGE, "\"" + study + "\" is not a folder and what was given: DIR@language.");
      }
      runs.add(RunAnswers.read(study, Path.of(parts.get(0)), parts.get(1)));
    }
    print(new RunComparison(runs, draws), runs);
    return 0;
  }

  private void print(RunComparison comparison, List<RunAnswers> runs) {
    TextTable table = new TextTable("", "figure", ">value", ">95 % interval", ">p");
    comparison
        .figures()
        .forEach((name, figures) -> figures.forEach((f, i) -> table.add(row(name, f, i, ""))));
    for (int i = 1; i < runs.size(); i++) {
      String name = runs.get(0).name() + " less " + runs.get(i).name();
      for (Map.Entry<String, Bootstrap.Difference> d : comparison.differences(0, i).entrySet()) {
        String p = String.format(Locale.ROOT, "%.3f", d.getValue().p());
        table.add(row(name, d.getKey(), d.getValue().interval(), p));
      }
    }
    if (runs.size() == PARTS + 1) {
      comparison
          .closed(2, 1, 0)
          .forEach((f, i) -> table.add(row("way from third to first", f, i, "")));
    }
    context.console().out().print(table.render());
  }

  private static String[] row(String name, String figure, Bootstrap.Interval i, String p) {
    return new String[] {
      name,
      figure,
      String.format(Locale.ROOT, "%.3f", i.value()),
      String.format(Locale.ROOT, "%.3f .. %.3f", i.low(), i.high()),
      p
    };
  }
}
