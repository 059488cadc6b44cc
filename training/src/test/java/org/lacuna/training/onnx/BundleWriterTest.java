package org.lacuna.training.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lacuna.inference.model.ModelBundle;
import org.lacuna.inference.model.ModelCard;
import org.lacuna.inference.onnx.OnnxNetwork;
import org.lacuna.inference.onnx.OnnxRuntime;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.signal.ModalitySet;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.training.amd.AmdConfig;
import org.lacuna.training.amd.SeparableMethod;
import org.lacuna.training.method.Head;
import org.lacuna.training.method.Method;
import org.lacuna.training.method.NetworkScorer;
import org.lacuna.training.method.Problem;
import org.lacuna.training.method.RandomExamples;
import org.lacuna.training.nn.Parameters;

class BundleWriterTest {

  private static final Problem PROBLEM =
      new Problem(
          Map.of(Modality.VISION, 5, Modality.AUDIO, 7, Modality.LANGUAGE, 6),
          List.of(Head.sentiment(), Head.emotions(List.of("calm", "cross"))));
  private static final BundleWriter.About ABOUT =
      new BundleWriter.About("Test", "1", "summary", "nothing", "all", "none");

  @TempDir Path folder;

  private static Map<String, ModelCard.Input> inputs() {
    Map<String, ModelCard.Input> inputs = new LinkedHashMap<>();
    for (Modality m : PROBLEM.modalities()) {
      int dim = PROBLEM.dim(m);
      float[] std = new float[dim];
      java.util.Arrays.fill(std, 1);
      inputs.put(
          m.key(),
          new ModelCard.Input(
              MethodExporter.values(m),
              MethodExporter.mask(m),
              MethodExporter.time(m),
              MethodExporter.length(m),
              new ModelCard.Grid(ModelCard.Grid.FIXED, 200),
              IntStream.range(0, dim).mapToObj(i -> new ModelCard.Column("f" + i, "")).toList(),
              "test",
              "1",
              new float[dim],
              std));
    }
    return inputs;
  }

  private static ModelCard write(Method method, Parameters p, Path to) throws LacunaException {
    BundleWriter.Trained trained =
        new BundleWriter.Trained(
            p.values(),
            Map.of(Head.EMOTIONS, 1.5),
            Map.of("language", Map.of("mae", 0.9)),
            Map.of("seed", "3", "data_sha256", "00"));
    return BundleWriter.write(method, ABOUT, 5, inputs(), trained, to);
  }

  @Test
  void aBundleOfAnyMethodOpensAndTellsWhereItComesFrom() throws Exception {
    Method amd = SeparableMethod.amd(PROBLEM, AmdConfig.paper());
    Path to = folder.resolve("amd");
    try (Parameters p = new Parameters(3)) {
      new NetworkScorer(amd, p)
          .score(RandomExamples.make(new Random(1), PROBLEM, 1, 2, ModalitySet.all()));
      write(amd, p, to);
      ModelBundle bundle = ModelBundle.open(to);
      ModelCard card = bundle.card();
      assertThat(card.method()).isEqualTo("AMD");
      assertThat(card.outputs().sentiment()).isEqualTo("sentiment");
      assertThat(card.outputs().emotionLabels()).containsExactly("calm", "cross");
      assertThat(card.provenance())
          .containsEntry("seed", "3")
          .containsEntry("temperature_emotions", "1.5")
          .containsKeys("data_sha256", "config", "libtorch", "weights");
      assertThat(card.heldOut()).containsKey("language");
      try (OnnxNetwork network = new OnnxRuntime().load(bundle.network(), "amd", 1)) {
        assertThat(network.outputs().keySet())
            .contains("sentiment", "emotions", "sentiment_vision", "emotions_language");
        assertThat(network.inputs()).hasSize(12);
      }
      assertThat(new String(bundle.network(), java.nio.charset.StandardCharsets.ISO_8859_1))
          .contains("data_sha256");
    }
  }

  @Test
  void aPlaceThatCannotBeWrittenIsNamed() throws Exception {
    Method amd = SeparableMethod.amd(PROBLEM, AmdConfig.paper());
    Path file = Files.writeString(folder.resolve("taken"), "x");
    try (Parameters p = new Parameters(3)) {
      new NetworkScorer(amd, p)
          .score(RandomExamples.make(new Random(1), PROBLEM, 1, 2, ModalitySet.all()));
      assertThatThrownBy(() -> write(amd, p, file.resolve("in")))
          .isInstanceOf(LacunaException.class)
          .hasMessageContaining("cannot be written");
    }
  }
}
