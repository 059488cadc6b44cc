package org.lacuna.inference.model;

import java.util.Arrays;

/**
 * Attention of all layers of one direction put together: how much of what a target step holds after
 * the last layer came from each source step. After S. Abnar and W. Zuidema, "Quantifying Attention
 * Flow in Transformers" (ACL 2020), adapted to cross-modal blocks, whose keys and values are the
 * same source in every layer while only the target changes.
 *
 * <p>With target steps x and source steps s side by side, layer l passes on
 *
 * <pre>
 *   M_l = | I/2  A_l/2 |     half of a target step is its own residual, half is what it looks at;
 *         |  0     I   |     the source stays as it is
 * </pre>
 *
 * and the rollout is the upper right corner of M_L ... M_1: R = sum over l of A_l / 2^(L - l + 1).
 * The residual keeps 2^-L of the target itself, so each row of R is divided by its sum: the result
 * reads like the attention of one layer. A row that looks at nothing in a layer passes that layer
 * unchanged, and a row that looks at nothing in any layer stays all 0.
 *
 * <p>The heads of a layer are averaged, or one is followed through all layers. What the model does
 * before (encoders) and after (decoders) its cross-modal blocks is not part of a card's attention
 * and so not of the rollout. Pure.
 */
public final class AttentionRollout {

  /** Stands for the mean over all heads. */
  public static final int MEAN = -1;

  private AttentionRollout() {}

  /**
   * The rollout of a direction.
   *
   * @param head the head that is followed, or {@link #MEAN}
   * @return {@code [targetSteps * sourceSteps]}; each row sums to 1, or is all 0 where the step
   *     looked at nothing
   */
  public static float[] of(AttentionMap map, int head) {
    int columns = map.sourceSteps();
    float[] all = new float[map.targetSteps() * columns];
    double[] row = new double[columns];
    double[] layer = new double[columns];
    for (int t = 0; t < map.targetSteps(); t++) {
      Arrays.fill(row, 0);
      for (int l = 0; l < map.layers(); l++) {
        double looked = read(map, l, head, t, layer);
        for (int s = 0; looked > 0 && s < columns; s++) {
          row[s] = row[s] / 2 + layer[s] / looked / 2;
        }
      }
      double sum = 0;
      for (double v : row) {
        sum += v;
      }
      for (int s = 0; sum > 0 && s < columns; s++) {
        all[t * columns + s] = (float) (row[s] / sum);
      }
    }
    return all;
  }

  /** Reads a row of a layer and gives its sum: 1 but for rounding, or 0. */
  private static double read(AttentionMap map, int layer, int head, int target, double[] into) {
    double sum = 0;
    for (int s = 0; s < into.length; s++) {
      into[s] = head == MEAN ? map.headMean(layer, target, s) : map.weight(layer, head, target, s);
      sum += into[s];
    }
    return sum;
  }
}
