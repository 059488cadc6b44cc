package org.lacuna.training.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Builds one ONNX graph, node by node: opset 17, IR version 8. Values are named by strings; every
 * method that makes a value returns its name. The same calls in the same order give the same bytes.
 *
 * <p>Nodes must be added in topological order (inputs before users), which is checked. Constants
 * are stored once: equal constants share one initialiser. Not thread-safe.
 */
public final class OnnxGraph {

  /** Operator set that the nodes are written against. */
  public static final int OPSET = 17;

  /** Version of the file format. */
  public static final int IR_VERSION = 8;

  /** Element types that inputs, outputs and initialisers may have. */
  public enum Type {
    FLOAT(TensorProto.DataType.FLOAT),
    INT64(TensorProto.DataType.INT64),
    INT32(TensorProto.DataType.INT32),
    BOOL(TensorProto.DataType.BOOL),
    UINT8(TensorProto.DataType.UINT8);

    private final TensorProto.DataType proto;

    Type(TensorProto.DataType proto) {
      this.proto = proto;
    }

    int number() {
      return proto.getNumber();
    }
  }

  private final GraphProto.Builder graph = GraphProto.newBuilder();
  private final Set<String> known = new HashSet<>();
  private final Map<ByteString, String> constants = new HashMap<>();
  private final Map<String, Integer> counters = new HashMap<>();
  private final SortedMap<String, String> metadata = new TreeMap<>();

  /**
   * @param name name of the graph inside the file
   */
  public OnnxGraph(String name) {
    graph.setName(name);
  }

  /**
   * Declares an input.
   *
   * @param dims one entry an axis: a {@link Number} for a fixed size, a {@link String} for a
   *     dynamic one (axes of the same name have the same size)
   */
  public String input(String name, Type type, Object... dims) {
    define(name);
    graph.addInput(info(name, type, dims));
    return name;
  }

  /** Declares that the value {@code name} is an output; dims as for {@link #input}. */
  public void output(String name, Type type, Object... dims) {
    require(name);
    graph.addOutput(info(name, type, dims));
  }

  /** Gives the value {@code from} the name {@code to}: for outputs, whose names are a contract. */
  public String alias(String from, String to) {
    return namedNode("Identity", List.of(from), Attributes.none(), List.of(to)).get(0);
  }

  /** Stores learned weights under their own name; {@code shape} empty for a scalar. */
  public String weight(String name, float[] values, long... shape) {
    define(name);
    graph.addInitializer(tensor(values, shape).setName(name));
    return name;
  }

  /** Stores learned 8-bit weights under their own name. */
  public String bytes(String name, byte[] values, long... shape) {
    define(name);
    checkSize(values.length, shape);
    graph.addInitializer(raw(Type.UINT8, ByteBuffer.wrap(values), shape).setName(name));
    return name;
  }

  /** A float constant of that shape (empty: a scalar). */
  public String constant(float[] values, long... shape) {
    return shared(tensor(values, shape));
  }

  /** A scalar float constant. */
  public String scalar(float value) {
    return constant(new float[] {value});
  }

  /** A one-dimensional int64 constant: shapes, axes, indices. */
  public String ints(long... values) {
    return shared(tensor(values, values.length));
  }

  /** An int64 constant without dimensions. */
  public String intScalar(long value) {
    return shared(tensor(new long[] {value}));
  }

  /** Adds a node with one output and no attributes. */
  public String op(String type, String... inputs) {
    return op(type, Attributes.none(), inputs);
  }

  /** Adds a node with one output. An empty input name stands for an optional input left out. */
  public String op(String type, Attributes attributes, String... inputs) {
    return ops(type, attributes, 1, inputs).get(0);
  }

  /** Adds a node with several outputs and returns their names in order. */
  public List<String> ops(String type, Attributes attributes, int outputs, String... inputs) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < outputs; i++) {
      names.add(fresh(type));
    }
    return namedNode(type, List.of(inputs), attributes, names);
  }

  /** Adds a node whose outputs get the names given. */
  public List<String> namedNode(
      String type, List<String> inputs, Attributes attributes, List<String> outputs) {
    for (String in : inputs) {
      if (!in.isEmpty()) {
        require(in);
      }
    }
    outputs.forEach(this::define);
    graph.addNode(
        NodeProto.newBuilder()
            .setOpType(type)
            .setName(fresh("node_" + type))
            .addAllInput(inputs)
            .addAllOutput(outputs)
            .addAllAttribute(attributes.toProto()));
    return outputs;
  }

  /** Sets a metadata property of the model, for example its provenance. */
  public OnnxGraph metadata(String key, String value) {
    metadata.put(key, value);
    return this;
  }

  /** The finished model as file bytes, without what no output needs. */
  public byte[] toBytes() {
    dropUnused();
    ModelProto.Builder model =
        ModelProto.newBuilder()
            .setIrVersion(IR_VERSION)
            .setProducerName("lacuna")
            .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain("").setVersion(OPSET))
            .setGraph(graph);
    metadata.forEach(
        (k, v) ->
            model.addMetadataProps(StringStringEntryProto.newBuilder().setKey(k).setValue(v)));
    ModelProto built = model.build();
    byte[] bytes = new byte[built.getSerializedSize()];
    CodedOutputStream out = CodedOutputStream.newInstance(bytes);
    out.useDeterministicSerialization();
    try {
      built.writeTo(out);
    } catch (IOException e) {
      throw new UncheckedIOException("writing to an array cannot fail", e);
    }
    return bytes;
  }

  /** A runtime computes every node of a file, wanted or not. */
  private void dropUnused() {
    Set<String> needed = new HashSet<>();
    graph.getOutputList().forEach(o -> needed.add(o.getName()));
    List<NodeProto> kept = new ArrayList<>();
    for (int i = graph.getNodeCount() - 1; i >= 0; i--) {
      NodeProto node = graph.getNode(i);
      if (node.getOutputList().stream().anyMatch(needed::contains)) {
        needed.addAll(node.getInputList());
        kept.add(node);
      }
    }
    Collections.reverse(kept);
    graph.clearNode().addAllNode(kept);
    List<TensorProto> weights =
        graph.getInitializerList().stream().filter(w -> needed.contains(w.getName())).toList();
    graph.clearInitializer().addAllInitializer(weights);
  }

  private String fresh(String stem) {
    return stem + "_" + counters.merge(stem, 1, Integer::sum);
  }

  private void define(String name) {
    if (name.isEmpty() || !known.add(name)) {
      throw new IllegalArgumentException("two values are named '" + name + "'");
    }
  }

  private void require(String name) {
    if (!known.contains(name)) {
      throw new IllegalArgumentException("no value is named '" + name + "' yet");
    }
  }

  private String shared(TensorProto.Builder t) {
    return constants.computeIfAbsent(
        t.build().toByteString(),
        key -> {
          String name = fresh("const");
          define(name);
          graph.addInitializer(t.setName(name));
          return name;
        });
  }

  private static TensorProto.Builder tensor(float[] values, long... shape) {
    checkSize(values.length, shape);
    ByteBuffer b = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    b.asFloatBuffer().put(values);
    return raw(Type.FLOAT, b, shape);
  }

  private static TensorProto.Builder tensor(long[] values, long... shape) {
    checkSize(values.length, shape);
    ByteBuffer b = ByteBuffer.allocate(values.length * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    b.asLongBuffer().put(values);
    return raw(Type.INT64, b, shape);
  }

  private static TensorProto.Builder raw(Type type, ByteBuffer data, long... shape) {
    TensorProto.Builder t =
        TensorProto.newBuilder().setDataType(type.number()).setRawData(ByteString.copyFrom(data));
    for (long s : shape) {
      t.addDims(s);
    }
    return t;
  }

  private static void checkSize(int values, long... shape) {
    long size = 1;
    for (long s : shape) {
      size *= s;
    }
    if (size != values) {
      throw new IllegalArgumentException(
          values + " values for the shape " + Arrays.toString(shape));
    }
  }

  private static ValueInfoProto info(String name, Type type, Object... dims) {
    TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
    for (Object d : dims) {
      TensorShapeProto.Dimension.Builder dim = TensorShapeProto.Dimension.newBuilder();
      if (d instanceof String symbol) {
        dim.setDimParam(symbol);
      } else if (d instanceof Number n) {
        dim.setDimValue(n.longValue());
      } else {
        throw new IllegalArgumentException("an axis is a number or a name, not " + d);
      }
      shape.addDim(dim);
    }
    return ValueInfoProto.newBuilder()
        .setName(name)
        .setType(
            TypeProto.newBuilder()
                .setTensorType(
                    TypeProto.Tensor.newBuilder().setElemType(type.number()).setShape(shape)))
        .build();
  }
}
