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

  /** Added to a product of query and key where the step may not be looked at. */
  public static final float HIDDEN = -1e9f;

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
      V pairs = ops.and(ops.unsqueeze(steps, 2), ops.unsqueeze(sources, 1)); // [B, T, T_source]
      V shaped = ops.unsqueeze(ops.unsqueeze(ops.toFloat(pairs), 1), 1);
      return ops.mul(all, shaped); // weights are finite, and this is faster than choosing
    }
  }

  /** Attends from a sequence to itself; {@code keys [B, T]} true where a step may be looked at. */
  public <V> V self(Ops<V> ops, V x, V keys) {
    return ops.transformer(this, x, x, keys, false).states();
  }

  /** Attends from x to a source; {@code keys [B, T_source]}. */
  public <V> Result<V> cross(Ops<V> ops, V x, V source, V keys) {
    return ops.transformer(this, x, source, keys, true);
  }

  /** The same without the weights, which is faster where they are not looked at. */
  public <V> V crossed(Ops<V> ops, V x, V source, V keys) {
    return ops.transformer(this, x, source, keys, false).states();
  }

  /** The block operation by operation; start and source are one value for attention to itself. */
  <V> Result<V> run(Ops<V> ops, V start, V source, V keys, boolean wantWeights) {
    boolean toItself = start == source;
    V hidden = hidden(ops, keys);
    V any = ops.unsqueeze(ops.any(keys, 1), 2); // [B, 1, 1]
    V x = start;
    List<V> attention = new ArrayList<>();
    for (int l = 0; l < layers; l++) {
      String layer = name + "." + l;
      V queries = Layers.norm(ops, layer + ".norm_query", x, width);
      Parts<V> parts =
          toItself
              ? own(ops, layer, queries)
              : parts(ops, layer, queries, Layers.norm(ops, layer + ".norm_source", source, width));
      V looked = look(ops, parts, hidden, wantWeights, attention);
      V joined = ops.reshape(ops.transpose(looked, 0, 2, 1, 3), 0, 0, width);
      V out = Layers.linear(ops, layer + ".out", joined, width, width);
      x = ops.add(x, ops.dropout(ops.where(any, out, ops.scalar(0f))));
      x = ops.add(x, ops.dropout(feedForward(ops, layer, x)));
    }
    return new Result<>(Layers.norm(ops, name + ".norm", x, width), attention);
  }

  /** 0 where a step may be looked at, so low elsewhere that softmax gives exactly 0. */
  private static <V> V hidden(Ops<V> ops, V keys) {
    V bias = ops.where(keys, ops.scalar(0f), ops.scalar(HIDDEN));
    return ops.unsqueeze(ops.unsqueeze(bias, 1), 1); // [B, 1, 1, T_source]
  }

  /** Queries, keys and values {@code [B, heads, T, width / heads]}. */
  private record Parts<V>(V queries, V keys, V values) {}

  /** Of one sequence, by one product. */
  private <V> Parts<V> own(Ops<V> ops, String layer, V x) {
    V all = Layers.linear(ops, layer + ".query_key_value", x, width, 3 * width);
    List<V> parts = ops.split(all, 2, 3);
    return new Parts<>(
        heads(ops, parts.get(0)), heads(ops, parts.get(1)), heads(ops, parts.get(2)));
  }

  private <V> Parts<V> parts(Ops<V> ops, String layer, V x, V source) {
    V query = Layers.linear(ops, layer + ".query", x, width, width);
    V all = Layers.linear(ops, layer + ".key_value", source, width, 2 * width);
    List<V> parts = ops.split(all, 2, 2);
    return new Parts<>(heads(ops, query), heads(ops, parts.get(0)), heads(ops, parts.get(1)));
  }

  /** KT eq. 3: softmax(Q K' / sqrt(d_k)) V over the steps that may be looked at. */
  private <V> V look(Ops<V> ops, Parts<V> parts, V hidden, boolean wantWeights, List<V> attention) {
    V q = ops.scale(parts.queries(), (float) (1 / Math.sqrt(width / (double) heads)));
    if (!wantWeights) {
      return ops.attend(q, parts.keys(), parts.values(), hidden);
    }
    V product = ops.matmul(q, ops.transpose(parts.keys(), 0, 1, 3, 2));
    V weights = ops.softmax(ops.add(product, hidden));
    attention.add(weights);
    return ops.matmul(weights, parts.values());
  }

  private <V> V feedForward(Ops<V> ops, String layer, V x) {
    V inner = Layers.norm(ops, layer + ".norm_feed", x, width);
    inner = ops.relu(Layers.linear(ops, layer + ".feed_in", inner, width, 4 * width));
    return Layers.linear(ops, layer + ".feed_out", inner, 4 * width, width);
  }

  private <V> V heads(Ops<V> ops, V x) {
    return ops.transpose(ops.reshape(x, 0, 0, heads, width / heads), 0, 2, 1, 3);
  }
}
