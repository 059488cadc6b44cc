package org.lacuna.training.nn;

/** The plain layers: each is named, and its learned tensors are named after it. */
public final class Layers {

  private Layers() {}

  /** Fully connected layer on the last axis. */
  public static <V> V linear(Ops<V> ops, String name, V x, int in, int out) {
    V weight = ops.parameter(name + ".weight", Init.XAVIER, in, out);
    V bias = ops.parameter(name + ".bias", Init.ZEROS, out);
    return ops.linear(x, weight, bias);
  }

  /** Layer normalisation with learned gain and bias over the last axis of size {@code width}. */
  public static <V> V norm(Ops<V> ops, String name, V x, int width) {
    V gain = ops.parameter(name + ".gain", Init.ONES, width);
    V bias = ops.parameter(name + ".bias", Init.ZEROS, width);
    return ops.layerNorm(x, gain, bias);
  }

  /** Convolution over time, {@code [B, T, in] -> [B, T, out]}, zero padding, odd kernel. */
  public static <V> V conv(Ops<V> ops, String name, V x, int in, int out, int kernel) {
    V weight = ops.parameter(name + ".weight", Init.CONVOLUTION, out, in, kernel);
    V bias = ops.parameter(name + ".bias", Init.ZEROS, out);
    return ops.transpose(ops.conv1d(ops.transpose(x, 0, 2, 1), weight, bias), 0, 2, 1);
  }

  /** States of an LSTM {@code [B, T, in] -> [B, T, hidden]}. */
  public static <V> V lstm(Ops<V> ops, String name, V x, int in, int hidden) {
    V weight = ops.parameter(name + ".weight", Init.GATES, 4L * hidden, in);
    V recurrent = ops.parameter(name + ".recurrent", Init.GATES, 4L * hidden, hidden);
    V bias = ops.parameter(name + ".bias", Init.GATES, 4L * hidden);
    return ops.lstm(x, weight, recurrent, bias, hidden);
  }
}
