package org.lacuna.training.loop;

import java.util.Map;

/**
 * How far a training has come.
 *
 * @param epoch epochs done
 * @param bestEpoch the one with the lowest score, 0 before the first
 * @param bestScore its score
 * @param seconds spent, over all sittings
 * @param best weights after that epoch by name
 */
record Progress(
    int epoch, int bestEpoch, double bestScore, double seconds, Map<String, float[]> best) {

  static Progress start(Map<String, float[]> weights) {
    return new Progress(0, 0, Double.POSITIVE_INFINITY, 0, weights);
  }

  /** One epoch more; a score that is not a number is never the best. */
  Progress next(double score, double allSeconds, Map<String, float[]> weights) {
    return score < bestScore
        ? new Progress(epoch + 1, epoch + 1, score, allSeconds, weights)
        : new Progress(epoch + 1, bestEpoch, bestScore, allSeconds, best);
  }
}
