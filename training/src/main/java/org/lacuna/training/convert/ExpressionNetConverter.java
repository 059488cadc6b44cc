package org.lacuna.training.convert;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.lacuna.training.convert.TfWeights.Tensor;
import org.lacuna.training.onnx.Attributes;
import org.lacuna.training.onnx.OnnxGraph;

/**
 * Builds face-api's expression network from its weights. That package ships no graph; this is the
 * one that its sources {@code FaceFeatureExtractor}, {@code denseBlock4} and {@code
 * FaceExpressionNet} compute: subtract the mean colour, four dense blocks of separable
 * convolutions, average pooling, one linear layer, softmax.
 */
final class ExpressionNetConverter {

  /** Mean colour that the network was trained with, R, G, B of 255. */
  private static final float[] MEAN_RGB = {122.782f, 117.001f, 104.298f};

  private static final int BLOCKS = 4;

  private final OnnxGraph graph;
  private final Map<String, Tensor> weights;

  private ExpressionNetConverter(OnnxGraph graph, Map<String, Tensor> weights) {
    this.graph = graph;
    this.weights = weights;
  }

  /**
   * @param manifest the parsed weights manifest
   * @param shard the weights
   * @return bytes of the ONNX file: {@code image} [1, 3, 112, 112], RGB in [0, 255], gives {@code
   *     probabilities} [1, 7]: neutral, happy, sad, angry, fearful, disgusted, surprised
   */
  static byte[] convert(JsonNode manifest, byte[] shard) {
    OnnxGraph graph = new OnnxGraph("face_expression");
    Map<String, Tensor> weights = TfWeights.read(manifest.path(0).path("weights"), shard);
    new ExpressionNetConverter(graph, weights).build();
    return graph.toBytes();
  }

  private void build() {
    String image = graph.input("image", OnnxGraph.Type.FLOAT, 1, 3, 112, 112);
    String x = graph.op("Sub", image, graph.constant(MEAN_RGB, 1, 3, 1, 1));
    x = graph.op("Div", x, graph.scalar(255));
    for (int k = 0; k < BLOCKS; k++) {
      x = denseBlock(x, "dense" + k, k == 0);
    }
    x =
        graph.op(
            "AveragePool",
            Attributes.none().withInts("kernel_shape", 7, 7).withInts("strides", 2, 2),
            x);
    Tensor fc = tensor("fc/weights");
    Tensor bias = tensor("fc/bias");
    x = graph.op("Reshape", x, graph.ints(1, fc.dims()[0]));
    x = graph.op("MatMul", x, graph.weight("fc/weights", fc.floats(), fc.dims()[0], fc.dims()[1]));
    x = graph.op("Add", x, graph.weight("fc/bias", bias.floats(), bias.floats().length));
    x = graph.op("Softmax", Attributes.none().with("axis", -1), x);
    graph.alias(x, "probabilities");
    graph.output("probabilities", OnnxGraph.Type.FLOAT, 1, fc.dims()[1]);
  }

  private String denseBlock(String x, String name, boolean first) {
    String one = relu(first ? convolution(x, name + "/conv0") : separable(x, name + "/conv0", 2));
    String two = separable(one, name + "/conv1", 1);
    String three = separable(relu(add(one, two)), name + "/conv2", 1);
    String four = separable(relu(add(one, add(two, three))), name + "/conv3", 1);
    return relu(add(one, add(two, add(three, four))));
  }

  private String convolution(String x, String name) {
    Tensor kernel = tensor(name + "/filters");
    int[] d = kernel.dims();
    String weight =
        graph.weight(name + "/filters", TfWeights.kernel(kernel), d[3], d[2], d[0], d[1]);
    return graph.op("Conv", shape(d, 2), x, weight, bias(name));
  }

  private String separable(String x, String name, int stride) {
    Tensor deep = tensor(name + "/depthwise_filter");
    Tensor point = tensor(name + "/pointwise_filter");
    int[] d = deep.dims();
    int[] p = point.dims();
    String depthwise =
        graph.weight(name + "/depthwise", TfWeights.depthwiseKernel(deep), d[2], 1, d[0], d[1]);
    String pointwise = graph.weight(name + "/pointwise", TfWeights.kernel(point), p[3], p[2], 1, 1);
    String y = graph.op("Conv", shape(d, stride).with("group", d[2]), x, depthwise);
    return graph.op("Conv", shape(p, 1), y, pointwise, bias(name));
  }

  private static Attributes shape(int[] kernel, int stride) {
    return Attributes.none()
        .withInts("kernel_shape", kernel[0], kernel[1])
        .withInts("strides", stride, stride)
        .withString("auto_pad", "SAME_UPPER");
  }

  private String bias(String name) {
    Tensor bias = tensor(name + "/bias");
    return graph.weight(name + "/bias", bias.floats(), bias.floats().length);
  }

  private String relu(String x) {
    return graph.op("Relu", x);
  }

  private String add(String a, String b) {
    return graph.op("Add", a, b);
  }

  private Tensor tensor(String name) {
    Tensor t = weights.get(name);
    if (t == null) {
      throw new IllegalArgumentException("the weights lack " + name);
    }
    return t;
  }
}
