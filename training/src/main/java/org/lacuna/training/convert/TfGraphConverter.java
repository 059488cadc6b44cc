package org.lacuna.training.convert;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lacuna.training.convert.TfWeights.Tensor;
import org.lacuna.training.onnx.Attributes;
import org.lacuna.training.onnx.OnnxGraph;

/**
 * Translates a TensorFlow.js graph model of a convolutional network to ONNX. Pictures are turned
 * from [N, H, W, C] to [N, C, H, W] throughout, the input included, so that no transposition runs
 * between layers; only a reshape, whose result depends on the order of the values, turns back.
 *
 * <p>It knows the operators that face networks use and refuses any other by name.
 */
final class TfGraphConverter {

  /**
   * A value of the new graph.
   *
   * @param name in the new graph
   * @param picture whether it has four axes, held as [N, C, H, W]
   */
  private record Value(String name, boolean picture) {}

  private final OnnxGraph graph;
  private final Map<String, Tensor> weights;
  private final Map<String, JsonNode> nodes = new LinkedHashMap<>();
  private final Map<String, Value> done = new HashMap<>();

  private TfGraphConverter(OnnxGraph graph, Map<String, Tensor> weights) {
    this.graph = graph;
    this.weights = weights;
  }

  /**
   * @param name name of the graph in the file
   * @param model the parsed {@code model.json}
   * @param shard its weights
   * @param size edge of the square input picture, pixels
   * @param channels of the input picture
   * @param pictures that one run takes
   * @param outputs names that the outputs get, by the name of the node that computes them; nodes
   *     that none of them needs are left out
   * @return bytes of the ONNX file; its input is {@code image} [pictures, channels, size, size]
   */
  static byte[] convert(
      String name,
      JsonNode model,
      byte[] shard,
      int size,
      int channels,
      int pictures,
      Map<String, Output> outputs) {
    OnnxGraph graph = new OnnxGraph(name);
    TfGraphConverter converter =
        new TfGraphConverter(
            graph, TfWeights.read(model.path("weightsManifest").path(0).path("weights"), shard));
    for (JsonNode node : model.path("modelTopology").path("node")) {
      converter.nodes.put(node.path("name").asText(), node);
      // TensorFlow's own name for the operation by which a graph takes its input
      if (node.path("op").asText().equals("Placeholder")) {
        String image = graph.input("image", OnnxGraph.Type.FLOAT, pictures, channels, size, size);
        converter.done.put(node.path("name").asText(), new Value(image, true));
      }
    }
    for (Map.Entry<String, Output> e : new java.util.TreeMap<>(outputs).entrySet()) {
      Value value = converter.value(e.getKey());
      int length = e.getValue().length();
      // Only a picture of one pixel may be left; flattening it changes no order.
      String flat =
          value.picture()
              ? graph.op("Reshape", value.name(), graph.ints(pictures, length))
              : value.name();
      graph.alias(flat, e.getValue().name());
      graph.output(e.getValue().name(), OnnxGraph.Type.FLOAT, pictures, length);
    }
    return graph.toBytes();
  }

  /**
   * An output [pictures, length] of the new graph.
   *
   * @param name what it is called
   * @param length numbers in it
   */
  record Output(String name, int length) {}

  private Value value(String reference) {
    String name = plainName(reference);
    Value known = done.get(name);
    if (known != null) {
      return known;
    }
    JsonNode node = nodes.get(name);
    if (node == null) {
      throw new IllegalArgumentException("the graph has no node " + name);
    }
    Value made = emit(name, node);
    done.put(name, made);
    return made;
  }

  private Value emit(String name, JsonNode node) {
    String op = node.path("op").asText();
    return switch (op) {
      case "_FusedConv2D", "Conv2D", "DepthwiseConv2dNative", "FusedDepthwiseConv2dNative" ->
          convolution(name, node, op.contains("Depthwise"));
      case "MaxPool" -> maxPool(node);
      case "Pad" -> pad(node);
      case "AddV2" -> {
        Value a = value(input(node, 0));
        yield new Value(graph.op("Add", a.name(), value(input(node, 1)).name()), a.picture());
      }
      case "Prelu" -> {
        Value x = value(input(node, 0));
        yield new Value(prelu(x.name(), input(node, 1)), true);
      }
      case "Relu", "Sigmoid" -> {
        Value x = value(input(node, 0));
        yield new Value(graph.op(op, x.name()), x.picture());
      }
      case "Softmax" -> {
        Value x = flat(value(input(node, 0)), node);
        yield new Value(graph.op("Softmax", Attributes.none().with("axis", -1), x.name()), false);
      }
      case "Mean" -> mean(node);
      case "Reshape" -> reshape(node);
      case "Identity" -> value(input(node, 0));
      default -> throw new IllegalArgumentException("cannot translate " + op + " at " + name);
    };
  }

  private Value convolution(String name, JsonNode node, boolean depthwise) {
    Value x = picture(value(input(node, 0)), node);
    Tensor kernel = constant(input(node, 1));
    int[] d = kernel.dims();
    String weight =
        depthwise
            ? graph.weight(
                name + "/kernel",
                TfWeights.depthwiseKernel(kernel),
                (long) d[2] * d[3],
                1,
                d[0],
                d[1])
            : graph.weight(name + "/kernel", TfWeights.kernel(kernel), d[3], d[2], d[0], d[1]);
    List<String> inputs = new ArrayList<>(List.of(x.name(), weight));
    List<String> fused = texts(node, "fused_ops");
    if (fused.contains("BiasAdd")) {
      Tensor bias = constant(input(node, 2));
      inputs.add(graph.weight(name + "/bias", bias.floats(), bias.floats().length));
    }
    long[] strides = longs(node, "strides");
    long[] dilations = longs(node, "dilations");
    Attributes attributes =
        Attributes.none()
            .withInts("strides", strides[1], strides[2])
            .withInts("dilations", dilations[1], dilations[2])
            .withInts("kernel_shape", d[0], d[1])
            .with("group", depthwise ? d[2] : 1)
            .withString("auto_pad", autoPad(node));
    String y = graph.op("Conv", attributes, inputs.toArray(new String[0]));
    for (String f : fused) {
      y =
          switch (f) {
            case "BiasAdd" -> y;
            case "Relu" -> graph.op("Relu", y);
            case "Prelu" -> prelu(y, input(node, 3));
            default -> throw new IllegalArgumentException("cannot translate the fused " + f);
          };
    }
    return new Value(y, true);
  }

  private Value maxPool(JsonNode node) {
    long[] kernel = longs(node, "ksize");
    long[] strides = longs(node, "strides");
    Attributes attributes =
        Attributes.none()
            .withInts("kernel_shape", kernel[1], kernel[2])
            .withInts("strides", strides[1], strides[2])
            .withString("auto_pad", autoPad(node));
    return new Value(
        graph.op("MaxPool", attributes, picture(value(input(node, 0)), node).name()), true);
  }

  /** Paddings come as rows (before, after) of N, H, W, C; ONNX wants all befores, then afters. */
  private Value pad(JsonNode node) {
    int[] p = constant(input(node, 1)).ints();
    String pads = graph.ints(p[0], p[6], p[2], p[4], p[1], p[7], p[3], p[5]);
    return new Value(graph.op("Pad", picture(value(input(node, 0)), node).name(), pads), true);
  }

  private Value mean(JsonNode node) {
    int[] axes = constant(input(node, 1)).ints();
    if (axes.length != 2 || axes[0] != 1 || axes[1] != 2 || flag(node, "keep_dims")) {
      throw new IllegalArgumentException("can only translate a mean over height and width");
    }
    Attributes attributes = Attributes.none().withInts("axes", 2, 3).with("keepdims", 0);
    return new Value(
        graph.op("ReduceMean", attributes, picture(value(input(node, 0)), node).name()), false);
  }

  private Value reshape(JsonNode node) {
    Value x = value(input(node, 0));
    int[] shape = constant(input(node, 1)).ints();
    if (shape.length == 4) {
      throw new IllegalArgumentException("cannot translate a reshape to a picture");
    }
    String ordered =
        x.picture()
            ? graph.op("Transpose", Attributes.none().withInts("perm", 0, 2, 3, 1), x.name())
            : x.name();
    long[] wanted = new long[shape.length];
    for (int k = 0; k < shape.length; k++) {
      wanted[k] = shape[k];
    }
    return new Value(graph.op("Reshape", ordered, graph.ints(wanted)), false);
  }

  /**
   * PReLU as slope * x + (1 - slope) * relu(x), the factors as 1 x 1 convolutions of single
   * channels: the runtime's own PRelu takes as long as the rest of the network together.
   */
  private String prelu(String x, String reference) {
    Tensor slope = constant(reference);
    int channels = slope.floats().length;
    float[] rest = new float[channels];
    for (int c = 0; c < channels; c++) {
      rest[c] = 1 - slope.floats()[c];
    }
    String name = plainName(reference);
    String below = perChannel(x, name + "/slope", slope.floats());
    return graph.op("Add", perChannel(graph.op("Relu", x), name + "/rest", rest), below);
  }

  private String perChannel(String x, String name, float[] factors) {
    String weight =
        done.computeIfAbsent(
                name, n -> new Value(graph.weight(n, factors, factors.length, 1, 1, 1), false))
            .name();
    Attributes attributes =
        Attributes.none().withInts("kernel_shape", 1, 1).with("group", factors.length);
    return graph.op("Conv", attributes, x, weight);
  }

  private static Value picture(Value v, JsonNode at) {
    if (!v.picture()) {
      throw new IllegalArgumentException(at.path("name").asText() + " wants a picture");
    }
    return v;
  }

  private static Value flat(Value v, JsonNode at) {
    if (v.picture()) {
      throw new IllegalArgumentException(at.path("name").asText() + " wants a flat value");
    }
    return v;
  }

  private Tensor constant(String reference) {
    String name = plainName(reference);
    Tensor t = weights.get(name);
    if (t != null) {
      return t;
    }
    JsonNode node = nodes.get(name);
    if (node == null || !node.path("op").asText().equals("Identity")) {
      throw new IllegalArgumentException(name + " is not constant");
    }
    return constant(input(node, 0));
  }

  private static String input(JsonNode node, int k) {
    return node.path("input").path(k).asText();
  }

  private static String plainName(String reference) {
    int colon = reference.lastIndexOf(':');
    return colon < 0 ? reference : reference.substring(0, colon);
  }

  private static String autoPad(JsonNode node) {
    String padding = decode(node.path("attr").path("padding").path("s"));
    return switch (padding) {
      case "SAME" -> "SAME_UPPER";
      case "VALID" -> "VALID";
      default -> throw new IllegalArgumentException("cannot translate the padding " + padding);
    };
  }

  private static boolean flag(JsonNode node, String attribute) {
    return node.path("attr").path(attribute).path("b").asBoolean();
  }

  private static long[] longs(JsonNode node, String attribute) {
    JsonNode list = node.path("attr").path(attribute).path("list").path("i");
    long[] r = new long[list.size()];
    for (int k = 0; k < r.length; k++) {
      r[k] = list.get(k).asLong();
    }
    return r;
  }

  private static List<String> texts(JsonNode node, String attribute) {
    List<String> r = new ArrayList<>();
    node.path("attr").path(attribute).path("list").path("s").forEach(s -> r.add(decode(s)));
    return r;
  }

  private static String decode(JsonNode base64) {
    return new String(Base64.getDecoder().decode(base64.asText()), StandardCharsets.US_ASCII);
  }
}
