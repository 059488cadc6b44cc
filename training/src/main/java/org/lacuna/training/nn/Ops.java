package org.lacuna.training.nn;

import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * The tensor operations that networks are described with. One implementation computes them with
 * libtorch, another writes them down as ONNX nodes: a network that is described once cannot differ
 * between training and export.
 *
 * <p>Binary operations broadcast as in NumPy. Truth values are tensors of their own kind, made by
 * {@link #greater}, {@link #less} and {@link #equal}.
 *
 * @param <V> a tensor
 */
public interface Ops<V> {

  /** Added to the variance in layer normalisation. */
  double NORM_EPSILON = 1e-5;

  /** A learned tensor of that name; the same name gives the same tensor. */
  V parameter(String name, Init init, long... shape);

  /** The same operations with a prefix before the names of all learned tensors. */
  Ops<V> named(String prefix);

  /** A constant tensor. */
  V constant(float[] values, long... shape);

  /** {@code x @ weight + bias} on the last axis; weight {@code [in, out]}, bias {@code [out]}. */
  V linear(V x, V weight, V bias);

  /** Matrix product of the last two axes. */
  V matmul(V a, V b);

  V add(V a, V b);

  V mul(V a, V b);

  V div(V a, V b);

  /** Times a number. */
  V scale(V x, float factor);

  V relu(V x);

  /** log(1 + exp(x)): a smooth step above 0. */
  V softplus(V x);

  /** Natural logarithm. */
  V log(V x);

  V sin(V x);

  V cos(V x);

  /** Softmax over the last axis. */
  V softmax(V x);

  /** Layer normalisation over the last axis. */
  V layerNorm(V x, V gain, V bias);

  /**
   * One-dimensional convolution with zero padding that keeps the length; x {@code [B, in, T]},
   * weight {@code [out, in, kernel]} with an odd kernel, bias {@code [out]}.
   */
  V conv1d(V x, V weight, V bias);

  /**
   * States of an LSTM in one direction that starts from 0, {@code [B, T, D] -> [B, T, H]}.
   *
   * @param weight {@code [4 H, D]}, of the input, forget, cell and output gates in this order
   * @param recurrent {@code [4 H, H]}, in the same order
   * @param bias {@code [4 H]}, in the same order
   * @param hidden H
   */
  V lstm(V x, V weight, V recurrent, V bias, int hidden);

  V transpose(V x, int... axes);

  /** 0 keeps the size of the axis at that place, -1 takes what is left. */
  V reshape(V x, long... shape);

  V unsqueeze(V x, int axis);

  V concat(int axis, List<V> parts);

  /** Equal parts along an axis. */
  List<V> split(V x, int axis, int parts);

  /**
   * What softmax(q k' + hidden) v gathers, {@code q [B, heads, T, d_k]} scaled already, {@code k, v
   * [B, heads, S, d_k]}, for when the weights are not asked for.
   *
   * @param hidden {@code [B, 1, 1, S]}, 0 where a step may be looked at, very low elsewhere
   */
  default V attend(V q, V k, V v, V hidden) {
    return matmul(softmax(add(matmul(q, transpose(k, 0, 1, 3, 2)), hidden)), v);
  }

  /**
   * Runs a transformer block; by itself as the block describes it.
   *
   * @param start {@code [B, T, d]}
   * @param source {@code [B, T_source, d]}, the same value as start for attention to itself
   * @param keys truth {@code [B, T_source]} where a step may be looked at
   * @param wantWeights whether the attention weights are handed out
   */
  default TransformerBlock.Result<V> transformer(
      TransformerBlock block, V start, V source, V keys, boolean wantWeights) {
    return block.run(this, start, source, keys, wantWeights);
  }

  /**
   * A function of each example by itself. An implementation may run it once for examples that are
   * alike, such as the subsets of one clip, and not at all for one that does not need it.
   *
   * @param needed truth with one value an example; what comes out for another example means nothing
   *     and must not be looked at
   * @param basis tensors {@code [B, ...]} that determine the result of an example that needs it,
   *     beside learned tensors. A result of this method stands for the whole basis it was made of
   *     and for whether it was needed
   * @param function of the examples that are run, given what takes their rows out of a tensor
   *     {@code [B, ...]}
   * @return the result for all examples {@code [B, ...]}
   */
  default V each(V needed, List<V> basis, Function<UnaryOperator<V>, V> function) {
    return function.apply(UnaryOperator.identity());
  }

  /** Sum over one axis, which stays with size 1. */
  V sum(V x, int axis);

  /** Largest value over one axis, which stays with size 1. */
  V max(V x, int axis);

  /** 0, 1, 2, ... along that axis of x, as a one-dimensional float tensor. */
  V indices(V x, int axis);

  /** Whether x is larger than a number; false for NaN. */
  V greater(V x, float than);

  V less(V a, V b);

  V equal(V a, V b);

  V and(V a, V b);

  V or(V a, V b);

  V not(V a);

  /** 1 for true, 0 for false. */
  V toFloat(V truth);

  /** a where the condition holds, otherwise b; what is not taken has no influence, even NaN. */
  V where(V condition, V a, V b);

  /** Held within bounds. */
  V clip(V x, float low, float high);

  /** Random zeroing while training, nothing otherwise. */
  V dropout(V x);

  /** Truth whether any element along the axis is true; the axis stays with size 1. */
  default V any(V truth, int axis) {
    return greater(max(toFloat(truth), axis), 0.5f);
  }

  /** A constant without dimensions. */
  default V scalar(float value) {
    return constant(new float[] {value});
  }
}
