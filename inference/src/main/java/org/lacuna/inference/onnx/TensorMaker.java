package org.lacuna.inference.onnx;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import org.lacuna.inference.onnx.NetworkTensor.Element;

/** Makes native tensors of plain values, of the type that a network declares. */
final class TensorMaker {

  private TensorMaker() {}

  /**
   * A tensor, which the caller closes.
   *
   * @param wanted what the network takes; {@code OTHER} leaves the value as it is
   */
  static OnnxTensor make(OrtEnvironment environment, OnnxValue value, Element wanted)
      throws OrtException {
    boolean whole = value instanceof OnnxValue.Longs;
    long[] shape = value.shape();
    if (wanted == Element.OTHER || wanted == (whole ? Element.INT64 : Element.FLOAT)) {
      return whole
          ? OnnxTensor.createTensor(environment, LongBuffer.wrap(value.longData()), shape)
          : OnnxTensor.createTensor(environment, FloatBuffer.wrap(value.floatData()), shape);
    }
    double[] numbers = whole ? doubles(value.longData()) : doubles(value.floatData());
    return switch (wanted) {
      case DOUBLE -> OnnxTensor.createTensor(environment, DoubleBuffer.wrap(numbers), shape);
      case FLOAT -> OnnxTensor.createTensor(environment, floats(numbers), shape);
      case INT64 -> OnnxTensor.createTensor(environment, longs(numbers), shape);
      case INT32 -> OnnxTensor.createTensor(environment, ints(numbers), shape);
      case BOOL -> OnnxTensor.createTensor(environment, bytes(numbers), shape, OnnxJavaType.BOOL);
      default -> OnnxTensor.createTensor(environment, bytes(numbers), shape, OnnxJavaType.UINT8);
    };
  }

  private static double[] doubles(long[] values) {
    double[] all = new double[values.length];
    for (int i = 0; i < all.length; i++) {
      all[i] = values[i];
    }
    return all;
  }

  private static double[] doubles(float[] values) {
    double[] all = new double[values.length];
    for (int i = 0; i < all.length; i++) {
      all[i] = values[i];
    }
    return all;
  }

  private static FloatBuffer floats(double[] values) {
    FloatBuffer all = FloatBuffer.allocate(values.length);
    for (double v : values) {
      all.put((float) v);
    }
    return all.flip();
  }

  private static LongBuffer longs(double[] values) {
    LongBuffer all = LongBuffer.allocate(values.length);
    for (double v : values) {
      all.put(Math.round(v));
    }
    return all.flip();
  }

  private static IntBuffer ints(double[] values) {
    IntBuffer all = IntBuffer.allocate(values.length);
    for (double v : values) {
      all.put((int) Math.round(v));
    }
    return all.flip();
  }

  private static ByteBuffer bytes(double[] values) {
    ByteBuffer all = ByteBuffer.allocateDirect(values.length).order(ByteOrder.nativeOrder());
    for (double v : values) {
      all.put((byte) Math.round(v));
    }
    return all.flip();
  }
}
