package org.lacuna.training.kt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lacuna.inference.onnx.OnnxNetwork;
import org.lacuna.inference.onnx.OnnxRuntime;
import org.lacuna.inference.onnx.OnnxValue;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.signal.ModalitySet;
import org.lacuna.training.method.Direction;
import org.lacuna.training.method.Required;
import org.lacuna.training.nn.Parameters;
import org.lacuna.training.nn.Tensors;
import org.lacuna.training.nn.TorchOps;
import org.lacuna.training.onnx.MethodExporter;

class KtParityTest {

  private static final double TEMPERATURE = 1.7;

  @BeforeAll
  static void oneThread() {
    torch.set_num_threads(1);
  }

  static KtConfig small() {
    Map<Modality, Integer> dims =
        new EnumMap<>(Map.of(Modality.VISION, 5, Modality.AUDIO, 7, Modality.LANGUAGE, 11));
    return KtConfig.paper(dims).withSize(16, 4, 2);
  }

  /** Runs with libtorch and gives the outputs under the names of the exported model. */
  static Map<String, float[]> torch(KtNetwork network, Parameters p, Arrays3 in) {
    return Tensors.scopedWithoutGradient(
        () -> {
          KtOutputs<Tensor> out = network.run(TorchOps.inference(p), in.tensors());
          Map<String, float[]> named = new LinkedHashMap<>();
          TorchOps ops = TorchOps.inference(p);
          named.put(
              "sentiment",
              Tensors.floats(ops.clip(Required.entry(out.scores(), "sentiment"), -3f, 3f)));
          named.put(
              "emotions",
              Tensors.floats(
                  ops.softmax(
                      ops.scale(
                          Required.entry(out.scores(), "emotions"), (float) (1 / TEMPERATURE)))));
          out.readRebuilt()
              .forEach((m, v) -> named.put("reconstructed_" + m.key(), Tensors.floats(v)));
          out.attention().forEach((d, v) -> named.put("attention_" + d.key(), Tensors.floats(v)));
          return named;
        });
  }

  static Map<String, float[]> onnx(OnnxNetwork session, Arrays3 in) throws Exception {
    Map<String, float[]> named = new LinkedHashMap<>();
    for (Map.Entry<String, OnnxValue> e :
        session.run(in.onnx(), session.outputs().keySet()).entrySet()) {
      named.put(e.getKey(), ((OnnxValue.Floats) e.getValue()).floatData());
    }
    return named;
  }

  static OnnxNetwork session(KtNetwork network, Parameters p) throws Exception {
    byte[] bytes = export(network, p);
    assertThat(bytes).isEqualTo(export(network, p));
    return new OnnxRuntime().load(bytes, "kt", 1);
  }

  private static byte[] export(KtNetwork network, Parameters p) {
    Map<String, Double> temperatures = Map.of("emotions", TEMPERATURE);
    return MethodExporter.export(
            new KtMethod(network), p.values(), temperatures, Map.of("seed", "1"))
        .network();
  }

  private static void compare(KtConfig config) throws Exception {
    KtNetwork network = new KtNetwork(config);
    Random r = new Random(3);
    try (Parameters p = new Parameters(5)) {
      torch(network, p, Arrays3.random(r, config, 1, 1, ModalitySet.all()));
      try (OnnxNetwork session = session(network, p)) {
        for (ModalitySet given : ModalitySet.nonEmptySubsets()) {
          Arrays3 in = Arrays3.random(r, config, 1 + r.nextInt(5), 13, given);
          Map<String, float[]> expected = torch(network, p, in);
          Map<String, float[]> actual = onnx(session, in);
          assertThat(actual).containsOnlyKeys(expected.keySet());
          expected.forEach(
              (name, values) ->
                  assertThat(Required.entry(actual, name)).as(name).hasSameSizeAs(values));
          expected.forEach(
              (name, values) ->
                  assertThat(worst(values, Required.entry(actual, name)))
                      .as("%s with %s", name, given)
                      .isLessThan(1e-4));
        }
      }
    }
  }

  private static double worst(float[] a, float[] b) {
    double worst = 0;
    for (int i = 0; i < a.length; i++) {
      double diff = Math.abs(a[i] - b[i]);
      worst = Double.isNaN(diff) ? Double.POSITIVE_INFINITY : Math.max(worst, diff);
    }
    return worst;
  }

  @ParameterizedTest
  @EnumSource
  void exportEqualsTraining(KtConfig.Pooling pooling) throws Exception {
    compare(small().withPooling(pooling));
  }

  @Test
  void exportEqualsTrainingWithoutReconstruction() throws Exception {
    compare(small().withReconstruction(false));
  }

  @Test
  void exportEqualsTrainingForOneTarget() throws Exception {
    compare(small().withTargets(ModalitySet.of(Modality.LANGUAGE)));
  }

  @Test
  void whatIsNotObservedChangesNoBit() throws Exception {
    KtConfig config = small();
    KtNetwork network = new KtNetwork(config);
    Random r = new Random(8);
    try (Parameters p = new Parameters(5)) {
      torch(network, p, Arrays3.random(r, config, 1, 1, ModalitySet.all()));
      try (OnnxNetwork session = session(network, p)) {
        for (ModalitySet given : ModalitySet.nonEmptySubsets()) {
          Arrays3 in = Arrays3.random(r, config, 3, 9, given);
          Map<String, float[]> torchBefore = torch(network, p, in);
          Map<String, float[]> onnxBefore = onnx(session, in);
          in.scramble(r);
          same(torchBefore, torch(network, p, in), given);
          same(onnxBefore, onnx(session, in), given);
        }
      }
    }
  }

  private static void same(Map<String, float[]> a, Map<String, float[]> b, ModalitySet given) {
    a.forEach(
        (name, values) -> {
          assertThat(b.get(name)).as("%s with %s", name, given).isEqualTo(values);
          for (float v : values) {
            assertThat(Float.isFinite(v)).as(name).isTrue();
          }
        });
  }

  /** All subsets of two clips: what the exported network runs once for several examples. */
  @Test
  void subsetsOfTheSameClipsInOneBatchSayWhatTrainingSays() throws Exception {
    KtConfig config = small();
    KtNetwork network = new KtNetwork(config);
    Random r = new Random(17);
    try (Parameters p = new Parameters(5)) {
      torch(network, p, Arrays3.random(r, config, 1, 1, ModalitySet.all()));
      try (OnnxNetwork session = session(network, p)) {
        Arrays3 in = Arrays3.random(r, config, 2, 13, ModalitySet.all()).subsets();
        Map<String, float[]> expected = torch(network, p, in);
        Map<String, float[]> actual = onnx(session, in);
        expected.forEach(
            (name, values) ->
                assertThat(worst(values, Required.entry(actual, name))).as(name).isLessThan(1e-4));
        in.scramble(r);
        same(actual, onnx(session, in), ModalitySet.all());
      }
    }
  }

  @Test
  void aSampleDoesNotDependOnItsBatchOrItsPadding() throws Exception {
    KtConfig config = small();
    KtNetwork network = new KtNetwork(config);
    Random r = new Random(21);
    try (Parameters p = new Parameters(5)) {
      torch(network, p, Arrays3.random(r, config, 1, 1, ModalitySet.all()));
      try (OnnxNetwork session = session(network, p)) {
        for (ModalitySet given : ModalitySet.nonEmptySubsets()) {
          Arrays3 in = Arrays3.random(r, config, 4, 9, given);
          Map<String, float[]> together = onnx(session, in);
          for (int b = 0; b < 4; b++) {
            for (int padding : new int[] {0, 6}) {
              Map<String, float[]> alone = onnx(session, in.single(b, padding));
              assertThat(Required.entry(alone, "sentiment")[0])
                  .isCloseTo(Required.entry(together, "sentiment")[b], within(1e-5f));
              for (int k = 0; k < 4; k++) {
                assertThat(Required.entry(alone, "emotions")[k])
                    .isCloseTo(Required.entry(together, "emotions")[4 * b + k], within(1e-5f));
              }
            }
          }
        }
      }
    }
  }

  @Test
  void attentionRowsSumToOneOrAreEmpty() {
    KtConfig config = small();
    KtNetwork network = new KtNetwork(config);
    Random r = new Random(2);
    try (Parameters p = new Parameters(5)) {
      for (ModalitySet given : ModalitySet.nonEmptySubsets()) {
        Arrays3 in = Arrays3.random(r, config, 3, 9, given);
        Map<String, float[]> out = torch(network, p, in);
        for (Direction d : Direction.all()) {
          int rows = Required.entry(in.lanes, d.target()).steps();
          int columns = Required.entry(in.lanes, d.source()).steps();
          float[] weights = Required.entry(out, "attention_" + d.key());
          int stack = config.layers() * config.heads();
          assertThat(weights).hasSize(3 * stack * rows * columns);
          for (int i = 0; i < 3 * stack * rows; i++) {
            int b = i / (stack * rows);
            int t = i % rows;
            double sum = 0;
            for (int s = 0; s < columns; s++) {
              float w = weights[i * columns + s];
              sum += w;
              if (!in.exists(d.source(), b, s)) {
                assertThat(w).as("padding is never looked at").isZero();
              }
            }
            // a step that exists is observed or rebuilt, unless nothing else could rebuild it
            boolean sure = in.exists(d.target(), b, t) && given.size() > 1;
            if (sure) {
              assertThat(sum).isCloseTo(1, within(1e-4));
            } else {
              assertThat(Math.min(Math.abs(sum), Math.abs(sum - 1))).isLessThan(1e-4);
            }
          }
        }
      }
    }
  }

  @Test
  void aModalityWithoutAnyOtherIsNotRebuilt() {
    KtConfig config = small();
    KtNetwork network = new KtNetwork(config);
    try (Parameters p = new Parameters(5)) {
      Arrays3 in = Arrays3.random(new Random(4), config, 2, 9, ModalitySet.of(Modality.AUDIO));
      Map<String, float[]> out = torch(network, p, in);
      assertThat(Required.entry(out, "reconstructed_audio")).containsOnly(0f);
      assertThat(Required.entry(out, "reconstructed_vision")).isNotEmpty().doesNotContain(0f);
    }
  }
}
