package org.lacuna.training.convert;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads the weights of a TensorFlow.js model: one manifest group and its one binary shard. */
final class TfWeights {

  /**
   * A constant of the graph. Exactly one of the two arrays holds it, the other is empty.
   *
   * @param dims shape, outermost first
   * @param floats row-major values of a float tensor
   * @param ints row-major values of an integer tensor
   */
  record Tensor(int[] dims, float[] floats, int[] ints) {
    boolean isFloat() {
      return floats.length > 0;
    }
  }

  private TfWeights() {}

  /**
   * Expands every tensor of the manifest to 32 bits.
   *
   * @param weights the manifest's {@code weights} array
   * @param shard the shard that the manifest names
   */
  static Map<String, Tensor> read(JsonNode weights, byte[] shard) {
    ByteBuffer bytes = ByteBuffer.wrap(shard).order(ByteOrder.LITTLE_ENDIAN);
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    for (JsonNode weight : weights) {
      tensors.put(weight.path("name").asText(), tensor(weight, bytes));
    }
    if (bytes.hasRemaining()) {
      throw new IllegalArgumentException(bytes.remaining() + " bytes of weights belong to nothing");
    }
    return tensors;
  }

  private static Tensor tensor(JsonNode weight, ByteBuffer bytes) {
    JsonNode shape = weight.path("shape");
    int[] dims = new int[shape.size()];
    int count = 1;
    for (int k = 0; k < dims.length; k++) {
      dims[k] = shape.get(k).asInt();
      count *= dims[k];
    }
    if (weight.path("dtype").asText().equals("int32")) {
      int[] ints = new int[count];
      for (int k = 0; k < count; k++) {
        ints[k] = bytes.getInt();
      }
      return new Tensor(dims, new float[0], ints);
    }
    JsonNode quantization = weight.path("quantization");
    String stored = quantization.path("dtype").asText("float32");
    double scale = quantization.path("scale").asDouble(1);
    double min = quantization.path("min").asDouble(0);
    float[] floats = new float[count];
    for (int k = 0; k < count; k++) {
      floats[k] =
          switch (stored) {
            case "float32" -> bytes.getFloat();
            case "float16" -> half(bytes.getShort() & 0xffff);
            case "uint8" -> (float) ((bytes.get() & 0xff) * scale + min);
            case "uint16" -> (float) ((bytes.getShort() & 0xffff) * scale + min);
            default -> throw new IllegalArgumentException("weights stored as " + stored);
          };
    }
    return new Tensor(dims, floats, new int[0]);
  }

  /** IEEE 754 binary16 to binary32. */
  static float half(int bits) {
    int exponent = bits >>> 10 & 0x1f;
    int mantissa = bits & 0x3ff;
    float magnitude;
    if (exponent == 0) {
      magnitude = mantissa * 0x1p-24f;
    } else if (exponent == 31) {
      magnitude = mantissa == 0 ? Float.POSITIVE_INFINITY : Float.NaN;
    } else {
      magnitude = Math.scalb(1 + mantissa * 0x1p-10f, exponent - 15);
    }
    return (bits & 0x8000) == 0 ? magnitude : -magnitude;
  }

  /** Convolution kernel [H, W, I, O] as ONNX wants it, [O, I, H, W]. */
  static float[] kernel(Tensor t) {
    int hw = t.dims()[0] * t.dims()[1];
    int in = t.dims()[2];
    int out = t.dims()[3];
    float[] r = new float[t.floats().length];
    for (int p = 0; p < hw; p++) {
      for (int i = 0; i < in; i++) {
        for (int o = 0; o < out; o++) {
          r[(o * in + i) * hw + p] = t.floats()[(p * in + i) * out + o];
        }
      }
    }
    return r;
  }

  /** Depth-wise kernel [H, W, C, M] as ONNX wants it, [C * M, 1, H, W]. */
  static float[] depthwiseKernel(Tensor t) {
    int hw = t.dims()[0] * t.dims()[1];
    int channels = t.dims()[2] * t.dims()[3];
    float[] r = new float[t.floats().length];
    for (int p = 0; p < hw; p++) {
      for (int c = 0; c < channels; c++) {
        r[c * hw + p] = t.floats()[p * channels + c];
      }
    }
    return r;
  }
}
