package org.lacuna.inference.model;

import org.lacuna.inference.signal.Modality;

/**
 * Cross-modal attention of one direction in one window: how much each target step looks at each
 * source step. Immutable by convention.
 *
 * @param source modality of keys and values
 * @param target modality of the queries
 * @param layers number of layers
 * @param heads heads in each layer
 * @param targetSteps rows
 * @param sourceSteps columns
 * @param weights {@code [layers * heads * targetSteps * sourceSteps]}; each row over the source
 *     sums to 1, or is all 0 where nothing can be looked at
 */
public record AttentionMap(
    Modality source,
    Modality target,
    int layers,
    int heads,
    int targetSteps,
    int sourceSteps,
    float[] weights) {

  public AttentionMap {
    if (weights.length != layers * heads * targetSteps * sourceSteps) {
      throw new IllegalArgumentException("attention weights do not match their shape");
    }
  }

  /** Weight of one head of one layer. */
  public float weight(int layer, int head, int targetStep, int sourceStep) {
    return weights[((layer * heads + head) * targetSteps + targetStep) * sourceSteps + sourceStep];
  }

  /** Mean over the heads of one layer. */
  public float headMean(int layer, int targetStep, int sourceStep) {
    float sum = 0;
    for (int h = 0; h < heads; h++) {
      sum += weight(layer, h, targetStep, sourceStep);
    }
    return sum / heads;
  }
}
