package org.lacuna.inference.onnx;

/**
 * A tensor as plain Java: what goes into and comes out of an {@link OnnxNetwork}. The arrays are
 * not copied; whoever hands one over does not write to it while the network runs.
 */
public sealed interface OnnxValue {

  /** Dimensions, outermost first; empty for a scalar. */
  long[] shape();

  /** Row-major values of a float tensor. */
  default float[] floatData() {
    throw new IllegalStateException("this tensor does not hold floats");
  }

  /** Row-major values of an int64 tensor. */
  default long[] longData() {
    throw new IllegalStateException("this tensor does not hold integers");
  }

  static OnnxValue floats(float[] data, long... shape) {
    return new Floats(data, shape);
  }

  static OnnxValue longs(long[] data, long... shape) {
    return new Longs(data, shape);
  }

  record Floats(float[] floatData, long[] shape) implements OnnxValue {}

  record Longs(long[] longData, long[] shape) implements OnnxValue {}
}
