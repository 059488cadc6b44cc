package org.lacuna.training.convert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.lacuna.training.convert.TfWeights.Tensor;

class TfWeightsTest {

  @Test
  void halfPrecisionIsExpandedExactly() {
    assertThat(TfWeights.half(0x3c00)).isEqualTo(1f);
    assertThat(TfWeights.half(0xc000)).isEqualTo(-2f);
    assertThat(TfWeights.half(0x7bff)).isEqualTo(65504f);
    assertThat(TfWeights.half(0x0001)).isEqualTo(0x1p-24f);
    assertThat(TfWeights.half(0x8000)).isEqualTo(-0f);
    assertThat(TfWeights.half(0x7c00)).isInfinite();
  }

  @Test
  void quantisedWeightsAreScaled() throws IOException {
    JsonNode manifest =
        new ObjectMapper()
            .readTree(
                """
                [{"name": "a", "shape": [2], "dtype": "float32",
                  "quantization": {"dtype": "uint8", "scale": 0.5, "min": -1}},
                 {"name": "b", "shape": [1], "dtype": "int32"}]
                """);
    Map<String, Tensor> tensors = TfWeights.read(manifest, new byte[] {0, (byte) 255, 7, 0, 0, 0});
    assertThat(Objects.requireNonNull(tensors.get("a")).floats()).containsExactly(-1f, 126.5f);
    assertThat(Objects.requireNonNull(tensors.get("b")).ints()).containsExactly(7);
    assertThatThrownBy(() -> TfWeights.read(manifest, new byte[] {0, 1, 7, 0, 0, 0, 9}))
        .hasMessageContaining("belong to nothing");
  }

  @Test
  void kernelsAreReordered() {
    // [H=1, W=2, I=1, O=2]: value = 10 * column + output
    Tensor t = new Tensor(new int[] {1, 2, 1, 2}, new float[] {0, 1, 10, 11}, new int[0]);
    assertThat(TfWeights.kernel(t)).containsExactly(0, 10, 1, 11);
    Tensor d = new Tensor(new int[] {1, 2, 2, 1}, new float[] {0, 1, 10, 11}, new int[0]);
    assertThat(TfWeights.depthwiseKernel(d)).containsExactly(0, 10, 1, 11);
  }
}
