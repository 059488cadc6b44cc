package org.lacuna.training.loop;

import java.util.LinkedHashMap;
import java.util.Map;
import org.lacuna.training.nn.Parameters;

/**
 * A running mean of the weights of a network over its training steps (Polyak averaging with
 * exponential forgetting): steadier than the weights of any one step. One thread.
 */
final class WeightAverage {

  private final double keep;
  private Map<String, float[]> mean;
  private long steps;

  /**
   * @param start the weights before the first step
   * @param keep share of the old mean that a step keeps, once there have been many
   */
  WeightAverage(Map<String, float[]> start, double keep) {
    this.mean = start;
    this.keep = keep;
  }

  /** Goes on from a mean that was kept. */
  void resume(Map<String, float[]> kept, long stepsSoFar) {
    mean = kept;
    steps = stepsSoFar;
  }

  /** Takes in the weights after a step. The first steps are forgotten sooner. */
  void step(Parameters parameters) {
    steps++;
    double kept = Math.min(keep, (1.0 + steps) / (10.0 + steps));
    parameters
        .values()
        .forEach(
            (name, values) -> {
              float[] old = mean.get(name);
              for (int i = 0; old != null && i < values.length; i++) {
                old[i] = (float) (kept * old[i] + (1 - kept) * values[i]);
              }
            });
  }

  /** The mean, as it is and goes on changing. */
  Map<String, float[]> mean() {
    return mean;
  }

  /** The mean as it is now. */
  Map<String, float[]> copy() {
    Map<String, float[]> copy = new LinkedHashMap<>();
    mean.forEach((name, values) -> copy.put(name, values.clone()));
    return copy;
  }

  long steps() {
    return steps;
  }
}
