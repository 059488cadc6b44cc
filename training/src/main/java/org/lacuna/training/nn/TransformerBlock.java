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

  public TransformerBlock {
    if (width % heads != 0) {
      throw new IllegalArgumentException("width " + width + " is no multiple of " + heads);
    }
  }

  /**
   * What a block gives.
   *
   * @param states {@code [B, T, d]}
   * @param attention for each layer the weights {@code [B, heads, T, T_source]}; a row sums to 1,
   *     or is all 0 where no source step may be looked at
   */
  public record Result<V>(V states, List<V> attention) {}

  /** Attends from a sequence to itself; {@code keys [B, T]} true where a step may be looked at. */
  public <V> V self(Ops<V> ops, V x, V keys) {
    return run(ops, x, x, keys, true).states();
  }

  /** Attends from x to a source; {@code keys [B, T_source]}. */
  public <V> Result<V> cross(Ops<V> ops, V x, V source, V keys) {
    return run(ops, x, source, keys, false);
  }

  private <V> Result<V> run(Ops<V> ops, V start, V source, V keys, boolean toItself) {
    V visible = ops.unsqueeze(ops.unsqueeze(keys, 1), 1); // [B, 1, 1, T_source]
    V x = start;
    List<V> attention = new ArrayList<>();
    for (int l = 0; l < layers; l++) {
      String layer = name + "." + l;
      V queries = Layers.norm(ops, layer + ".norm_query", x, width);
      V looked = toItself ? queries : Layers.norm(ops, layer + ".norm_source", source, width);
      V weights = weights(ops, layer, queries, looked, visible);
      attention.add(weights);
      x = ops.add(x, ops.dropout(gather(ops, layer, ops.dropout(weights), looked)));
      x = ops.add(x, ops.dropout(feedForward(ops, layer, x)));
    }
    return new Result<>(Layers.norm(ops, name + ".norm", x, width), attention);
  }

  /** KT eq. 3: softmax(Q K' / sqrt(d_k)), 0 on steps that may not be looked at. */
  private <V> V weights(Ops<V> ops, String layer, V queries, V source, V visible) {
    int part = width / heads;
    V q = split(ops, Layers.linear(ops, layer + ".query", queries, width, width), 0, 2, 1, 3);
    V k = split(ops, Layers.linear(ops, layer + ".key", source, width, width), 0, 2, 3, 1);
    V scores = ops.scale(ops.matmul(q, k), (float) (1 / Math.sqrt(part)));
    V open = ops.softmax(ops.where(visible, scores, ops.scalar(-1e9f)));
    return ops.where(visible, open, ops.scalar(0f));
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
