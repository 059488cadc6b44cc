package org.lacuna.training.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.lacuna.inference.onnx.OnnxNetwork;
import org.lacuna.inference.onnx.OnnxRuntime;
import org.lacuna.inference.onnx.OnnxValue;

class AlikeExamplesTest {

  /** What came out for all examples, how many were run, and the same of a step that follows. */
  private record Said(float[] result, int run, float[] after, int runAfter) {}

  /** Doubles x where it is needed; then adds y where that is needed. */
  private static Said run(float[] needed, float[][] x, float[] neededAfter, float[][] y)
      throws Exception {
    OnnxGraph graph = new OnnxGraph("alike");
    OnnxOps ops = new OnnxOps(graph, Map.of());
    String first = graph.input("x", OnnxGraph.Type.FLOAT, "B", "n");
    String second = graph.input("y", OnnxGraph.Type.FLOAT, "B", "k");
    String one = ops.greater(graph.input("one", OnnxGraph.Type.FLOAT, "B", 1), .5f);
    String two = ops.greater(graph.input("two", OnnxGraph.Type.FLOAT, "B", 1), .5f);
    String doubled =
        ops.each(one, List.of(first), rows -> out(graph, "run", ops.scale(rows.apply(first), 2)));
    String sum =
        ops.each(
            two,
            List.of(doubled, second),
            rows ->
                out(
                    graph,
                    "runAfter",
                    ops.add(rows.apply(doubled), ops.sum(rows.apply(second), 1))));
    out(graph, "result", doubled);
    out(graph, "after", sum);
    try (OnnxNetwork network = new OnnxRuntime().load(graph.toBytes(), "alike", 1)) {
      Map<String, OnnxValue> in =
          Map.of("x", rows(x), "y", rows(y), "one", column(needed), "two", column(neededAfter));
      Map<String, OnnxValue> all = network.run(in, network.outputs().keySet());
      return new Said(
          floats(all, "result"),
          floats(all, "run").length / x[0].length,
          floats(all, "after"),
          floats(all, "runAfter").length / x[0].length);
    }
  }

  private static Said run(float[] needed, float[]... x) throws Exception {
    return run(needed, x, new float[needed.length], new float[needed.length][1]);
  }

  private static String out(OnnxGraph graph, String name, String value) {
    graph.alias(value, name);
    graph.output(name, OnnxGraph.Type.FLOAT, "rows of " + name, "n");
    return value;
  }

  private static float[] floats(Map<String, OnnxValue> all, String name) {
    return all.get(name) instanceof OnnxValue.Floats f ? f.floatData() : new float[0];
  }

  private static OnnxValue column(float[] values) {
    return OnnxValue.floats(values, values.length, 1);
  }

  private static OnnxValue rows(float[][] rows) {
    float[] flat = new float[rows.length * rows[0].length];
    for (int i = 0; i < flat.length; i++) {
      flat[i] = rows[i / rows[0].length][i % rows[0].length];
    }
    return OnnxValue.floats(flat, rows.length, rows[0].length);
  }

  @Test
  void examplesThatAreAlikeAreRunOnce() throws Exception {
    float[] a = {1, 2, 3};
    float[] b = {4, 5, 6};
    Said said = run(new float[] {1, 1, 1, 1, 1}, b, a, b, a, a);
    assertThat(said.run()).isEqualTo(2);
    assertThat(said.result()).containsExactly(8, 10, 12, 2, 4, 6, 8, 10, 12, 2, 4, 6, 2, 4, 6);
  }

  @Test
  void anEqualMeanIsNotTakenForEqualNumbers() throws Exception {
    float[] a = {1, 2, 3};
    float[] turned = {3, 2, 1};
    Said said = run(new float[] {1, 1, 1}, a, turned, a);
    assertThat(said.run()).isEqualTo(2);
    assertThat(said.result()).containsExactly(2, 4, 6, 6, 4, 2, 2, 4, 6);
  }

  @Test
  void whatIsNotNeededIsNotRun() throws Exception {
    Said said = run(new float[] {0, 1, 0, 1}, new float[][] {{9}, {1}, {8}, {2}});
    assertThat(said.run()).isEqualTo(2);
    assertThat(said.result()[1]).isEqualTo(2);
    assertThat(said.result()[3]).isEqualTo(4);
  }

  @Test
  void whereNobodyNeedsItOneExampleIsRun() throws Exception {
    Said said = run(new float[] {0, 0, 0}, new float[][] {{9}, {1}, {8}});
    assertThat(said.run()).isEqualTo(1);
    assertThat(said.result()).hasSize(3);
  }

  @Test
  void notANumberStaysInItsExample() throws Exception {
    float[] a = {1, 2};
    float[] bad = {Float.NaN, 2};
    Said said = run(new float[] {1, 1, 1, 1, 1}, bad, a, bad, a, new float[] {3, 4});
    assertThat(said.result()[0]).isNaN();
    assertThat(said.result()[4]).isNaN();
    assertThat(Arrays.copyOfRange(said.result(), 2, 4)).containsExactly(2, 4);
    assertThat(Arrays.copyOfRange(said.result(), 6, 10)).containsExactly(2, 4, 6, 8);
  }

  @Test
  void aResultStandsForItsBasisAndForWhetherItWasNeeded() throws Exception {
    float[][] x = {{1}, {1}, {1}, {2}, {2}};
    float[][] y = {{5}, {5}, {6}, {5}, {5}};
    Said said = run(new float[] {1, 1, 1, 1, 0}, x, new float[] {1, 1, 1, 1, 1}, y);
    assertThat(said.run()).isEqualTo(2);
    assertThat(said.runAfter()).isEqualTo(4);
    assertThat(said.after()).startsWith(7, 7, 8, 9);
  }
}
