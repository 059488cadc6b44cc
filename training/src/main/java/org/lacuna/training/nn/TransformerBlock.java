package org.lacuna.training.nn;

import java.util.ArrayList;
import java.util.List;

/**
 * A stack of pre-norm transformer layers (multi-head attention, then a feed-forward part four times
 * as wide, each with a residual), closed by a layer normalisation. As in MulT (Tsai et al., ACL
 * 2019) a cross-attention block takes keys and values from the same source in every layer.
 *
 * @param name prefix of the learned tensors
 * @param width d, a multiple of {@code heads}
 * @param heads attention heads
 * @param layers layers
 */
public record TransformerBlock(String name, int width, int heads, int layers) {

  private static final float HIDDEN = -1e9f;

  public TransformerBlock {
    if (width % heads != 0) {
      throw new IllegalArgumentException("width " + width + " is no multiple of " + heads);
    }
  }

  /**
   * What a block gives.
   *
   * @param states {@code [B, T, d]}
   * @param attention for each layer the weights {@code [B, heads, T, T_source]}; a row sums to 1.
   *     Where no source step may be looked at the weights mean nothing and have not been used:
   *     nothing is gathered there
   */
  public record Result<V>(V states, List<V> attention) {

    /**
     * All layers as {@code [B, layers, heads, T, T_source]}, with rows of 0 where a step is none or
     * has nothing to look at.
     *
     * @param steps truth {@code [B, T]}
     * @param sources truth {@code [B, T_source]}
     */
    public V stacked(Ops<V> ops, V steps, V sources) {
      List<V> stacked = new ArrayList<>();
      for (V layer : attention) {
        stacked.add(ops.unsqueeze(layer, 1));
      }
      V all = stacked.size() == 1 ? stacked.get(0) : ops.concat(1, stacked);
      V rows = ops.and(steps, ops.any(sources, 1)); // [B, T]
      V shaped = ops.unsqueeze(ops.unsqueeze(ops.unsqueeze(rows, 1), 1), 4);
      return ops.where(shaped, all, ops.scalar(0f));
    }
  }

  /** Attends from a sequence to itself; {@code keys [B, T]} true where a step may be looked at. */
  public <V> V self(Ops<V> ops, V x, V keys) {
    return run(ops, x, x, keys, true).states();
  }

  /** Attends from x to a source; {@code keys [B, T_source]}. */
  public <V> Result<V> cross(Ops<V> ops, V x, V source, V keys) {
    return run(ops, x, source, keys, false);
  }

  private <V> Result<V> run(Ops<V> ops, V start, V source, V keys, boolean toItself) {
    V hidden = hidden(ops, keys);
    V any = ops.unsqueeze(ops.any(keys, 1), 2); // [B, 1, 1]
    V x = start;
    List<V> attention = new ArrayList<>();
    for (int l = 0; l < layers; l++) {
      String layer = name + "." + l;
      V queries = Layers.norm(ops, layer + ".norm_query", x, width);
      V looked = toItself ? queries : Layers.norm(ops, layer + ".norm_source", source, width);
      V weights = weights(ops, layer, queries, looked, hidden);
      attention.add(weights);
      V gathered = ops.where(any, gather(ops, layer, weights, looked), ops.scalar(0f));
      x = ops.add(x, ops.dropout(gathered));
      x = ops.add(x, ops.dropout(feedForward(ops, layer, x)));
    }
    return new Result<>(Layers.norm(ops, name + ".norm", x, width), attention);
  }

  /** 0 where a step may be looked at, so low elsewhere that softmax gives exactly 0. */
  private static <V> V hidden(Ops<V> ops, V keys) {
    V bias = ops.where(keys, ops.scalar(0f), ops.scalar(HIDDEN));
    return ops.unsqueeze(ops.unsqueeze(bias, 1), 1); // [B, 1, 1, T_source]
  }

  /** KT eq. 3: softmax(Q K' / sqrt(d_k)) over the steps that may be looked at. */
  private <V> V weights(Ops<V> ops, String layer, V queries, V source, V hidden) {
    int part = width / heads;
    float scale = (float) (1 / Math.sqrt(part));
    V all = ops.scale(Layers.linear(ops, layer + ".query", queries, width, width), scale);
    V q = split(ops, all, 0, 2, 1, 3);
    V k = split(ops, Layers.linear(ops, layer + ".key", source, width, width), 0, 2, 3, 1);
    return ops.softmax(ops.add(ops.matmul(q, k), hidden));
  }

  private <V> V gather(Ops<V> ops, String layer, V weights, V source) {
    V v = split(ops, Layers.linear(ops, layer + ".value", source, width, width), 0, 2, 1, 3);
    V joined = ops.transpose(ops.matmul(weights, v), 0, 2, 1, 3);
    return Layers.linear(ops, layer + ".out", ops.reshape(joined, 0, 0, width), width, width);
  }

  private <V> V feedForward(Ops<V> ops, String layer, V x) {
    V inner = Layers.norm(ops, layer + ".norm_feed", x, width);
    inner = ops.relu(Layers.linear(ops, layer + ".feed_in", inner, width, 4 * width));
    return Layers.linear(ops, layer + ".feed_out", inner, 4 * width, width);
  }

  private <V> V split(Ops<V> ops, V x, int... axes) {
    return ops.transpose(ops.reshape(x, 0, 0, heads, width / heads), axes);
  }
}
