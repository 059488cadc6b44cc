package org.lacuna.training.method;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import org.lacuna.inference.signal.Modality;
import org.lacuna.training.nn.Ops;

/**
 * What a network is given, one channel a modality.
 *
 * @param <V> a tensor
 */
public record Inputs<V>(Map<Modality, Channel<V>> channels) {

  /**
   * One modality of a batch.
   *
   * @param values {@code [B, T, D]} scaled features; what lies in an unobserved step has no
   *     influence, even NaN
   * @param mask {@code [B, T]} 1 where observed
   * @param seconds {@code [B, T]} centre of each step, seconds from the window's start; has no
   *     influence on padding
   * @param length {@code [B]} steps that exist, as real numbers; later ones are padding
   */
  public record Channel<V>(V values, V mask, V seconds, V length) {

    /** Truth {@code [B, T]}: the step is no padding. */
    public V exists(Ops<V> ops) {
      return ops.less(ops.indices(mask, 1), ops.unsqueeze(length, 1));
    }

    /** Truth {@code [B, T]}: the step exists and was observed. */
    public V observed(Ops<V> ops) {
      return ops.and(ops.greater(mask, 0.5f), exists(ops));
    }
  }

  public Inputs {
    channels = Collections.unmodifiableMap(new EnumMap<>(channels));
  }

  /** The channel of a modality that the network reads. */
  public Channel<V> channel(Modality m) {
    return Required.entry(channels, m);
  }
}
