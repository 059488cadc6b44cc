package org.lacuna.training.onnx;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Lets an exported network run parts of itself once for examples that are alike (ADR 0057): the
 * subsets of one clip in one batch share what depends on one modality only. Which examples are
 * alike is found out in the graph, from the values.
 *
 * <p>A <em>kind</em> is an int64 tensor {@code [B]}; examples with the same number are alike.
 */
final class AlikeExamples {

  /** More than the examples of any batch: keeps two kinds apart in one number. */
  private static final long MANY = 1L << 20;

  private final OnnxGraph graph;
  private final OnnxOps ops;

  /** Kinds of results of {@link #each}; -1 for an example that did not need it. */
  private final Map<String, String> kinds = new HashMap<>();

  AlikeExamples(OnnxGraph graph, OnnxOps ops) {
    this.graph = graph;
    this.ops = ops;
  }

  /** See {@link org.lacuna.training.nn.Ops#each}. */
  String each(String needed, List<String> basis, Function<UnaryOperator<String>, String> function) {
    String first = firsts(basis);
    String counts = ops.once("counts " + needed, () -> ops.reshape(needed, -1));
    // Who does not need it joins one that does; if nobody does, all join the last (-1).
    String nobody = graph.intScalar(-1);
    Attributes all = Attributes.none().with("keepdims", 0);
    String some = graph.op("ReduceMax", all, ops.where(counts, first, nobody));
    List<String> kept = graph.ops("Unique", Attributes.none(), 3, ops.where(counts, first, some));
    String rows = kept.get(0);
    String back = kept.get(2);
    String result = taken(function.apply(x -> taken(x, rows)), back);
    kinds.put(result, ops.where(counts, back, nobody));
    return result;
  }

  private String taken(String x, String rows) {
    return graph.op("Gather", x, rows);
  }

  /** For each example the first that has the same basis. */
  private String firsts(List<String> basis) {
    List<String> plain = new ArrayList<>();
    String joined = "";
    for (String x : basis) {
      String kind = kinds.get(x);
      if (kind == null) {
        plain.add(x);
      } else {
        joined = joined.isEmpty() ? kind : joined(joined, kind);
      }
    }
    if (plain.isEmpty()) {
      return first(joined);
    }
    String equal = ops.once("alike " + plain, () -> equal(plain));
    return joined.isEmpty() ? equal : first(joined(joined, equal));
  }

  private String joined(String a, String b) {
    return ops.add(ops.mul(a, graph.intScalar(MANY)), b);
  }

  private String first(String kind) {
    List<String> unique = graph.ops("Unique", Attributes.none(), 3, kind);
    return taken(unique.get(1), unique.get(2));
  }

  /**
   * For each example the first that holds the same numbers. Candidates have the same largest
   * number; whoever then differs from his candidate is a kind of his own, and so is a NaN.
   */
  private String equal(List<String> tensors) {
    List<String> parts = new ArrayList<>();
    for (String x : tensors) {
      parts.add(ops.toFloat(ops.reshape(x, 0, 1, -1)));
    }
    String numbers = parts.size() == 1 ? parts.get(0) : ops.concat(2, parts); // [B, 1, n]
    String candidate = first(ops.reshape(graph.op("GlobalAveragePool", numbers), -1));
    String other = graph.op("Sub", numbers, taken(numbers, candidate));
    Attributes inner = Attributes.none().withInts("axes", 1, 2).with("keepdims", 0);
    String same = ops.equal(graph.op("ReduceL1", inner, other), ops.scalar(0f));
    return ops.where(same, candidate, index(numbers));
  }

  private String index(String x) {
    return ops.once(
        "index",
        () ->
            graph.op(
                "Range",
                graph.intScalar(0),
                graph.op("Gather", graph.op("Shape", x), graph.intScalar(0)),
                graph.intScalar(1)));
  }
}
