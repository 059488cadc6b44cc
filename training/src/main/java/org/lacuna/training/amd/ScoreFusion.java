package org.lacuna.training.amd;

import java.util.LinkedHashMap;
import java.util.Map;
import org.lacuna.inference.signal.Modality;
import org.lacuna.training.method.Head;
import org.lacuna.training.method.Problem;
import org.lacuna.training.method.Required;
import org.lacuna.training.nn.Ops;

/**
 * Score-level fusion: the mean of the predictions of the modalities that are given, of numbers or
 * of probabilities. Without any modality a number is 0 and all classes are alike.
 */
public final class ScoreFusion {

  private ScoreFusion() {}

  /**
   * @param alone scores of each modality by name of the head
   * @param present truths {@code [B, 1]}
   * @return scores by name of the head
   */
  public static <V> Map<String, V> mean(
      Ops<V> ops, Problem problem, Map<Modality, Map<String, V>> alone, Map<Modality, V> present) {
    V zero = ops.scalar(0f);
    V count = zero;
    for (Modality m : problem.modalities()) {
      count = ops.add(count, ops.toFloat(Required.entry(present, m)));
    }
    V atLeastOne = ops.where(ops.greater(count, 0.5f), count, ops.scalar(1f));
    Map<String, V> fused = new LinkedHashMap<>();
    for (Head head : problem.heads()) {
      V sum = zero;
      for (Modality m : problem.modalities()) {
        V scores = Required.entry(Required.entry(alone, m), head.name());
        V said = head.probabilities(ops, scores);
        sum = ops.add(sum, ops.where(Required.entry(present, m), said, zero));
      }
      fused.put(head.name(), head.scores(ops, ops.div(sum, atLeastOne)));
    }
    return fused;
  }
}
