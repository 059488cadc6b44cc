package org.lacuna.training.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OnnxGraphTest {

  @Test
  void aGraphRunsWithDynamicAxes() throws Exception {
    byte[] bytes = affine();
    OrtEnvironment env = OrtEnvironment.getEnvironment();
    try (OrtSession session = env.createSession(bytes)) {
      for (int rows : new int[] {1, 3}) {
        float[] x = new float[rows * 2];
        for (int i = 0; i < x.length; i++) {
          x[i] = i;
        }
        try (OnnxTensor in =
                OnnxTensor.createTensor(env, FloatBuffer.wrap(x), new long[] {rows, 2});
            OrtSession.Result result = session.run(Map.of("x", in))) {
          float[][] y = (float[][]) result.get("y").orElseThrow().getValue();
          assertThat(y).hasDimensions(rows, 2);
          for (int r = 0; r < rows; r++) {
            // columns swapped by the weights, then 10 added
            assertThat(y[r]).containsExactly(x[2 * r + 1] + 10, x[2 * r] + 10);
          }
        }
      }
      assertThat(session.getMetadata().getCustomMetadata()).containsEntry("seed", "7");
    }
  }

  @Test
  void theSameCallsGiveTheSameBytes() {
    assertThat(affine()).isEqualTo(affine());
  }

  @Test
  void equalConstantsAreStoredOnce() {
    OnnxGraph g = new OnnxGraph("g");
    assertThat(g.ints(1, 2)).isEqualTo(g.ints(1, 2)).isNotEqualTo(g.ints(2, 1));
    assertThat(g.intScalar(1)).isNotEqualTo(g.ints(1));
  }

  @Test
  void mistakesAreRefused() {
    OnnxGraph g = new OnnxGraph("g");
    g.input("x", OnnxGraph.Type.FLOAT, 1);
    assertThatThrownBy(() -> g.input("x", OnnxGraph.Type.FLOAT, 1))
        .hasMessageContaining("two values");
    assertThatThrownBy(() -> g.op("Relu", "nothing")).hasMessageContaining("no value is named");
    assertThatThrownBy(() -> g.weight("w", new float[3], 2, 2)).hasMessageContaining("[2, 2]");
  }

  private static byte[] affine() {
    OnnxGraph g = new OnnxGraph("affine");
    String x = g.input("x", OnnxGraph.Type.FLOAT, "rows", 2);
    String w = g.weight("w", new float[] {0, 1, 1, 0}, 2, 2);
    String t = g.op("Transpose", Attributes.none().withInts("perm", 1, 0), w);
    g.alias(g.op("Add", g.op("MatMul", x, t), g.scalar(10)), "y");
    g.output("y", OnnxGraph.Type.FLOAT, "rows", 2);
    return g.metadata("seed", "7").toBytes();
  }
}
