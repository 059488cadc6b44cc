package org.lacuna.app.cli.research;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.lacuna.app.cli.base.Arguments;
import org.lacuna.app.cli.base.CommandContext;
import org.lacuna.app.cli.text.ProgressBar;
import org.lacuna.app.cli.text.TextTable;
import org.lacuna.app.research.DataOpener;
import org.lacuna.app.research.TrainingResults;
import org.lacuna.app.research.Transcripts;
import org.lacuna.inference.signal.ModalitySet;
import org.lacuna.inference.task.CancelToken;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.LacunaException.Kind;
import org.lacuna.training.catalog.MethodCatalog;
import org.lacuna.training.catalog.Recipe;
import org.lacuna.training.catalog.Settings;
import org.lacuna.training.loop.SeedRuns.Spread;
import org.lacuna.training.prepare.DataSource;
import org.lacuna.training.prepare.Prepared;
import org.lacuna.training.study.Plan;
import org.lacuna.training.study.Study;
import org.lacuna.training.study.StudyResult;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lacuna train DATA --method NAME}. */
@Command(
    name = "train",
    description = "Train a method on a data set, or the bundle that comes with the program.")
public final class TrainCommand implements Callable<Integer> {

  private final CommandContext context;

  @Parameters(
      arity = "0..1",
      paramLabel = "DATA",
      description = "A data set, see docs/datasets.md; a reading may follow, as in mosi#G.")
  private @Nullable Path data;

  @Option(
      names = "--method",
      paramLabel = "NAME",
      description = "The method; \"list\" shows them all with their settings.")
  private @Nullable String method;

  @Option(names = "--set", paramLabel = "KEY=VALUE", description = "A setting. May be repeated.")
  private Map<String, String> set = new LinkedHashMap<>();

  @Option(
      names = "--grid",
      paramLabel = "KEY=V1,V2",
      description = "Values to choose from by the validation part. May be repeated.")
  private Map<String, String> grid = new LinkedHashMap<>();

  @Option(
      names = "--seeds",
      paramLabel = "N",
      description = "Trainings with different seeds. Default: ${DEFAULT-VALUE}.")
  private int seeds = 1;

  @Option(
      names = "--jobs",
      paramLabel = "N",
      description = "Trainings at a time, one core each; same figures. Default: ${DEFAULT-VALUE}.")
  private int jobs = 1;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "The first seed. Default: ${DEFAULT-VALUE}.")
  private long firstSeed = 1;

  @Option(
      names = "--epochs",
      paramLabel = "N",
      description = "Most epochs; short for --set epochs=N.")
  private @Nullable Integer epochs;

  @Option(
      names = "--folds",
      paramLabel = "N",
      description = "Cross-validation by recording instead of the splits of the data.")
  private int folds;

  @Option(
      names = "--repeats",
      paramLabel = "N",
      description = "Groupings of the cross-validation. Default: ${DEFAULT-VALUE}.")
  private int repeats = 1;

  @Option(
      names = "--division-seed",
      paramLabel = "N",
      description = "Seed of the folds, or of the split of data without one. Default: 1.")
  private long divisionSeed = 1;

  @Option(
      names = "--use",
      paramLabel = "MODALITIES",
      description = "The only modalities that are used, for example audio+language.")
  private @Nullable String use;

  @Option(
      names = "--language",
      paramLabel = "FROM",
      description = "file, transcripts or auto: the file's, or transcripts where it has none.")
  private DataOpener.Language language = DataOpener.Language.AUTO;

  @Option(
      names = "--steps",
      paramLabel = "N",
      description = "Rows of a longer sequence that are used. Default: ${DEFAULT-VALUE}.")
  private int steps = Prepared.MOST_STEPS;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Folder for bundles, logs and figures; trainings found there are not repeated.")
  private @Nullable Path out;

  public TrainCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws LacunaException {
    MethodCatalog catalog = new MethodCatalog();
    String name = Arguments.given(method, "--method");
    if (name.equalsIgnoreCase("list")) {
      list(catalog);
      return 0;
    }
    Plan plan = plan(catalog.recipe(name));
    Path folder = made(Arguments.given(out, "--out"));
    DataSource source = opened(Arguments.given(data, "DATA"));
    StudyResult result;
    try (StudyProgress progress = new StudyProgress(context.console())) {
      result = Study.run(source, plan, folder, jobs, progress, new CancelToken());
    }
    new TrainingResults(result).write(folder);
    print(result);
    context.console().out().println("Written: " + folder);
    return 0;
  }

  private void list(MethodCatalog catalog) {
    TextTable table = new TextTable("method", "what it is", "settings");
    for (Recipe r : catalog.recipes()) {
      table.add(r.name(), r.summary(), String.join(" ", r.keys().stream().sorted().toList()));
    }
    context.console().out().print(table.render());
    context
        .console()
        .out()
        .println(
            "All that train in epochs: epochs patience batch workers rate decay weight_decay clip"
                + " averaging drop withheld noise select");
  }

  private Plan plan(Recipe recipe) throws LacunaException {
    if (seeds < 1 || folds == 1 || folds < 0 || repeats < 1 || steps < 1 || jobs < 1) {
      throw new LacunaException(
          Kind.USAGE, "--seeds, --repeats, --steps and --jobs begin at 1, --folds at 2.");
    }
    Settings settings = Settings.of(set);
    if (epochs != null) {
      settings = settings.with(Map.of("epochs", epochs.toString()));
    }
    Map<String, List<String>> choices = new LinkedHashMap<>();
    grid.forEach((k, v) -> choices.put(k, List.of(v.split(",", -1))));
    ModalitySet wanted =
        use == null
            ? ModalitySet.all()
            : Settings.of(Map.of("--use", use)).modalities("--use", ModalitySet.all());
    List<Long> numbers = LongStream.range(firstSeed, firstSeed + seeds).boxed().toList();
    return new Plan(
        recipe, settings, choices, numbers, wanted, steps, folds, repeats, divisionSeed);
  }

  private static Path made(Path folder) throws LacunaException {
    try {
      return Files.createDirectories(folder);
    } catch (IOException e) {
      throw new LacunaException(
          Kind.USAGE, "The folder \"" + folder + "\" cannot be made: choose another one.", e);
    }
  }

  private DataSource opened(Path path) throws LacunaException {
    Path cache = context.services().get().folders().cache();
    Transcripts transcripts = new Transcripts(() -> context.services().get().runtime(), cache);
    try (ProgressBar bar = new ProgressBar(context.console())) {
      return new DataOpener(transcripts).open(path, language, new CancelToken(), bar);
    }
  }

  private void print(StudyResult result) {
    Map<String, Map<String, Spread>> figures = result.figures();
    if (figures.isEmpty()) {
      return;
    }
    List<String> metrics = TrainingResults.headline(figures.values().iterator().next());
    List<String> heads = new ArrayList<>(List.of("given", ">n"));
    metrics.forEach(m -> heads.add(">" + m));
    TextTable table = new TextTable(heads.toArray(String[]::new));
    figures.forEach(
        (given, row) -> {
          List<String> cells = new ArrayList<>(List.of(given, cell(row.get("n"), "%.0f", false)));
          metrics.forEach(m -> cells.add(cell(row.get(m), "%.3f", true)));
          table.add(cells.toArray(String[]::new));
        });
    context
        .console()
        .out()
        .println(
            "%s, %s, %d trainings, test part:"
                .formatted(result.method(), result.settings(), result.runs().size()));
    context.console().out().print(table.render());
  }

  private static String cell(@Nullable Spread spread, String format, boolean deviation) {
    if (spread == null) {
      return "-";
    }
    String mean = String.format(Locale.ROOT, format, spread.mean());
    return deviation && spread.values().size() > 1
        ? mean + " +- " + String.format(Locale.ROOT, format, spread.deviation())
        : mean;
  }
}
