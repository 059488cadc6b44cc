package org.lacuna.app.mapping;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lacuna.training.onnx.Attributes;
import org.lacuna.training.onnx.OnnxGraph;

/**
 * Networks as other people write them: real ONNX files that run, each with the naming and the
 * shapes of another habit. Every one sums weighted columns over its steps, so that whatever is fed
 * counts.
 */
public final class ForeignFiles {

  private ForeignFiles() {}

  /** Every habit by name, as the bytes of its file. */
  public static Map<String, byte[]> all() {
    Map<String, byte[]> all = new LinkedHashMap<>();
    all.put("masked", masked());
    all.put("published", published());
    all.put("letters", letters());
    all.put("anonymous", anonymous());
    all.put("truth-values", truthValues());
    all.put("pooled", pooled());
    all.put("fixed", fixed());
    all.put("few-columns", fewColumns());
    all.put("tokens", tokens());
    return all;
  }

  /** Writes every file, for trying the window by hand: {@code ForeignFiles FOLDER}. */
  public static void main(String[] args) throws IOException {
    Path folder = Files.createDirectories(Path.of(args[0]));
    for (Map.Entry<String, byte[]> e : all().entrySet()) {
      Files.write(folder.resolve(e.getKey() + ".onnx"), e.getValue());
    }
  }

  /** Whole words, float masks with named axes, sentiment and emotions as probabilities. */
  static byte[] masked() {
    OnnxGraph g = new OnnxGraph("masked");
    List<String> sums = new ArrayList<>();
    for (String m : List.of("text", "audio", "vision")) {
      int d = m.equals("text") ? 384 : m.equals("audio") ? 41 : 48;
      String x = g.input(m, OnnxGraph.Type.FLOAT, "batch", m + "_steps", d);
      String mask = g.input(m + "_present", OnnxGraph.Type.FLOAT, "batch", m + "_steps");
      sums.add(pooled(g, g.op("Mul", x, g.op("Unsqueeze", mask, g.ints(2))), d, 4));
    }
    String z = sum(g, sums);
    sentiment(g, z, "sentiment", "batch");
    g.alias(g.op("Softmax", Attributes.none().with("axis", -1), z), "emotion_probs");
    g.output("emotion_probs", OnnxGraph.Type.FLOAT, "batch", 4);
    return g.toBytes();
  }

  /** The names and sizes of a published toolkit, for features that are not ours. */
  static byte[] published() {
    OnnxGraph g = new OnnxGraph("published");
    List<String> sums = new ArrayList<>();
    sums.add(pooled(g, g.input("text_bert", OnnxGraph.Type.FLOAT, "batch", 50, 768), 768, 4));
    sums.add(pooled(g, g.input("audio", OnnxGraph.Type.FLOAT, "batch", 50, 74), 74, 4));
    sums.add(pooled(g, g.input("vision", OnnxGraph.Type.FLOAT, "batch", 50, 35), 35, 4));
    sentiment(g, sum(g, sums), "output", "batch");
    return g.toBytes();
  }

  /** One letter a modality, no masks. */
  static byte[] letters() {
    OnnxGraph g = new OnnxGraph("letters");
    List<String> sums = new ArrayList<>();
    sums.add(pooled(g, g.input("x_l", OnnxGraph.Type.FLOAT, "n", "t1", 384), 384, 4));
    sums.add(pooled(g, g.input("x_a", OnnxGraph.Type.FLOAT, "n", "t2", 41), 41, 4));
    sums.add(pooled(g, g.input("x_v", OnnxGraph.Type.FLOAT, "n", "t3", 48), 48, 4));
    sentiment(g, sum(g, sums), "pred", "n");
    return g.toBytes();
  }

  /** The numbers of an exporter for names: only sizes tell. */
  static byte[] anonymous() {
    OnnxGraph g = new OnnxGraph("anonymous");
    List<String> sums = new ArrayList<>();
    sums.add(pooled(g, g.input("input.1", OnnxGraph.Type.FLOAT, "0", "1", 48), 48, 4));
    sums.add(pooled(g, g.input("input.7", OnnxGraph.Type.FLOAT, "0", "2", 41), 41, 4));
    sums.add(pooled(g, g.input("onnx::MatMul_12", OnnxGraph.Type.FLOAT, "0", "3", 384), 384, 4));
    String z = sum(g, sums);
    sentiment(g, z, "118", "0");
    g.alias(g.op("Softmax", Attributes.none().with("axis", -1), z), "117");
    g.output("117", OnnxGraph.Type.FLOAT, "0", 4);
    return g.toBytes();
  }

  /** Masks of truth values, short lengths, scores before the softmax. */
  static byte[] truthValues() {
    OnnxGraph g = new OnnxGraph("truth-values");
    List<String> sums = new ArrayList<>();
    for (String m : List.of("visual", "acoustic")) {
      int d = m.equals("visual") ? 48 : 41;
      String x = g.input(m, OnnxGraph.Type.FLOAT, "B", "T_" + m, d);
      String mask = g.input(m + "_mask", OnnxGraph.Type.BOOL, "B", "T_" + m);
      String len = g.input(m + "_lengths", OnnxGraph.Type.INT32, "B");
      String seen = g.op("Cast", Attributes.none().with("to", 1), mask);
      String kept = g.op("Mul", x, g.op("Unsqueeze", seen, g.ints(2)));
      String none = g.op("Mul", g.op("Cast", Attributes.none().with("to", 1), len), g.scalar(0f));
      sums.add(g.op("Add", pooled(g, kept, d, 7), g.op("Unsqueeze", none, g.ints(1))));
    }
    g.alias(sum(g, sums), "logits");
    g.output("logits", OnnxGraph.Type.FLOAT, "B", 7);
    return g.toBytes();
  }

  /** One row a window, one window a run, one number without an axis of its own. */
  static byte[] pooled() {
    OnnxGraph g = new OnnxGraph("pooled");
    List<String> sums = new ArrayList<>();
    sums.add(
        g.op("MatMul", g.input("video_embedding", OnnxGraph.Type.FLOAT, 1, 48), weight(g, 48, 1)));
    sums.add(
        g.op("MatMul", g.input("speech_embedding", OnnxGraph.Type.FLOAT, 1, 41), weight(g, 41, 1)));
    g.alias(g.op("Tanh", g.op("Squeeze", sum(g, sums), g.ints(1))), "valence");
    g.output("valence", OnnxGraph.Type.FLOAT, 1);
    return g.toBytes();
  }

  /** One window of fifty steps, always, in double precision. */
  static byte[] fixed() {
    OnnxGraph g = new OnnxGraph("fixed");
    List<String> sums = new ArrayList<>();
    sums.add(pooled(g, g.input("face", OnnxGraph.Type.FLOAT, 1, 50, 48), 48, 4));
    sums.add(pooled(g, g.input("voice", OnnxGraph.Type.FLOAT, 1, 50, 41), 41, 4));
    sentiment(g, sum(g, sums), "score", 1);
    return g.toBytes();
  }

  /** Fewer columns than are measured. */
  static byte[] fewColumns() {
    OnnxGraph g = new OnnxGraph("few");
    sentiment(
        g,
        pooled(g, g.input("covarep", OnnxGraph.Type.FLOAT, "B", "T", 12), 12, 4),
        "sentiment",
        "B");
    return g.toBytes();
  }

  /** Word numbers of a tokenizer, which nobody here makes. */
  static byte[] tokens() {
    OnnxGraph g = new OnnxGraph("tokens");
    String ids = g.input("input_ids", OnnxGraph.Type.INT64, "B", "T");
    String x = g.op("Unsqueeze", g.op("Cast", Attributes.none().with("to", 1), ids), g.ints(2));
    sentiment(g, pooled(g, x, 1, 4), "sentiment", "B");
    return g.toBytes();
  }

  private static String pooled(OnnxGraph g, String x, int d, int width) {
    String steps = g.op("MatMul", x, weight(g, d, width));
    String all = g.op("ReduceSum", Attributes.none().with("keepdims", 0), steps, g.ints(1));
    return g.op("Mul", all, g.scalar(0.01f));
  }

  private static String weight(OnnxGraph g, int d, int width) {
    float[] w = new float[d * width];
    for (int i = 0; i < w.length; i++) {
      w[i] = (float) Math.sin(1.7 * i + d) * 0.1f;
    }
    return g.constant(w, d, width);
  }

  private static String sum(OnnxGraph g, List<String> parts) {
    String all = parts.get(0);
    for (String part : parts.subList(1, parts.size())) {
      all = g.op("Add", all, part);
    }
    return all;
  }

  private static void sentiment(OnnxGraph g, String z, String name, Object batch) {
    String one = g.op("ReduceSum", Attributes.none().with("keepdims", 1), z, g.ints(1));
    g.alias(g.op("Mul", g.op("Tanh", one), g.scalar(3f)), name);
    g.output(name, OnnxGraph.Type.FLOAT, batch, 1);
  }
}
