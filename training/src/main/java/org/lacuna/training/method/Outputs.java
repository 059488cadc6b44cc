package org.lacuna.training.method;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lacuna.inference.signal.Modality;

/**
 * What a network gives. Only {@code scores} is there for every method.
 *
 * @param scores by name of the head {@code [B, width]}, see {@link Head}
 * @param alone scores of each modality by itself; they mean nothing where it is not given
 * @param reconstruction {@code [B, T_m, D_m]} in the scaled units of the input, from the other
 *     modalities only
 * @param attention cross-modal attention weights
 * @param <V> a tensor
 */
public record Outputs<V>(
    Map<String, V> scores,
    Map<Modality, Map<String, V>> alone,
    Map<Modality, V> reconstruction,
    List<Attention<V>> attention) {

  /**
   * Attention weights of one direction.
   *
   * @param layers layers
   * @param heads heads in each
   * @param weights {@code [B, layers, heads, T_target, T_source]}; a row sums to 1 or is 0
   */
  public record Attention<V>(Direction direction, int layers, int heads, V weights) {}

  public Outputs {
    scores = new LinkedHashMap<>(scores);
    alone = new EnumMap<>(alone);
    reconstruction = new EnumMap<>(reconstruction);
    attention = List.copyOf(attention);
  }

  /** Nothing but the scores. */
  public static <V> Outputs<V> scores(Map<String, V> scores) {
    return new Outputs<>(
        scores, new EnumMap<>(Modality.class), new EnumMap<>(Modality.class), List.of());
  }
}
