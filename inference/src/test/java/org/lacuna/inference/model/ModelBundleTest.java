package org.lacuna.inference.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lacuna.inference.Fixtures;
import org.lacuna.inference.task.LacunaException;

class ModelBundleTest {

  private static final byte[] NETWORK = {1, 2, 3};

  @Test
  void aCardSurvivesJson() throws LacunaException {
    ModelCard card = Fixtures.card(Map.of("model.onnx", ModelBundle.sha256(NETWORK)));
    ModelBundle bundle = ModelBundle.of(ModelBundle.toJson(card), NETWORK, "here");
    assertThat(bundle.card()).usingRecursiveComparison().ignoringCollectionOrder().isEqualTo(card);
  }

  @Test
  void aNetworkThatIsNotTheCardsIsRefused() {
    ModelCard card = Fixtures.card(Map.of("model.onnx", "00ff"));
    assertThatThrownBy(() -> ModelBundle.of(ModelBundle.toJson(card), NETWORK, "here"))
        .isInstanceOf(LacunaException.class)
        .hasMessageContaining("hash differs");
  }

  @Test
  void damagedCardsGiveOneSentence(@TempDir Path empty) {
    for (String json : new String[] {"", "{", "[]", "{\"format\":1}", "{\"format\":99}", "null"}) {
      byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
      assertThatThrownBy(() -> ModelBundle.of(bytes, NETWORK, "here"))
          .as(json)
          .isInstanceOf(LacunaException.class)
          .hasMessageContaining("here");
    }
    assertThatThrownBy(() -> ModelBundle.open(empty))
        .isInstanceOf(LacunaException.class)
        .hasMessageContaining("not a model bundle");
  }

  @Test
  void aDeviationOfZeroIsRefused() {
    String json =
        new String(ModelBundle.toJson(Fixtures.card(Map.of())), StandardCharsets.UTF_8)
            .replace("2.0, 2.0, 2.0", "2.0, 0.0, 2.0");
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(() -> ModelBundle.of(bytes, NETWORK, "here"))
        .hasMessageContaining("deviation");
  }
}
