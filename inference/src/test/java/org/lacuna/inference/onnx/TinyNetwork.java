package org.lacuna.inference.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.List;

/**
 * A real network that can be worked out by hand: {@code sentiment} is the sum of every value of the
 * three inputs, {@code emotions} the softmax over (0, sentiment), {@code reconstructed_audio} the
 * audio input plus the mean of its time input. Masks and lengths are inputs that feed the sum with
 * weight 0, so that they exist.
 */
final class TinyNetwork {

  private TinyNetwork() {}

  static byte[] bytes(int dim) {
    GraphProto.Builder g = GraphProto.newBuilder().setName("tiny");
    g.addInitializer(scalar("zero", 0f));
    g.addInitializer(ints("axes12", 1, 2));
    g.addInitializer(ints("axes1", 1));
    g.addInitializer(ints("axis2", 2));
    String total = "zero";
    for (String m : List.of("vision", "audio", "language")) {
      g.addInput(value(m, 1, "B", "T_" + m, dim));
      g.addInput(value(m + "_mask", 1, "B", "T_" + m));
      g.addInput(value(m + "_time", 1, "B", "T_" + m));
      g.addInput(value(m + "_length", 7, "B"));
      g.addNode(node("ReduceSum", m + "_all", List.of(m, "axes12"), 0));
      g.addNode(node("ReduceSum", m + "_seen", List.of(m + "_mask", "axes1"), 0));
      g.addNode(node("Cast", m + "_len", List.of(m + "_length"), -1));
      g.addNode(node("Mul", m + "_seen0", List.of(m + "_seen", "zero"), -1));
      g.addNode(node("Mul", m + "_len0", List.of(m + "_len", "zero"), -1));
      g.addNode(node("Add", m + "_a", List.of(m + "_all", m + "_seen0"), -1));
      g.addNode(node("Add", m + "_b", List.of(m + "_a", m + "_len0"), -1));
      g.addNode(node("ReduceSum", m + "_t", List.of(m + "_time", "axes1"), 0));
      g.addNode(node("Mul", m + "_t0", List.of(m + "_t", "zero"), -1));
      g.addNode(node("Add", m + "_c", List.of(m + "_b", m + "_t0"), -1));
      g.addNode(node("Add", m + "_total", List.of(m + "_c", total), -1));
      total = m + "_total";
    }
    g.addNode(node("Unsqueeze", "sentiment", List.of(total, "axes1"), -1));
    g.addNode(node("Mul", "nothing", List.of("sentiment", "zero"), -1));
    NodeProto.Builder concat = node("Concat", "logits", List.of("nothing", "sentiment"), -1);
    concat.addAttribute(attribute("axis", 1));
    g.addNode(concat);
    g.addNode(node("Softmax", "emotions", List.of("logits"), -1));
    g.addNode(node("Unsqueeze", "time3", List.of("audio_time", "axis2"), -1));
    g.addNode(node("Add", "reconstructed_audio", List.of("audio", "time3"), -1));
    g.addOutput(value("sentiment", 1, "B", 1));
    g.addOutput(value("emotions", 1, "B", 2));
    g.addOutput(value("reconstructed_audio", 1, "B", "T_audio", dim));
    return ModelProto.newBuilder()
        .setIrVersion(8)
        .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain("").setVersion(17))
        .setGraph(g)
        .build()
        .toByteArray();
  }

  private static NodeProto.Builder node(String op, String out, List<String> in, int keepDims) {
    NodeProto.Builder n =
        NodeProto.newBuilder().setOpType(op).setName(out).addAllInput(in).addOutput(out);
    if (keepDims >= 0) {
      n.addAttribute(attribute("keepdims", keepDims));
    }
    if (op.equals("Cast")) {
      n.addAttribute(attribute("to", 1));
    }
    return n;
  }

  private static AttributeProto attribute(String name, long value) {
    return AttributeProto.newBuilder()
        .setName(name)
        .setType(AttributeProto.AttributeType.INT)
        .setI(value)
        .build();
  }

  private static TensorProto scalar(String name, float v) {
    return TensorProto.newBuilder().setName(name).setDataType(1).addFloatData(v).build();
  }

  private static TensorProto ints(String name, long... v) {
    TensorProto.Builder t = TensorProto.newBuilder().setName(name).setDataType(7).addDims(v.length);
    for (long x : v) {
      t.addInt64Data(x);
    }
    return t.build();
  }

  private static ValueInfoProto value(String name, int type, Object... dims) {
    TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
    for (Object d : dims) {
      shape.addDim(
          d instanceof String s
              ? TensorShapeProto.Dimension.newBuilder().setDimParam(s)
              : TensorShapeProto.Dimension.newBuilder().setDimValue(((Number) d).longValue()));
    }
    return ValueInfoProto.newBuilder()
        .setName(name)
        .setType(
            TypeProto.newBuilder()
                .setTensorType(TypeProto.Tensor.newBuilder().setElemType(type).setShape(shape)))
        .build();
  }
}
