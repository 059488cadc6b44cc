package org.lacuna.app.cli.research;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.lacuna.app.cli.base.Arguments;
import org.lacuna.app.cli.base.CommandContext;
import org.lacuna.app.cli.text.ProgressBar;
import org.lacuna.app.evaluate.Evaluation;
import org.lacuna.app.evaluate.Published;
import org.lacuna.app.evaluate.Subject;
import org.lacuna.app.evaluate.output.AnswerFiles;
import org.lacuna.app.evaluate.output.ResultFiles;
import org.lacuna.app.evaluate.output.ResultTables;
import org.lacuna.app.research.Transcripts;
import org.lacuna.app.testbed.DataNames;
import org.lacuna.app.testbed.NamedBundle;
import org.lacuna.app.testbed.Subjects;
import org.lacuna.app.testbed.TestData;
import org.lacuna.inference.model.Device;
import org.lacuna.inference.task.CancelToken;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.LacunaException.Kind;
import org.lacuna.training.prepare.DataSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code lacuna evaluate}. */
@Command(
    name = "evaluate",
    description = "Judge models on a labelled data set, with any modality missing.")
public final class EvaluateCommand implements Callable<Integer> {

  private final CommandContext context;

  @Option(
      names = "--model",
      required = true,
      arity = "1..*",
      paramLabel = "BUNDLE",
      description = {
        "A model bundle, or NAME=BUNDLE. May be given more than once;",
        "bundles of one name are seeds of one model and are averaged."
      })
  private List<String> models = new ArrayList<>();

  @Option(
      names = "--data",
      required = true,
      paramLabel = "FILE",
      description = "A data file or folder; the known ones are in docs/datasets.md.")
  private @Nullable Path data;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "Folder for tables, curves and plots; made when it is not there.")
  private @Nullable Path out;

  @Option(
      names = "--split",
      paramLabel = "PART",
      description = "test, valid, train or all. Default: ${DEFAULT-VALUE}.")
  private String split = "test";

  @Option(
      names = "--subsets",
      paramLabel = "LIST",
      description = "What is given: all, or letters such as v,al,val. Default: ${DEFAULT-VALUE}.")
  private String subsets = "all";

  @Option(
      names = "--missing-rate",
      paramLabel = "RATES",
      description = {
        "Shares of modalities that are missing at random: 0..0.7, a list such as",
        "0.1,0.5, or none. Default: ${DEFAULT-VALUE}."
      })
  private String rates = "0..0.7";

  @Option(
      names = "--seeds",
      paramLabel = "N",
      description = "Draws of what is missing, averaged. Default: ${DEFAULT-VALUE}.")
  private int seeds = 5;

  @Option(
      names = "--draws",
      paramLabel = "N",
      description = "Draws of the bootstrap behind every interval. Default: ${DEFAULT-VALUE}.")
  private int draws = 1000;

  @Option(
      names = "--without",
      paramLabel = "NAME",
      description = {
        "The model without a reconstruction, which a rebuilt modality is measured",
        "against: one of the names above."
      })
  private String without = "";

  @Option(
      names = "--full",
      paramLabel = "NAME",
      description = "The model that has everything. Default: each model itself.")
  private String full = "";

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "What the papers call the data, CMU-MOSI for example. Default: by its path.")
  private @Nullable String name;

  public EvaluateCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws LacunaException {
    Evaluation.Settings settings = settings();
    Path path = Arguments.given(data, "--data");
    ResultFiles files = new ResultFiles(Arguments.given(out, "--out"));
    TestData rows = TestData.open(path, split, this::embedded);
    String dataset = name == null ? DataNames.guess(path) : name;
    try (Subjects opened = Subjects.open(context.services().get(), bundles(), Device.Request.CPU)) {
      List<Subject> subjects = opened.on(rows);
      requireKnown(subjects, without, "--without");
      requireKnown(subjects, full, "--full");
      List<Path> written = new ArrayList<>();
      Evaluation.Result result = evaluate(settings, subjects, files, written);
      say(EvaluationText.of(new ResultTables(dataset, Published.bundled()).of(result), result));
      rows.notes().forEach(this::note);
      result.notes().forEach(this::note);
      written.addAll(files.write(dataset, settings, result, Published.bundled()));
      say(written.size() + " files in " + out);
    }
    return 0;
  }

  private Evaluation.Result evaluate(
      Evaluation.Settings settings, List<Subject> subjects, ResultFiles files, List<Path> written)
      throws LacunaException {
    try (ProgressBar bar = new ProgressBar(context.console());
        AnswerFiles answers = files.answers()) {
      Evaluation.Result result =
          new Evaluation(settings, answers).run(subjects, new CancelToken(), bar);
      written.addAll(answers.finish());
      return result;
    }
  }

  private DataSource embedded(DataSource source) throws LacunaException {
    Transcripts transcripts =
        new Transcripts(
            context.services().get().runtime(), context.services().get().folders().cache());
    try (ProgressBar bar = new ProgressBar(context.console())) {
      return transcripts.embed(source.data(), new CancelToken(), bar);
    }
  }

  private Evaluation.Settings settings() throws LacunaException {
    if (seeds < 1 || draws < 100) {
      throw new LacunaException(Kind.USAGE, "--seeds must be 1 or more and --draws 100 or more.");
    }
    return new Evaluation.Settings(
        Choices.subsets(subsets), Choices.rates(rates), seeds, draws, without, full);
  }

  private List<NamedBundle> bundles() {
    return models.stream().map(NamedBundle::parse).toList();
  }

  private static void requireKnown(List<Subject> subjects, String wanted, String option)
      throws LacunaException {
    List<String> names = subjects.stream().map(Subject::name).toList();
    if (!wanted.isEmpty() && !names.contains(wanted)) {
      throw new LacunaException(
          Kind.USAGE,
          String.format(
              Locale.ROOT,
              "%s names no model that was given: choose one of %s.",
              option,
              String.join(", ", names)));
    }
  }

  private void note(String line) {
    context.console().err().println(line);
  }

  private void say(String line) {
    context.console().out().println(line);
  }
}
