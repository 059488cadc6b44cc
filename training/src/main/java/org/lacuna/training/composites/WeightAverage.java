package org.lacuna.training.composites;

import java.util.LinkedHashMap;
import java.util.Map;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.training.loop.MethodTrainer;
import org.lacuna.training.nn.Parameters;

/**
 * A running mean of the weights of a network over its training steps (Polyak averaging with
 * exponential forgetting): steadier than the weights of any one step. It goes round a {@link
 * MethodTrainer} that knows nothing of it: {@link #step} with every batch, {@link #judged} around
 * the validation, {@link #takeBest} at the end. One thread.
 */
final class WeightAverage {

  private final Parameters parameters;
  private final double keep;
  private Map<String, float[]> mean = Map.of();
  private Map<String, float[]> best = Map.of();
  private double bestScore = Double.POSITIVE_INFINITY;
  private int steps;

  /**
   * @param keep share of the old mean that a step keeps, once there have been many
   */
  WeightAverage(Parameters parameters, double keep) {
    this.parameters = parameters;
    this.keep = keep;
  }

  /** Takes in the weights as they are. */
  void step() {
    Map<String, float[]> now = parameters.values();
    if (mean.size() != now.size()) {
      mean = now;
      return;
    }
    steps++;
    double kept = Math.min(keep, (1.0 + steps) / (10.0 + steps));
    now.forEach(
        (name, values) -> {
          float[] old = mean.get(name);
          for (int i = 0; old != null && i < values.length; i++) {
            old[i] = (float) (kept * old[i] + (1 - kept) * values[i]);
          }
        });
  }

  /** Runs a validation with the mean in the place of the weights, and keeps the best mean. */
  Map<String, Double> judged(MethodTrainer.Validation validation) throws LacunaException {
    Map<String, float[]> now = parameters.values();
    parameters.restore(mean);
    try {
      Map<String, Double> scores = validation.run();
      double score = scores.getOrDefault(MethodTrainer.Validation.SCORE, Double.NaN);
      if (score < bestScore) {
        bestScore = score;
        best = new LinkedHashMap<>();
        mean.forEach((name, values) -> best.put(name, values.clone()));
      }
      return scores;
    } finally {
      parameters.restore(now);
    }
  }

  /** Puts the best mean into the parameters. */
  void takeBest() {
    parameters.restore(best);
  }
}
