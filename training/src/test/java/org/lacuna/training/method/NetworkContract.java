package org.lacuna.training.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.lacuna.inference.onnx.OnnxNetwork;
import org.lacuna.inference.onnx.OnnxRuntime;
import org.lacuna.inference.onnx.OnnxValue;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.signal.ModalitySet;
import org.lacuna.training.nn.Parameters;
import org.lacuna.training.nn.Tensors;
import org.lacuna.training.nn.TorchOps;
import org.lacuna.training.onnx.MethodExporter;

/**
 * What every network has to hold: the exported network says what the one in libtorch says, what is
 * not observed changes no bit, and an example depends neither on its batch nor on padding.
 */
public abstract class NetworkContract {

  private static final double TEMPERATURE = 1.6;

  /** A sentiment, one emotion of four, and four yes-no questions, from three modalities. */
  protected static final Problem THREE =
      new Problem(
          Map.of(Modality.VISION, 5, Modality.AUDIO, 7, Modality.LANGUAGE, 6),
          List.of(
              Head.sentiment(),
              Head.emotions(List.of("neutral", "happy", "sad", "angry")),
              Head.classes("answers", List.of("a", "b", "c"), List.of("no", "yes"))));

  /** Traits from two modalities. */
  protected static final Problem TWO =
      new Problem(
          Map.of(Modality.VISION, 5, Modality.AUDIO, 7),
          List.of(Head.regression("traits", List.of("calm", "kind"), 1, 7)));

  /** The networks to hold to it. */
  protected abstract List<? extends Network> networks();

  @BeforeAll
  static void oneThread() {
    torch.set_num_threads(1);
  }

  @FunctionalInterface
  interface Check<N> {
    void run(N network, Parameters parameters) throws Exception;
  }

  private Stream<DynamicTest> each(Check<Network> check) {
    return each(networks(), check);
  }

  static <N extends Network> Stream<DynamicTest> each(List<? extends N> networks, Check<N> check) {
    return networks.stream()
        .map(
            m ->
                DynamicTest.dynamicTest(
                    m.name() + " on " + m.problem().modalities(),
                    () -> {
                      try (Parameters p = new Parameters(5)) {
                        declare(m, p);
                        check.run(m, p);
                      }
                    }));
  }

  static void declare(Network m, Parameters p) {
    torch(m, p, RandomExamples.make(new Random(1), m.problem(), 1, 1, m.problem().modalities()));
  }

  /** Runs with libtorch and gives the outputs under the names of the exported network. */
  private static Map<String, float[]> torch(Network m, Parameters p, Examples e) {
    return Tensors.scopedWithoutGradient(
        () -> {
          TorchOps ops = TorchOps.inference(p);
          Outputs<Tensor> out = m.run(ops, TorchExamples.given(e));
          Map<String, float[]> named = new LinkedHashMap<>();
          for (Head h : m.problem().heads()) {
            named.put(h.name(), said(ops, h, Required.entry(out.scores(), h.name())));
            out.alone()
                .forEach(
                    (n, s) ->
                        named.put(
                            h.name() + "_" + n.key(), said(ops, h, Required.entry(s, h.name()))));
          }
          out.reconstruction()
              .forEach((n, v) -> named.put("reconstructed_" + n.key(), Tensors.floats(v)));
          out.attention()
              .forEach(
                  a -> named.put("attention_" + a.direction().key(), Tensors.floats(a.weights())));
          return named;
        });
  }

  private static float[] said(TorchOps ops, Head h, Tensor scores) {
    return Tensors.floats(
        h.kind() == Head.Kind.CLASSES
            ? h.probabilities(ops, ops.scale(scores, (float) (1 / TEMPERATURE)))
            : ops.clip(scores, h.low(), h.high()));
  }

  private static Map<String, float[]> onnx(OnnxNetwork session, Examples e) throws Exception {
    Map<String, float[]> named = new LinkedHashMap<>();
    Map<String, OnnxValue> out = session.run(RandomExamples.onnx(e), session.outputs().keySet());
    for (Map.Entry<String, OnnxValue> o : out.entrySet()) {
      named.put(o.getKey(), ((OnnxValue.Floats) o.getValue()).floatData());
    }
    return named;
  }

  private static OnnxNetwork session(Network m, Parameters p) throws Exception {
    Map<String, Double> temperatures = new LinkedHashMap<>();
    m.problem().heads().forEach(h -> temperatures.put(h.name(), TEMPERATURE));
    MethodExporter.Exported exported =
        MethodExporter.export(m, p.values(), temperatures, Map.of("seed", "5"));
    assertThat(exported.network())
        .isEqualTo(
            MethodExporter.export(m, p.values(), temperatures, Map.of("seed", "5")).network());
    return new OnnxRuntime().load(exported.network(), m.name(), 1);
  }

  @Property(tries = 10)
  void theExportedNetworkSaysTheSame(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 5) int batch,
      @ForAll @IntRange(min = 1, max = 12) int longest)
      throws Exception {
    torch.set_num_threads(1);
    for (Network m : networks()) {
      try (Parameters p = new Parameters(seed)) {
        declare(m, p);
        try (OnnxNetwork session = session(m, p)) {
          Random r = new Random(seed);
          List<ModalitySet> subsets = m.problem().subsets();
          for (int draw = 0; draw < 2; draw++) {
            ModalitySet given = subsets.get(r.nextInt(subsets.size()));
            Examples e = RandomExamples.make(r, m.problem(), batch, longest, given);
            Map<String, float[]> expected = torch(m, p, e);
            Map<String, float[]> actual = onnx(session, e);
            assertThat(actual).containsOnlyKeys(expected.keySet());
            expected.forEach(
                (name, values) ->
                    assertThat(worst(values, Required.entry(actual, name)))
                        .as("%s of %s with %s", name, m.name(), given)
                        .isLessThanOrEqualTo(1e-4));
          }
        }
      }
    }
  }

  private static double worst(float[] a, float[] b) {
    assertThat(b).hasSameSizeAs(a);
    double worst = 0;
    for (int i = 0; i < a.length; i++) {
      double diff = Math.abs(a[i] - b[i]);
      worst = Double.isNaN(diff) ? Double.POSITIVE_INFINITY : Math.max(worst, diff);
    }
    return worst;
  }

  /**
   * A run that goes on after a kill is known by this text: no order may change from start to start.
   */
  @Test
  void theConfigurationNamesModalitiesInTheirOrder() {
    for (Network network : networks()) {
      String text = network.configuration();
      if (text.contains("VISION=") && text.contains("LANGUAGE=")) {
        assertThat(text.indexOf("VISION=")).as(text).isLessThan(text.indexOf("LANGUAGE="));
      }
    }
  }

  @TestFactory
  Stream<DynamicTest> whatIsNotObservedChangesNoBit() {
    return each(
        (m, p) -> {
          Random r = new Random(8);
          try (OnnxNetwork session = session(m, p)) {
            for (ModalitySet given : m.problem().subsets()) {
              Examples e = RandomExamples.make(r, m.problem(), 3, 9, given);
              Examples other = RandomExamples.scrambled(e, r);
              same(torch(m, p, e), torch(m, p, other), given);
              same(onnx(session, e), onnx(session, other), given);
            }
          }
        });
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

  @TestFactory
  Stream<DynamicTest> anExampleDoesNotDependOnItsBatchOrItsPadding() {
    return each(
        (m, p) -> {
          Random r = new Random(21);
          for (ModalitySet given : m.problem().subsets()) {
            Examples e = RandomExamples.make(r, m.problem(), 3, 8, given);
            Map<String, float[]> together = torch(m, p, e);
            for (int b = 0; b < 3; b++) {
              for (int padding : new int[] {0, 5}) {
                Map<String, float[]> alone = torch(m, p, RandomExamples.single(e, b, padding));
                for (Head h : m.problem().heads()) {
                  for (int k = 0; k < h.width(); k++) {
                    assertThat(Required.entry(alone, h.name())[k])
                        .as("%s with %s", h.name(), given)
                        .isCloseTo(
                            Required.entry(together, h.name())[b * h.width() + k], within(2e-5f));
                  }
                }
              }
            }
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> someSubsetIsLegalAndAllHaveAllModalitiesInTheProblem() {
    return each(
        (m, p) ->
            assertThat(m.problem().subsets())
                .containsAll(m.legalSubsets())
                .contains(m.legalSubsets().get(m.legalSubsets().size() - 1))
                .contains(m.problem().modalities()));
  }
}
