package org.lacuna.training.onnx;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.lacuna.training.nn.Init;
import org.lacuna.training.nn.Ops;
import org.lacuna.training.nn.TransformerBlock;

/**
 * Writes operations down as ONNX nodes; a value is its name. Learned tensors become initialisers
 * with the values that were trained.
 */
public final class OnnxOps implements Ops<String> {

  private static final long ONNX_FLOAT = 1;

  private final OnnxGraph graph;
  private final Map<String, float[]> weights;
  private final String prefix;
  private final Map<String, String> placed;

  /** What has been computed of a value before, by what and of which: blocks share sources. */
  private final Map<String, String> computed;

  private final AlikeExamples alike;

  /**
   * @param weights trained values by parameter name
   */
  public OnnxOps(OnnxGraph graph, Map<String, float[]> weights) {
    this.graph = graph;
    this.weights = weights;
    this.prefix = "";
    this.placed = new HashMap<>();
    this.computed = new HashMap<>();
    this.alike = new AlikeExamples(graph, this);
  }

  /** The same graph with another prefix before the names of learned tensors. */
  private OnnxOps(OnnxOps whole, String prefix) {
    this.graph = whole.graph;
    this.weights = whole.weights;
    this.prefix = prefix;
    this.placed = whole.placed;
    this.computed = whole.computed;
    this.alike = whole.alike;
  }

  @Override
  public Ops<String> named(String more) {
    return new OnnxOps(this, prefix + more);
  }

  @Override
  public String parameter(String name, Init init, long... shape) {
    return placed(name, () -> trained(name), shape);
  }

  /** The values of a learned tensor. */
  float[] trained(String name) {
    float[] values = weights.get(prefix + name);
    if (values == null) {
      throw new IllegalArgumentException("no trained values for " + prefix + name);
    }
    return values;
  }

  /** Stores weights under a name, once. */
  String placed(String name, Supplier<float[]> values, long... shape) {
    return placed.computeIfAbsent(prefix + name, n -> graph.weight(n, values.get(), shape));
  }

  @Override
  public TransformerBlock.Result<String> transformer(
      TransformerBlock block, String start, String source, String keys, boolean wantWeights) {
    return new FoldedBlock(this, block).write(start, source, keys, wantWeights);
  }

  @Override
  public String each(
      String needed, List<String> basis, Function<UnaryOperator<String>, String> function) {
    return alike.each(needed, basis, function);
  }

  String once(String key, Supplier<String> compute) {
    String known = computed.get(key);
    if (known == null) {
      known = compute.get();
      computed.put(key, known);
    }
    return known;
  }

  /** {@code [B, T, d] -> [T, B, d]}. */
  private String turned(String x) {
    return once("turned " + x, () -> transpose(x, 1, 0, 2));
  }

  /** Steps as rows {@code [T B, d]}, each less its mean. */
  String centredRows(String x, int width) {
    return once(
        "centred " + x,
        () -> {
          String rows = reshape(turned(x), -1, width);
          Attributes last = Attributes.none().withInts("axes", 1).with("keepdims", 1);
          return graph.op("Sub", rows, graph.op("ReduceMean", last, rows));
        });
  }

  /** Steps as rows, centred and divided by their length. */
  String normalisedRows(String x, int width) {
    return once("normalised " + x, () -> normalised(centredRows(x, width), width));
  }

  /** Centred rows divided by their length, which gives layer normalisation but for sqrt(d). */
  String normalised(String rows, int width) {
    Attributes last = Attributes.none().withInts("axes", 1).with("keepdims", 1);
    String squares = graph.op("ReduceSumSquare", last, rows);
    String length = graph.op("Sqrt", add(squares, scalar((float) (width * Ops.NORM_EPSILON))));
    return div(rows, length);
  }

  /** {@code rows @ weight + added} in one operation; a bias or a whole matrix is added. */
  String rows(String rows, String weight, String added) {
    return graph.op("Gemm", rows, weight, added);
  }

  /** {@code [T, B]} of a value {@code [B, T, d]}. */
  String turnedSizes(String x) {
    return once(
        "sizes " + x,
        () -> graph.op("Shape", Attributes.none().with("start", 0).with("end", 2), turned(x)));
  }

  /** To two sizes and what follows them. */
  String reshape(String x, String sizes, long... rest) {
    String shape =
        once(
            "shape " + sizes + Arrays.toString(rest),
            () -> graph.op("Concat", Attributes.none().with("axis", 0), sizes, graph.ints(rest)));
    return graph.op("Reshape", x, shape);
  }

  /** Repeated up to a shape. */
  String expand(String x, String shape) {
    return graph.op("Expand", x, shape);
  }

  @Override
  public String constant(float[] values, long... shape) {
    return graph.constant(values, shape);
  }

  @Override
  public String linear(String x, String weight, String bias) {
    return add(matmul(x, weight), bias);
  }

  @Override
  public String matmul(String a, String b) {
    return graph.op("MatMul", a, b);
  }

  @Override
  public String add(String a, String b) {
    return graph.op("Add", a, b);
  }

  @Override
  public String mul(String a, String b) {
    return graph.op("Mul", a, b);
  }

  @Override
  public String div(String a, String b) {
    return graph.op("Div", a, b);
  }

  @Override
  public String scale(String x, float factor) {
    return mul(x, scalar(factor));
  }

  @Override
  public String relu(String x) {
    return graph.op("Relu", x);
  }

  @Override
  public String softplus(String x) {
    return graph.op("Softplus", x);
  }

  @Override
  public String log(String x) {
    return graph.op("Log", x);
  }

  @Override
  public String sin(String x) {
    return graph.op("Sin", x);
  }

  @Override
  public String cos(String x) {
    return graph.op("Cos", x);
  }

  @Override
  public String softmax(String x) {
    return graph.op("Softmax", Attributes.none().with("axis", -1), x);
  }

  @Override
  public String layerNorm(String x, String gain, String bias) {
    Attributes a =
        Attributes.none().with("axis", -1).withFloat("epsilon", (float) Ops.NORM_EPSILON);
    return graph.op("LayerNormalization", a, x, gain, bias);
  }

  @Override
  public String conv1d(String x, String weight, String bias) {
    return graph.op(
        "Conv", Attributes.none().withString("auto_pad", "SAME_UPPER"), x, weight, bias);
  }

  @Override
  public String lstm(String x, String weight, String recurrent, String bias, int hidden) {
    String none = graph.constant(new float[4 * hidden], 4L * hidden);
    String both = graph.op("Concat", Attributes.none().with("axis", 0), gates(bias), none);
    String states =
        graph.op(
            "LSTM",
            Attributes.none().with("hidden_size", hidden),
            transpose(x, 1, 0, 2),
            unsqueeze(gates(weight), 0),
            unsqueeze(gates(recurrent), 0),
            unsqueeze(both, 0)); // [T, 1, B, H]
    return reshape(transpose(states, 2, 0, 1, 3), 0, 0, hidden);
  }

  /** From input, forget, cell, output, as libtorch has them, to input, output, forget, cell. */
  private String gates(String stacked) {
    List<String> g = graph.ops("Split", Attributes.none().with("axis", 0), 4, stacked);
    return concat(0, List.of(g.get(0), g.get(3), g.get(1), g.get(2)));
  }

  @Override
  public String transpose(String x, int... axes) {
    long[] order = new long[axes.length];
    for (int i = 0; i < axes.length; i++) {
      order[i] = axes[i];
    }
    return graph.op("Transpose", Attributes.none().withInts("perm", order), x);
  }

  @Override
  public String reshape(String x, long... shape) {
    return graph.op("Reshape", x, graph.ints(shape));
  }

  @Override
  public String unsqueeze(String x, int axis) {
    return graph.op("Unsqueeze", x, graph.ints(axis));
  }

  @Override
  public String concat(int axis, List<String> parts) {
    return graph.op("Concat", Attributes.none().with("axis", axis), parts.toArray(new String[0]));
  }

  @Override
  public List<String> split(String x, int axis, int parts) {
    return graph.ops("Split", Attributes.none().with("axis", axis), parts, x);
  }

  @Override
  public String sum(String x, int axis) {
    return graph.op("ReduceSum", Attributes.none().with("keepdims", 1), x, graph.ints(axis));
  }

  @Override
  public String max(String x, int axis) {
    Attributes a = Attributes.none().withInts("axes", axis).with("keepdims", 1);
    return graph.op("ReduceMax", a, x);
  }

  @Override
  public String indices(String x, int axis) {
    String size = graph.op("Gather", graph.op("Shape", x), graph.intScalar(axis));
    return toFloat(graph.op("Range", graph.intScalar(0), size, graph.intScalar(1)));
  }

  @Override
  public String greater(String x, float than) {
    return graph.op("Greater", x, scalar(than));
  }

  @Override
  public String less(String a, String b) {
    return graph.op("Less", a, b);
  }

  @Override
  public String equal(String a, String b) {
    return graph.op("Equal", a, b);
  }

  @Override
  public String and(String a, String b) {
    return graph.op("And", a, b);
  }

  @Override
  public String or(String a, String b) {
    return graph.op("Or", a, b);
  }

  @Override
  public String not(String a) {
    return graph.op("Not", a);
  }

  @Override
  public String toFloat(String truth) {
    return graph.op("Cast", Attributes.none().with("to", ONNX_FLOAT), truth);
  }

  @Override
  public String where(String condition, String a, String b) {
    return graph.op("Where", condition, a, b);
  }

  @Override
  public String clip(String x, float low, float high) {
    return graph.op("Clip", x, scalar(low), scalar(high));
  }

  @Override
  public String dropout(String x) {
    return x;
  }
}
