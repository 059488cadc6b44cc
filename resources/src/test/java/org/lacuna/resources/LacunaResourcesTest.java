package org.lacuna.resources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LacunaResourcesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"blazeface.onnx", "facemesh.onnx", "emotion.onnx", "face_expression.onnx"})
  void everyFaceNetworkIsThere(String name) throws IOException {
    byte[] bytes = LacunaResources.model(name);
    assertThat(bytes).hasSizeGreaterThan(100_000);
    try (InputStream in = LacunaResources.open("models/" + name)) {
      assertThat(in.readAllBytes()).isEqualTo(bytes);
    }
    assertThat(LacunaResources.url("models/" + name).getPath()).endsWith(name);
    assertThat(LacunaResources.exists("models/" + name)).isTrue();
  }

  @Test
  void whatIsMissingIsNamed() {
    assertThat(LacunaResources.exists("models/none.onnx")).isFalse();
    assertThatThrownBy(() -> LacunaResources.model("none.onnx"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("models/none.onnx");
    assertThatThrownBy(() -> LacunaResources.url("none")).hasMessageContaining("none");
  }
}
