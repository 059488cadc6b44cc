package org.lacuna.training.study;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lacuna.inference.signal.ModalitySet;
import org.lacuna.inference.task.CancelToken;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.LacunaException.Kind;
import org.lacuna.training.baseline.ConstantMethod;
import org.lacuna.training.baseline.SvmBaseline;
import org.lacuna.training.catalog.Recipe;
import org.lacuna.training.catalog.Settings;
import org.lacuna.training.data.Split;
import org.lacuna.training.loop.CsvLog;
import org.lacuna.training.loop.MethodTrainer;
import org.lacuna.training.loop.ShuffledBatches;
import org.lacuna.training.loop.TrainingListener;
import org.lacuna.training.method.Examples;
import org.lacuna.training.method.Method;
import org.lacuna.training.method.NetworkScorer;
import org.lacuna.training.method.Problem;
import org.lacuna.training.method.Scorer;
import org.lacuna.training.nn.Parameters;
import org.lacuna.training.nn.SideBySide;
import org.lacuna.training.prepare.Prepared;

/**
 * One training: one method, one setting, one seed, one division of the data. The validation part
 * chooses the epoch; the test part is looked at once, at the end, or not at all.
 */
final class Trial {

  /** One row an epoch. */
  static final String LOG = "training.csv";

  private final Recipe recipe;
  private final Settings settings;
  private final Course course;
  private final Prepared data;
  private final long seed;

  Trial(Recipe recipe, Settings settings, Prepared data, long seed) throws LacunaException {
    this.recipe = recipe;
    this.settings = settings;
    this.course = Course.of(settings);
    this.data = data;
    this.seed = seed;
  }

  /**
   * Trains.
   *
   * @param folder where the state and the log go
   * @param state name of the file from which a killed training goes on
   * @param test whether the test part is looked at
   */
  Trained run(
      Path folder, String state, boolean test, TrainingListener listener, CancelToken cancel)
      throws LacunaException {
    Method method = recipe.method(data.problem(), settings);
    Examples training = data.examples(Split.TRAIN);
    return switch (recipe.kind()) {
      case STEPS -> steps(method, folder, state, test, listener, cancel);
      case COUNTED -> {
        try (Parameters parameters = new Parameters(seed)) {
          new ConstantMethod(data.problem()).fit(parameters, List.of(training));
          yield fitted(method, new NetworkScorer(method, parameters), parameters.values(), test);
        }
      }
      case MACHINES -> {
        double c = settings.number("c", 1, 1e-9);
        yield fitted(method, SvmBaseline.fit(data.problem(), List.of(training), c), Map.of(), test);
      }
    };
  }

  private Trained fitted(Method method, Scorer scorer, Map<String, float[]> weights, boolean test)
      throws LacunaException {
    List<ModalitySet> subsets = method.legalSubsets();
    try (SideBySide alone = SideBySide.alone()) {
      double score =
          validation(method.problem(), scorer, subsets, alone)
              .getOrDefault(MethodTrainer.Validation.SCORE, Double.NaN);
      Map<ModalitySet, Answered> answers = test ? test(method, scorer, alone) : Map.of();
      return new Trained(method, weights, score, 0, 0, answers);
    }
  }

  private Trained steps(
      Method method,
      Path folder,
      String state,
      boolean test,
      TrainingListener listener,
      CancelToken cancel)
      throws LacunaException {
    List<ModalitySet> decisive = course.decisive(method);
    ShuffledBatches batches =
        new ShuffledBatches(
            data.examples(Split.TRAIN), course.batch(), course.drops(method), course.roughness());
    try (Parameters parameters = new Parameters(seed);
        SideBySide crew = new SideBySide(course.workers(), "validation worker")) {
      NetworkScorer scorer = new NetworkScorer(method, parameters);
      CsvLog log = new CsvLog(made(folder).resolve(LOG));
      MethodTrainer.Ended ended =
          new MethodTrainer(method, parameters, course.schedule(seed, batches.stepsPerEpoch()))
              .resumable(folder.resolve(state))
              .fit(
                  batches,
                  () -> validation(method.problem(), scorer, decisive, crew),
                  TrainingListener.all(List.of(listener, log)),
                  cancel);
      return new Trained(
          method,
          parameters.values(),
          ended.score(),
          ended.best(),
          ended.seconds(),
          test ? test(method, scorer, crew) : Map.of());
    }
  }

  private static Path made(Path folder) throws LacunaException {
    try {
      return Files.createDirectories(folder);
    } catch (IOException e) {
      throw new LacunaException(
          Kind.USAGE, "The folder \"" + folder + "\" cannot be made: choose another one.", e);
    }
  }

  private Map<String, Double> validation(
      Problem problem, Scorer scorer, List<ModalitySet> decisive, SideBySide crew)
      throws LacunaException {
    List<Answered> answers =
        Answered.of(problem, scorer, data.examples(Split.VALID), decisive, crew);
    Map<String, Double> scores = new LinkedHashMap<>();
    double sum = 0;
    for (int i = 0; i < answers.size(); i++) {
      double error = answers.get(i).error();
      scores.put(decisive.get(i).toString(), error);
      sum += error;
    }
    Map<String, Double> all = new LinkedHashMap<>();
    all.put(MethodTrainer.Validation.SCORE, sum / decisive.size());
    if (decisive.size() > 1) {
      all.putAll(scores);
    }
    return all;
  }

  private Map<ModalitySet, Answered> test(Method method, Scorer scorer, SideBySide crew)
      throws LacunaException {
    List<ModalitySet> subsets = method.legalSubsets();
    List<Answered> all =
        Answered.of(method.problem(), scorer, data.examples(Split.TEST), subsets, crew);
    Map<ModalitySet, Answered> answers = new LinkedHashMap<>();
    for (int i = 0; i < all.size(); i++) {
      answers.put(subsets.get(i), all.get(i));
    }
    return answers;
  }
}
