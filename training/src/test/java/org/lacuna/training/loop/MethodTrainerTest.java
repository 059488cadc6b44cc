package org.lacuna.training.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.signal.ModalitySet;
import org.lacuna.inference.task.CancelToken;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.training.amd.AmdConfig;
import org.lacuna.training.amd.SeparableMethod;
import org.lacuna.training.amd.UnimodalNetworks;
import org.lacuna.training.method.Examples;
import org.lacuna.training.method.Head;
import org.lacuna.training.method.Lane;
import org.lacuna.training.method.Method;
import org.lacuna.training.method.NetworkScorer;
import org.lacuna.training.method.Problem;
import org.lacuna.training.method.RandomExamples;
import org.lacuna.training.method.Required;
import org.lacuna.training.nn.Parameters;

class MethodTrainerTest {

  private static final Problem PROBLEM =
      new Problem(
          Map.of(Modality.VISION, 4, Modality.AUDIO, 3, Modality.LANGUAGE, 5),
          List.of(Head.sentiment()));

  @TempDir Path folder;

  private static Method amd() {
    return SeparableMethod.amd(
        PROBLEM, AmdConfig.paper().withSizes(UnimodalNetworks.Sizes.uniform(24, 12), 4, 4, 8));
  }

  private static Schedule schedule(int epochs, int patience) {
    return schedule(epochs, patience, 0);
  }

  private static Schedule schedule(int epochs, int patience, double averaging) {
    return new Schedule(3, 8, epochs, patience, 1e9, 5e-3, false, 1e-5, 1, averaging);
  }

  /** The first feature of every modality holds a third of the sentiment. */
  private static Examples telling(Random r, int step) {
    Examples e = RandomExamples.make(r, PROBLEM, 12, 5, ModalitySet.all());
    float[] answers = e.answers(Head.sentiment());
    for (int b = 0; b < 12; b++) {
      float sum = 0;
      for (Lane lane : e.lanes().values()) {
        float part = (float) r.nextGaussian();
        sum += part;
        for (int t = 0; t < lane.steps(); t++) {
          lane.values()[(b * lane.steps() + t) * lane.dim()] = part;
        }
      }
      answers[b] = sum;
    }
    return e;
  }

  private static double error(Method method, Parameters p, Examples e) {
    float[] said = Required.entry(new NetworkScorer(method, p).score(e), Head.SENTIMENT);
    double sum = 0;
    for (int b = 0; b < said.length; b++) {
      sum += Math.abs(said[b] - e.answers(Head.sentiment())[b]) / said.length;
    }
    return sum;
  }

  /** Error with vision alone, as a share of the error of always saying 0. */
  private static double visionAlone(Method method, Parameters p) {
    Random r = new Random(7);
    double error = 0;
    double zero = 0;
    for (int i = 0; i < 40; i++) {
      Examples e = telling(r, 0);
      Arrays.fill(e.lane(Modality.AUDIO).given(), 0);
      Arrays.fill(e.lane(Modality.LANGUAGE).given(), 0);
      error += error(method, p, e);
      for (float answer : e.answers(Head.sentiment())) {
        zero += Math.abs(answer) / 12;
      }
    }
    return error / zero;
  }

  private static Map<String, Double> score(double value) {
    return Map.of(MethodTrainer.Validation.SCORE, value);
  }

  @Test
  void bothPhasesLearnAndTheBestWeightsAreKept() throws Exception {
    Examples valid = telling(new Random(99), 0);
    List<EpochReport> reports = new ArrayList<>();
    try (Parameters p = new Parameters(3)) {
      Method amd = amd();
      new MethodTrainer(amd, p, new Schedule(3, 30, 6, 6, 1e9, 5e-3, true, 0, 1, 0))
          .fit(
              MethodTrainerTest::telling,
              () -> score(error(amd, p, valid)),
              reports::add,
              new CancelToken());
      Map<String, Double> first = reports.get(0).loss();
      Map<String, Double> last = reports.get(reports.size() - 1).loss();
      assertThat(last.get("tensor_task")).isLessThan(Required.entry(first, "tensor_task") * 0.7);
      assertThat(last.get("separated_soft_label"))
          .isLessThan(Required.entry(first, "separated_soft_label"));
      assertThat(visionAlone(amd, p)).isLessThan(0.97);
      double best =
          reports.stream()
              .mapToDouble(r -> Required.entry(r.validation(), MethodTrainer.Validation.SCORE))
              .min()
              .orElseThrow();
      assertThat(error(amd, p, valid)).isEqualTo(best);
    }
  }

  @Test
  void itStopsWhenNothingGetsBetter() throws Exception {
    List<EpochReport> reports = new ArrayList<>();
    try (Parameters p = new Parameters(3)) {
      new MethodTrainer(amd(), p, schedule(20, 2))
          .fit(
              MethodTrainerTest::telling,
              () -> score(reports.isEmpty() ? 1 : 2),
              reports::add,
              new CancelToken());
    }
    assertThat(reports).hasSize(3);
    assertThat(reports.get(0).best()).isTrue();
    assertThat(reports.get(2).best()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.9})
  void aRunThatWasKilledEndsWithTheSameWeights(double averaging) throws Exception {
    Map<String, float[]> whole = weights(4, averaging, null, 0);
    Path file = folder.resolve("run.state");
    assertThatThrownBy(() -> weights(4, averaging, file, 2)).hasMessage("killed");
    assertThat(file).exists();
    Map<String, float[]> resumed = weights(4, averaging, file, 0);
    whole.forEach((name, v) -> assertThat(resumed.get(name)).as(name).isEqualTo(v));
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
  }

  /** Weights after some epochs; a run that is to be killed dies in the epoch after that one. */
  private static Map<String, float[]> weights(
      int epochs, double averaging, @Nullable Path file, int killedAfter) throws LacunaException {
    try (Parameters p = new Parameters(3)) {
      int[] validations = {0};
      MethodTrainer trainer = new MethodTrainer(amd(), p, schedule(epochs, 9, averaging));
      (file == null ? trainer : trainer.resumable(file))
          .fit(
              MethodTrainerTest::telling,
              () -> {
                validations[0]++;
                if (killedAfter > 0 && validations[0] > killedAfter) {
                  throw new IllegalStateException("killed");
                }
                return score(-Objects.requireNonNull(p.values().get("teacher.sentiment.bias"))[0]);
              },
              TrainingListener.silent(),
              new CancelToken());
      return p.values();
    }
  }

  @Test
  void theStateOfAnotherRunIsRefused() throws Exception {
    Path file = folder.resolve("run.state");
    weights(1, 0, file, 0);
    assertThatThrownBy(() -> weights(2, 0, file, 0))
        .isInstanceOf(LacunaException.class)
        .hasMessageContaining("another training");
    Files.write(file, new byte[] {0, 0});
    assertThatThrownBy(() -> weights(1, 0, file, 0))
        .isInstanceOf(LacunaException.class)
        .hasMessageContaining("damaged");
  }

  @Test
  void aLossThatIsNoNumberStopsWithTheBatch() {
    try (Parameters p = new Parameters(3)) {
      MethodTrainer trainer = new MethodTrainer(amd(), p, schedule(2, 2));
      assertThatThrownBy(
              () ->
                  trainer.fit(
                      (r, step) -> {
                        Examples e = telling(r, step);
                        e.answers(Head.sentiment())[1] = Float.POSITIVE_INFINITY;
                        return e;
                      },
                      () -> score(1),
                      TrainingListener.silent(),
                      new CancelToken()))
          .isInstanceOf(LacunaException.class)
          .hasMessageContaining("epoch 1, step 1")
          .hasMessageContaining("example 1");
    }
  }
}
