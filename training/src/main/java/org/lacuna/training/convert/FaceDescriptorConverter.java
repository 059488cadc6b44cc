package org.lacuna.training.convert;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.lacuna.training.onnx.Attributes;
import org.lacuna.training.onnx.OnnxGraph;

/**
 * Builds face-api's face recognition network from its weights. That package ships no graph; this is
 * the one that its sources {@code FaceRecognitionNet}, {@code residualLayer} and {@code convLayer}
 * compute: dlib's residual network of 29 convolutions, average pooling, one linear layer.
 *
 * <p>Weights that are published as 8-bit stay so in the file, each tensor with its scale and
 * offset; whoever opens the network expands them once.
 */
final class FaceDescriptorConverter {

  /** Mean colour that the network was trained with, R, G, B of 255. */
  private static final float[] MEAN_RGB = {122.782f, 117.001f, 104.298f};

  private static final int SIZE = 150;
  private static final int LENGTH = 128;

  /** A layer's result with the shape that decides how a branch is padded. */
  private record Layer(String name, int channels, int edge) {}

  /** A tensor as stored: 8-bit with value = byte * scale + min, or 32-bit floats. */
  private record Packed(long[] dims, byte[] bytes, boolean eightBit, float scale, float min) {}

  private final OnnxGraph graph = new OnnxGraph("face_descriptor");
  private final Map<String, Packed> weights = new HashMap<>();

  private FaceDescriptorConverter(JsonNode manifest, byte[] shard) {
    int at = 0;
    for (JsonNode weight : manifest) {
      JsonNode shape = weight.path("shape");
      long[] dims = new long[shape.size()];
      int count = 1;
      for (int k = 0; k < dims.length; k++) {
        dims[k] = shape.get(k).asInt();
        count *= (int) dims[k];
      }
      JsonNode q = weight.path("quantization");
      String stored = q.path("dtype").asText("float32");
      if (!stored.equals("uint8") && !stored.equals("float32")) {
        throw new IllegalArgumentException("weights stored as " + stored);
      }
      boolean eightBit = stored.equals("uint8");
      int length = eightBit ? count : Float.BYTES * count;
      weights.put(
          weight.path("name").asText(),
          new Packed(
              dims,
              Arrays.copyOfRange(shard, at, at + length),
              eightBit,
              (float) q.path("scale").asDouble(),
              (float) q.path("min").asDouble()));
      at += length;
    }
    if (at != shard.length) {
      throw new IllegalArgumentException(shard.length - at + " bytes of weights left over");
    }
  }

  /**
   * @param manifest the parsed weights manifest
   * @param shard the weights
   * @return bytes of the ONNX file: {@code image} [1, 3, 150, 150], RGB in [0, 255], gives {@code
   *     descriptor} [1, 128]
   */
  static byte[] convert(JsonNode manifest, byte[] shard) {
    FaceDescriptorConverter converter =
        new FaceDescriptorConverter(manifest.path(0).path("weights"), shard);
    converter.build();
    return converter.graph.toBytes();
  }

  private void build() {
    String image = graph.input("image", OnnxGraph.Type.FLOAT, 1, 3, SIZE, SIZE);
    String x = graph.op("Sub", image, graph.constant(MEAN_RGB, 1, 3, 1, 1));
    x = graph.op("Div", x, graph.scalar(255));
    Layer y = convolution(new Layer(x, 3, SIZE), "conv32_down", 2, true);
    y =
        new Layer(
            graph.op(
                "MaxPool",
                Attributes.none().withInts("kernel_shape", 3, 3).withInts("strides", 2, 2),
                y.name()),
            y.channels(),
            (y.edge() - 3) / 2 + 1);
    for (String block : new String[] {"conv32_1", "conv32_2", "conv32_3"}) {
      y = residual(y, block);
    }
    y = down(y, "conv64_down");
    for (String block : new String[] {"conv64_1", "conv64_2", "conv64_3"}) {
      y = residual(y, block);
    }
    y = down(y, "conv128_down");
    for (String block : new String[] {"conv128_1", "conv128_2"}) {
      y = residual(y, block);
    }
    y = down(y, "conv256_down");
    for (String block : new String[] {"conv256_1", "conv256_2"}) {
      y = residual(y, block);
    }
    y = down(y, "conv256_down_out");
    Attributes axes = Attributes.none().withInts("axes", 2, 3).with("keepdims", 0);
    String mean = graph.op("ReduceMean", axes, y.name());
    graph.alias(graph.op("MatMul", mean, expanded("fc")), "descriptor");
    graph.output("descriptor", OnnxGraph.Type.FLOAT, 1, LENGTH);
  }

  private Layer residual(Layer x, String name) {
    Layer one = convolution(x, name + "/conv1", 1, true);
    Layer two = convolution(one, name + "/conv2", 1, false);
    String sum = graph.op("Add", two.name(), x.name());
    return new Layer(graph.op("Relu", sum), two.channels(), two.edge());
  }

  /** A block that halves the picture; what either branch lacks is zero. */
  private Layer down(Layer x, String name) {
    Layer one = convolution(x, name + "/conv1", 2, true);
    Layer two = convolution(one, name + "/conv2", 1, false);
    Attributes pool = Attributes.none().withInts("kernel_shape", 2, 2).withInts("strides", 2, 2);
    String pooled = graph.op("AveragePool", pool, x.name());
    int edge = x.edge() / 2;
    if (two.channels() != x.channels()) {
      pooled =
          graph.op("Pad", pooled, graph.ints(0, 0, 0, 0, 0, two.channels() - x.channels(), 0, 0));
    }
    String deep = two.name();
    if (two.edge() != edge) {
      long more = edge - two.edge();
      deep = graph.op("Pad", deep, graph.ints(0, 0, 0, 0, 0, 0, more, more));
    }
    return new Layer(graph.op("Relu", graph.op("Add", pooled, deep)), two.channels(), edge);
  }

  private Layer convolution(Layer x, String name, int stride, boolean relu) {
    Packed kernel = packed(name + "/conv/filters");
    int edge = (int) kernel.dims()[0];
    int channels = (int) kernel.dims()[3];
    String filters =
        graph.op(
            "Transpose",
            Attributes.none().withInts("perm", 3, 2, 0, 1),
            expanded(name + "/conv/filters"));
    Attributes shape =
        Attributes.none()
            .withInts("kernel_shape", edge, edge)
            .withInts("strides", stride, stride)
            .withString("auto_pad", stride == 1 ? "SAME_UPPER" : "VALID");
    String y = graph.op("Conv", shape, x.name(), filters, expanded(name + "/conv/bias"));
    y = graph.op("Mul", y, column(name + "/scale/weights", channels));
    y = graph.op("Add", y, column(name + "/scale/biases", channels));
    return new Layer(
        relu ? graph.op("Relu", y) : y,
        channels,
        stride == 1 ? x.edge() : (x.edge() - edge) / stride + 1);
  }

  private String column(String name, int channels) {
    return graph.op("Reshape", expanded(name), graph.ints(1, channels, 1, 1));
  }

  private String expanded(String name) {
    Packed t = packed(name);
    if (!t.eightBit()) {
      float[] values = new float[t.bytes().length / Float.BYTES];
      ByteBuffer.wrap(t.bytes()).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
      return graph.weight(name, values, t.dims());
    }
    String bytes = graph.bytes(name, t.bytes(), t.dims());
    String floats = graph.op("Cast", Attributes.none().with("to", 1), bytes);
    return graph.op("Add", graph.op("Mul", floats, graph.scalar(t.scale())), graph.scalar(t.min()));
  }

  private Packed packed(String name) {
    Packed t = weights.get(name);
    if (t == null) {
      throw new IllegalArgumentException("the weights lack " + name);
    }
    return t;
  }
}
