package org.lacuna.training.nn;

import java.util.Random;

/** Starting values of a learned tensor. */
public enum Init {
  /** All 0: biases. */
  ZEROS,
  /** All 1: gains. */
  ONES,
  /** Uniform after Glorot and Bengio (2010) for a matrix {@code [in, out]}. */
  XAVIER,
  /** Uniform within 1 / sqrt(in * kernel) for a convolution {@code [out, in, kernel]}. */
  CONVOLUTION,
  /** Uniform within 1 / sqrt(H) for the stacked gates {@code [4 H, ...]} of an LSTM. */
  GATES,
  /** Normal with deviation 1 / sqrt(last axis): vectors that stand for a sequence. */
  VECTOR;

  /** Draws the values of a tensor of that shape. */
  public float[] draw(Random random, long... shape) {
    int size = 1;
    for (long s : shape) {
      size = Math.toIntExact(size * s);
    }
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      values[i] =
          switch (this) {
            case ZEROS -> 0f;
            case ONES -> 1f;
            case XAVIER -> uniform(random, Math.sqrt(6.0 / (double) (shape[0] + shape[1])));
            case CONVOLUTION -> uniform(random, Math.sqrt(1.0 / (double) (shape[1] * shape[2])));
            case GATES -> uniform(random, Math.sqrt(4.0 / (double) shape[0]));
            case VECTOR ->
                (float) (random.nextGaussian() / Math.sqrt((double) shape[shape.length - 1]));
          };
    }
    return values;
  }

  private static float uniform(Random random, double bound) {
    return (float) ((random.nextDouble() * 2 - 1) * bound);
  }
}
