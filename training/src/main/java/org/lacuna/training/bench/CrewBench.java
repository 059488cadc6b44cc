package org.lacuna.training.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.lacuna.inference.task.CancelToken;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.training.loop.MethodTrainer;
import org.lacuna.training.loop.Schedule;
import org.lacuna.training.loop.TrainingListener;
import org.lacuna.training.method.Examples;
import org.lacuna.training.method.Method;
import org.lacuna.training.method.NetworkScorer;
import org.lacuna.training.nn.Parameters;
import org.lacuna.training.nn.SideBySide;

/**
 * One worker and two by the clock on the wall, in the training loop itself. They take turns, so
 * that both meet the same load; what else runs on the machine counts.
 */
final class CrewBench {

  /** Steps of a turn, after the first two. */
  private static final int STEPS = 6;

  /**
   * Milliseconds by the clock, medians.
   *
   * @param one a step of one worker
   * @param two a step of two
   * @param ratio of the two, of turns that were measured one after the other
   * @param scoredByOne a batch scored, for the validation
   * @param scoredByTwo the same where two batches are scored at a time
   */
  record Result(double one, double two, double ratio, double scoredByOne, double scoredByTwo) {}

  private CrewBench() {}

  static Result run(Method method, Examples examples, int rounds, CancelToken cancel)
      throws LacunaException {
    double[] one = new double[rounds];
    double[] two = new double[rounds];
    double[] scoredByOne = new double[rounds];
    double[] scoredByTwo = new double[rounds];
    for (int i = -1; i < rounds; i++) {
      double a = step(method, examples, 1, cancel);
      double b = step(method, examples, 2, cancel);
      double c = scored(method, examples, 1);
      double d = scored(method, examples, 2);
      if (i >= 0) {
        one[i] = a;
        two[i] = b;
        scoredByOne[i] = c;
        scoredByTwo[i] = d;
      }
    }
    double[] ratio = new double[rounds];
    Arrays.setAll(ratio, i -> two[i] / one[i]);
    return new Result(
        StepBench.median(one),
        StepBench.median(two),
        StepBench.median(ratio),
        StepBench.median(scoredByOne),
        StepBench.median(scoredByTwo));
  }

  /** From asking for a batch to asking for the next one. */
  private static double step(Method method, Examples examples, int workers, CancelToken cancel)
      throws LacunaException {
    double[] asked = new double[STEPS + 3];
    try (Parameters parameters = new Parameters(1)) {
      Schedule schedule =
          new Schedule(1, asked.length, 1, 1, Double.POSITIVE_INFINITY, 1e-3, false, 0, 1, 0);
      new MethodTrainer(method, parameters, schedule.withWorkers(workers))
          .fit(
              (random, step) -> {
                asked[step] = millis();
                return examples;
              },
              () -> Map.of(MethodTrainer.Validation.SCORE, 0.0),
              TrainingListener.silent(),
              cancel);
    }
    return (asked[STEPS + 2] - asked[2]) / STEPS;
  }

  /** Milliseconds a batch where several are scored at a time. */
  private static double scored(Method method, Examples examples, int workers)
      throws LacunaException {
    try (Parameters parameters = new Parameters(1);
        SideBySide crew = new SideBySide(workers, "validation worker")) {
      StepBench.declare(method, parameters, examples);
      NetworkScorer scorer = new NetworkScorer(method, parameters);
      List<SideBySide.Work<Integer>> work = new ArrayList<>();
      for (int k = 0; k < 4; k++) {
        work.add(() -> scorer.score(examples).size());
      }
      crew.all(work);
      double begin = millis();
      crew.all(work);
      return (millis() - begin) / work.size();
    }
  }

  private static double millis() {
    return System.nanoTime() / 1e6;
  }
}
