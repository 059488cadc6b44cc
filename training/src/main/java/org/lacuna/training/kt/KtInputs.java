package org.lacuna.training.kt;

import java.util.EnumMap;
import java.util.Map;
import org.lacuna.inference.signal.Modality;

/**
 * What the network is given, one channel a modality.
 *
 * @param <V> a tensor
 */
public record KtInputs<V>(Map<Modality, Channel<V>> channels) {

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
  public record Channel<V>(V values, V mask, V seconds, V length) {}

  public KtInputs {
    channels = Map.copyOf(new EnumMap<>(channels));
  }

  Channel<V> channel(Modality m) {
    Channel<V> channel = channels.get(m);
    if (channel == null) {
      throw new IllegalArgumentException("no channel for " + m.key());
    }
    return channel;
  }
}
