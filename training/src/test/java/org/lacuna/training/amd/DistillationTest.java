package org.lacuna.training.amd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lacuna.inference.signal.Modality;
import org.lacuna.training.method.Head;
import org.lacuna.training.method.Problem;
import org.lacuna.training.method.Required;
import org.lacuna.training.nn.Parameters;
import org.lacuna.training.nn.Tensors;
import org.lacuna.training.nn.TorchOps;

class DistillationTest {

  private static final int BATCH = 3;
  private static final Problem PROBLEM =
      new Problem(
          Map.of(Modality.AUDIO, 4, Modality.VISION, 4),
          List.of(Head.sentiment(), Head.emotions(List.of("a", "b", "c"))));

  private static AmdConfig config(AmdConfig.Temperature temperature) {
    return AmdConfig.paper()
        .withSizes(UnimodalNetworks.Sizes.uniform(6, 5), 3, 4, 6)
        .withDistillation(1, 1, temperature);
  }

  /** Everything that the terms depend on besides learned tensors, by name. */
  private static Map<String, float[]> given(Random r) {
    Map<String, float[]> given = new LinkedHashMap<>();
    given.put("student", gauss(r, BATCH * 5));
    given.put("student.sentiment", gauss(r, BATCH));
    given.put("student.emotions", gauss(r, BATCH * 3));
    given.put("teacher", gauss(r, BATCH * 6));
    given.put("teacher.sentiment", gauss(r, BATCH));
    given.put("teacher.emotions", gauss(r, BATCH * 3));
    return given;
  }

  private static float[] gauss(Random r, int n) {
    float[] values = new float[n];
    for (int i = 0; i < n; i++) {
      values[i] = (float) r.nextGaussian();
    }
    return values;
  }

  private static Distillation.Terms terms(AmdConfig config, Parameters p, Map<String, Tensor> in) {
    TorchOps ops = TorchOps.inference(p);
    return new Distillation(PROBLEM, config)
        .terms(
            ops,
            Modality.AUDIO,
            side(in, "student"),
            side(in, "teacher"),
            z -> UnimodalNetworks.heads(ops, "teacher", PROBLEM, z, 6),
            Tensors.of(new float[] {1, 0, 1}, BATCH, 1));
  }

  private static Distillation.Side side(Map<String, Tensor> in, String name) {
    return new Distillation.Side(
        Required.entry(in, name),
        Map.of(
            "sentiment",
            Required.entry(in, name + ".sentiment"),
            "emotions",
            Required.entry(in, name + ".emotions")));
  }

  private static Map<String, Tensor> tensors(Map<String, float[]> given, boolean gradient) {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    given.forEach(
        (name, v) -> {
          Tensor t = Tensors.of(v, BATCH, v.length / BATCH);
          t.set_requires_grad(gradient);
          tensors.put(name, t);
        });
    return tensors;
  }

  /** Each soft term by everything that it depends on. */
  @ParameterizedTest
  @EnumSource
  void theGradientIsThatOfFiniteDifferences(AmdConfig.Temperature temperature) {
    AmdConfig config = config(temperature);
    for (boolean label : new boolean[] {true, false}) {
      Random r = new Random(label ? 11 : 12);
      Map<String, float[]> given = given(r);
      try (Parameters p = new Parameters(4)) {
        Map<String, float[]> slopes = new LinkedHashMap<>();
        Tensors.scoped(
            () -> {
              Map<String, Tensor> in = tensors(given, true);
              Distillation.Terms t = terms(config, p, in);
              (label ? t.label() : t.representation()).backward();
              in.forEach(
                  (name, x) ->
                      slopes.put(
                          name, x.grad().defined() ? Tensors.floats(x.grad()) : new float[0]));
              return t;
            });
        p.values().keySet().forEach(name -> slopes.put("p:" + name, p.gradient(name)));
        int moved = 0;
        for (Map.Entry<String, float[]> e : slopes.entrySet()) {
          for (int k = 0; k < 3; k++) {
            boolean learned = e.getKey().startsWith("p:");
            String name = learned ? e.getKey().substring(2) : e.getKey();
            Map<String, float[]> place = learned ? p.values() : given;
            int i = r.nextInt(Required.entry(place, name).length);
            double slope = e.getValue().length == 0 ? 0 : e.getValue()[i];
            double expected = difference(config, p, given, learned, name, i, label);
            assertThat(slope)
                .as("%s[%d]", e.getKey(), i)
                .isCloseTo(expected, within(2e-3 + 0.02 * Math.abs(expected)));
            moved += Math.abs(expected) > 5e-3 ? 1 : 0;
          }
        }
        assertThat(moved).isGreaterThan(8);
      }
    }
  }

  private static double difference(
      AmdConfig config,
      Parameters p,
      Map<String, float[]> given,
      boolean learned,
      String name,
      int i,
      boolean label) {
    float step = 4e-3f;
    double[] at = new double[2];
    for (int side = 0; side < 2; side++) {
      Map<String, float[]> weights = p.values();
      Map<String, float[]> changed = new LinkedHashMap<>(given);
      float[] values = Required.entry(learned ? weights : given, name).clone();
      values[i] += side == 0 ? -step : step;
      if (learned) {
        p.restore(Map.of(name, values));
      } else {
        changed.put(name, values);
      }
      at[side] =
          Tensors.scopedWithoutGradient(
              () -> {
                Distillation.Terms t = terms(config, p, tensors(changed, false));
                return (double) (label ? t.label() : t.representation()).item_float();
              });
      p.restore(weights);
    }
    return (at[1] - at[0]) / (2 * step);
  }

  @Test
  void aTemperatureIsNeverBelowOneAndAdaptsToTheExample() {
    try (Parameters p = new Parameters(4)) {
      float[] t =
          Tensors.scopedWithoutGradient(
              () ->
                  Tensors.floats(
                      terms(
                              config(AmdConfig.Temperature.ADAPTIVE),
                              p,
                              tensors(given(new Random(2)), false))
                          .temperatures()
                          .label()));
      assertThat(t).hasSize(BATCH);
      assertThat(t[0]).isNotEqualTo(t[1]);
      for (float one : t) {
        assertThat(one).isGreaterThan(1f);
      }
    }
  }

  @Test
  void theAblationHasATemperatureOfTwoAndLearnsNoMessages() {
    try (Parameters p = new Parameters(4)) {
      float[] t =
          Tensors.scopedWithoutGradient(
              () ->
                  Tensors.floats(
                      terms(
                              config(AmdConfig.Temperature.FIXED),
                              p,
                              tensors(given(new Random(2)), false))
                          .temperatures()
                          .representation()));
      assertThat(t).containsOnly(2f);
      assertThat(p.values().keySet()).noneMatch(name -> name.contains("message"));
    }
  }

  /** Eq. 3: softmax(logits / T), and sigma_Z(z_h / T) for a number. */
  @Test
  void aSoftLabelIsTheTeachersSoftened() {
    Random r = new Random(6);
    Map<String, float[]> given = given(r);
    AmdConfig config = config(AmdConfig.Temperature.FIXED);
    try (Parameters p = new Parameters(4)) {
      double loss =
          Tensors.scopedWithoutGradient(
              () -> (double) terms(config, p, tensors(given, false)).label().item_float());
      Map<String, float[]> w = p.values();
      double expected = 0;
      for (int b : new int[] {0, 2}) {
        double soft = Required.entry(w, "teacher.sentiment.bias")[0];
        for (int i = 0; i < 6; i++) {
          soft +=
              Required.entry(given, "teacher")[b * 6 + i]
                  / 2
                  * Required.entry(w, "teacher.sentiment.weight")[i];
        }
        expected += Math.abs(soft - Required.entry(given, "student.sentiment")[b]) / 2;
        double[] s = softmax(Required.entry(given, "teacher.emotions"), b, 2);
        double[] q = softmax(Required.entry(given, "student.emotions"), b, 1);
        for (int k = 0; k < 3; k++) {
          expected -= s[k] * Math.log(q[k]) / 2;
        }
      }
      assertThat(loss).isCloseTo(expected, within(1e-5));
    }
  }

  private static double[] softmax(float[] logits, int b, double temperature) {
    double[] p = new double[3];
    double sum = 0;
    for (int k = 0; k < 3; k++) {
      p[k] = Math.exp(logits[b * 3 + k] / temperature);
      sum += p[k];
    }
    for (int k = 0; k < 3; k++) {
      p[k] /= sum;
    }
    return p;
  }
}
