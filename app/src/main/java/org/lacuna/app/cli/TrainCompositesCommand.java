package org.lacuna.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.lacuna.app.cli.base.Arguments;
import org.lacuna.app.cli.base.CommandContext;
import org.lacuna.app.cli.text.ProgressBar;
import org.lacuna.app.corpus.CorpusExtraction;
import org.lacuna.app.corpus.ItemExtractors;
import org.lacuna.app.corpus.ProgramItems;
import org.lacuna.app.corpus.ReusedItems;
import org.lacuna.inference.task.CancelToken;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.LacunaException.Kind;
import org.lacuna.training.composites.CompositeTraining;
import org.lacuna.training.composites.ShippedRecipes;
import org.lacuna.training.composites.TrainingOptions;
import org.lacuna.training.data.CompositeSources;
import org.lacuna.training.data.FeaturePool;
import org.lacuna.training.data.SourceItem;
import org.lacuna.training.loop.ProgressLines;
import org.lacuna.training.loop.Schedule;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code lacuna train composites}. */
@Command(
    name = "composites",
    description = "Train the model on utterances put together from texts, voices and pictures.")
final class TrainCompositesCommand implements Callable<Integer> {

  private static final Schedule USUAL = TrainingOptions.DEFAULT.schedule();

  private final CommandContext context;

  @Option(
      names = "--data",
      required = true,
      paramLabel = "DIR",
      description = "The data folder; its layout is in docs/training.md.")
  private @Nullable Path data;

  @Option(
      names = "--out",
      paramLabel = "BUNDLE",
      description = "Folder for the model bundle; without it only the features are extracted.")
  private @Nullable Path out;

  @Option(
      names = "--pool",
      paramLabel = "FILE",
      description = "Extracted features: used when there, made otherwise. Default: in the cache.")
  private @Nullable Path pool;

  @Option(
      names = "--reuse",
      paramLabel = "FILE",
      description =
          "An earlier pool of the same data: what extractors that have not changed measured is"
              + " taken from it.")
  private @Nullable Path reuse;

  @Option(
      names = "--method",
      paramLabel = "kt|kt-without-reconstruction|amd",
      description =
          "Knowledge transfer, the same without reconstruction, or adaptive modality distillation."
              + " Default: ${DEFAULT-VALUE}.")
  private String method = "kt";

  @Option(
      names = "--against",
      paramLabel = "FOLDER",
      description =
          "What an earlier run with --out wrote: both are compared on the test part, and the"
              + " difference is written into the card.")
  private @Nullable Path against;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Seed of everything random. Default: ${DEFAULT-VALUE}.")
  private long seed = USUAL.seed();

  @Option(
      names = "--epochs",
      paramLabel = "N",
      description = "Most epochs. Default: as many as the shipped model of that method had.")
  private @Nullable Integer epochs;

  @Option(
      names = "--minutes",
      paramLabel = "N",
      description = "Longest training of each network, in minutes. Default: ${DEFAULT-VALUE}.")
  private double minutes = USUAL.maxSeconds() / 60;

  @Option(
      names = "--workers",
      paramLabel = "N",
      description = "Items extracted at the same time. Default: ${DEFAULT-VALUE}.")
  private int workers = 2;

  TrainCompositesCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws LacunaException {
    if ((epochs != null && epochs < 1) || minutes <= 0 || workers < 1) {
      throw new LacunaException(
          Kind.USAGE, "--epochs, --minutes and --workers must be more than nothing.");
    }
    settings();
    Path features = pool == null ? defaultPool() : pool;
    if (!Files.isRegularFile(features)) {
      extract(features);
    }
    Path bundle = out;
    if (bundle != null) {
      train(features, bundle);
    }
    return 0;
  }

  private Path defaultPool() throws LacunaException {
    Path folder = context.services().get().folders().cache();
    try {
      return Files.createDirectories(folder).resolve("composites.pool");
    } catch (IOException e) {
      throw new LacunaException(Kind.USAGE, "\"" + folder + "\" cannot be written.", e);
    }
  }

  private void extract(Path features) throws LacunaException {
    List<SourceItem> items =
        new CompositeSources(Arguments.given(data, "--data"), CompositeSources.Limits.DEFAULT)
            .list();
    say("Extracting features of " + items.size() + " items into " + features);
    ItemExtractors extractors = ProgramItems.of(context.services().get());
    Path old = reuse;
    CorpusExtraction.Outcome outcome;
    if (old == null) {
      outcome = extract(items, features, extractors);
    } else {
      try (FeaturePool earlier = FeaturePool.open(old)) {
        outcome = extract(items, features, ReusedItems.of(extractors, earlier));
      }
    }
    say(outcome.written() + " items extracted.");
    outcome.skipped().forEach((why, n) -> say(n + " left out, " + why + "."));
  }

  private CorpusExtraction.Outcome extract(
      List<SourceItem> items, Path features, ItemExtractors extractors) throws LacunaException {
    try (ProgressBar bar = new ProgressBar(context.console())) {
      return new CorpusExtraction(extractors, workers).run(items, features, new CancelToken(), bar);
    }
  }

  private void train(Path features, Path bundle) throws LacunaException {
    CompositeTraining.Settings settings =
        settings()
            .withOptions(
                shipped ->
                    shipped.with(
                        shipped.schedule().seed() + seed - USUAL.seed(),
                        epochs == null ? shipped.schedule().epochs() : epochs,
                        60 * minutes));
    try (FeaturePool opened = FeaturePool.open(features)) {
      CompositeTraining.run(
          opened, settings, bundle, new ProgressLines(this::say), new CancelToken(), against);
    }
  }

  private CompositeTraining.Settings settings() throws LacunaException {
    return switch (method) {
      case "kt" -> ShippedRecipes.kt();
      case "kt-without-reconstruction" -> ShippedRecipes.ktWithoutReconstruction();
      case "amd" -> ShippedRecipes.amd();
      default ->
          throw new LacunaException(
              Kind.USAGE,
              "There is no method \""
                  + method
                  + "\" for composites: use kt, kt-without-reconstruction or amd.");
    };
  }

  private void say(String line) {
    context.console().out().println(line);
  }
}
