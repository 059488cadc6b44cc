package org.lacuna.app.research;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.lacuna.inference.eval.Bootstrap;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.LacunaException.Kind;

/**
 * Studies on the same utterances against each other, recordings drawn together. Works with folds
 * too, where no single model saw all: each utterance was tested by the training that did not see
 * it. Immutable.
 */
public final class RunComparison {

  /** Mean absolute error. */
  public static final String MAE = "mae";

  /** Share of right signs among answers other than 0. */
  public static final String ACC_2 = "acc_2_neg_pos";

  /** Share of the way from the worst to the best that lies behind; 1 = all. */
  public static final String CLOSED = "closed_";

  private static final double CONFIDENCE = 0.95;

  private final List<RunAnswers> runs;
  private final List<String> ids;
  private final Bootstrap bootstrap;

  /**
   * @param draws of the bootstrap
   * @throws LacunaException of kind USAGE when they did not test on the same utterances
   */
  public RunComparison(List<RunAnswers> runs, int draws) throws LacunaException {
    this.runs = List.copyOf(runs);
    this.ids = List.copyOf(runs.get(0).rows().keySet());
    for (RunAnswers run : runs) {
      if (!List.copyOf(run.rows().keySet()).equals(ids)) {
        throw new LacunaException(
            Kind.USAGE,
            "\"%s\" and \"%s\" were not tested on the same utterances."
                .formatted(runs.get(0).name(), run.name()));
      }
    }
    Object[] recordings =
        ids.stream().map(id -> row(runs.get(0), id)).map(RunAnswers.Row::recording).toArray();
    this.bootstrap = new Bootstrap(recordings, draws, 1);
  }

  private static RunAnswers.Row row(RunAnswers run, String id) {
    RunAnswers.Row row = run.rows().get(id);
    if (row == null) {
      throw new IllegalStateException("every run has every id");
    }
    return row;
  }

  /** Figures of each run with their intervals, by name of the run. */
  public Map<String, Map<String, Bootstrap.Interval>> figures() {
    Map<String, Map<String, Bootstrap.Interval>> all = new LinkedHashMap<>();
    for (RunAnswers run : runs) {
      all.put(run.name(), bootstrap.intervals(metrics(run), CONFIDENCE));
    }
    return all;
  }

  /** First less second, by name of the figure. */
  public Map<String, Bootstrap.Difference> differences(int first, int second) {
    Bootstrap.Drawn a = bootstrap.draw(metrics(runs.get(first)));
    Bootstrap.Drawn b = bootstrap.draw(metrics(runs.get(second)));
    Map<String, Bootstrap.Difference> differences = new LinkedHashMap<>();
    for (String name : List.of(MAE, ACC_2)) {
      a.minus(b, name, CONFIDENCE).ifPresent(d -> differences.put(name, d));
    }
    return differences;
  }

  /**
   * How much of the way from the lower run to the upper one the middle one has gone. An interval
   * that reaches far beyond 0 and 1 says that the way itself is not known to be there.
   */
  public Map<String, Bootstrap.Interval> closed(int lower, int middle, int upper) {
    return bootstrap.intervals(
        chosen -> {
          Map<String, Double> low = metrics(runs.get(lower)).apply(chosen);
          Map<String, Double> mid = metrics(runs.get(middle)).apply(chosen);
          Map<String, Double> high = metrics(runs.get(upper)).apply(chosen);
          Map<String, Double> closed = new LinkedHashMap<>();
          for (String name : List.of(MAE, ACC_2)) {
            Optional<Double> from = Optional.ofNullable(low.get(name));
            Optional<Double> to = Optional.ofNullable(high.get(name));
            Optional<Double> at = Optional.ofNullable(mid.get(name));
            if (from.isPresent() && to.isPresent() && at.isPresent()) {
              closed.put(CLOSED + name, (at.get() - from.get()) / (to.get() - from.get()));
            }
          }
          return closed;
        },
        CONFIDENCE);
  }

  private Function<int[], Map<String, Double>> metrics(RunAnswers run) {
    List<RunAnswers.Row> rows = ids.stream().map(id -> row(run, id)).toList();
    return chosen -> {
      Map<String, Double> metrics = new LinkedHashMap<>();
      metrics.put(MAE, mean(rows, RunAnswers.Row::error, chosen));
      metrics.put(ACC_2, mean(rows, RunAnswers.Row::sign, chosen));
      return metrics;
    };
  }

  private static double mean(
      List<RunAnswers.Row> rows, ToDoubleFunction<RunAnswers.Row> figure, int... chosen) {
    return Arrays.stream(chosen)
        .mapToDouble(i -> figure.applyAsDouble(rows.get(i)))
        .filter(v -> !Double.isNaN(v))
        .average()
        .orElse(Double.NaN);
  }
}
