package org.lacuna.inference.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
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

  private static ModelCard with(ModelCard.Outputs outputs) {
    ModelCard c = Fixtures.card(Map.of());
    return new ModelCard(
        c.format(),
        c.name(),
        c.version(),
        c.method(),
        c.summary(),
        c.trainedOn(),
        c.limits(),
        c.license(),
        c.windowSeconds(),
        c.inputs(),
        outputs,
        c.heldOut(),
        c.provenance(),
        c.sha256());
  }

  private static ModelCard.Outputs heads(List<ModelCard.Head> heads, List<String> given) {
    return new ModelCard.Outputs(
        "sentiment", null, List.of(), Map.of(), List.of(), heads, given, ModelCard.Outputs.ZEROS);
  }

  @Test
  void furtherHeadsSurviveJsonAndCardsWithoutThemStayAsTheyWere() throws LacunaException {
    List<ModelCard.Head> named =
        List.of(
            ModelCard.Head.numbers("traits", "t", List.of("warm", "calm"), 1, 7),
            ModelCard.Head.choices("presences", "p", List.of("sad"), List.of("no", "yes")));
    ModelCard card = with(heads(named, List.of("language", "vision+language")));
    ModelCard read = ModelBundle.of(ModelBundle.toJson(card), NETWORK, "here").card();
    assertThat(read.outputs()).isEqualTo(card.outputs());
    assertThat(read.outputs().allHeads())
        .extracting(ModelCard.Head::name, ModelCard.Head::width)
        .containsExactly(tuple("sentiment", 1), tuple("traits", 2), tuple("presences", 2));
    assertThat(read.legalSubsets())
        .extracting(Object::toString)
        .containsExactly("language", "vision+language");
    assertThat(read.feedsZeros()).isTrue();

    String plain = new String(ModelBundle.toJson(Fixtures.card(Map.of())), StandardCharsets.UTF_8);
    assertThat(plain).doesNotContain("heads\"", "given\"", "missing\"", "allHeads");
    ModelCard old = ModelBundle.of(plain.getBytes(StandardCharsets.UTF_8), NETWORK, "here").card();
    assertThat(old.legalSubsets()).hasSize(7);
    assertThat(old.feedsZeros()).isFalse();
  }

  @Test
  void headsThatMakeNoSenseAreRefused() {
    Map<String, ModelCard.Outputs> wrong =
        Map.of(
            "choices",
                heads(
                    List.of(ModelCard.Head.choices("a", "a", List.of("q"), List.of("one"))),
                    List.of("vision")),
            "two outputs",
                heads(
                    List.of(ModelCard.Head.numbers("sentiment", "a", List.of("q"), 0, 1)),
                    List.of("vision")),
            "no question",
                heads(
                    List.of(ModelCard.Head.numbers("a", "a", List.of(), 0, 1)), List.of("vision")),
            "no subset smell", heads(List.of(), List.of("smell")),
            "nothing to give", heads(List.of(), List.of()));
    wrong.forEach(
        (why, outputs) ->
            assertThatThrownBy(
                    () -> ModelBundle.of(ModelBundle.toJson(with(outputs)), NETWORK, "here"))
                .isInstanceOf(LacunaException.class)
                .hasMessageContaining(why));
  }
}
