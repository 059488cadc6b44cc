package org.lacuna.training.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.signal.ModalitySet;
import org.lacuna.inference.task.CancelToken;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.training.catalog.MethodCatalog;
import org.lacuna.training.catalog.Recipe;
import org.lacuna.training.catalog.Settings;
import org.lacuna.training.method.Examples;
import org.lacuna.training.method.Head;
import org.lacuna.training.method.Lane;
import org.lacuna.training.method.Method;
import org.lacuna.training.method.Phase;
import org.lacuna.training.method.Problem;
import org.lacuna.training.method.RandomExamples;
import org.lacuna.training.nn.Parameters;
import org.lacuna.training.nn.Tensors;

class CrewTest {

  private static final Problem PROBLEM =
      new Problem(
          Map.of(Modality.VISION, 4, Modality.AUDIO, 3, Modality.LANGUAGE, 5),
          List.of(Head.sentiment()));

  @TempDir Path folder;

  private static Method method(String name, String dropout) throws LacunaException {
    Recipe recipe = new MethodCatalog().recipe(name);
    Settings s =
        Settings.of(
            recipe.keys().contains("width")
                ? Map.of("width", "8", "dropout", dropout)
                : Map.of("hidden", "8", "size", "4", "dropout", dropout));
    if (recipe.keys().contains("heads")) {
      s = s.with(Map.of("heads", "2", "layers", "1"));
    }
    return recipe.method(PROBLEM, s);
  }

  static Stream<String> methods() {
    return new MethodCatalog()
        .recipes().stream().filter(r -> r.kind() == Recipe.Kind.STEPS).map(Recipe::name);
  }

  /** Everything observed, all of the same length. */
  private static Examples even(Random r, int size) {
    Map<Modality, Lane> lanes = new EnumMap<>(Modality.class);
    for (Modality m : PROBLEM.modalities()) {
      lanes.put(m, lane(r, size, 6, PROBLEM.dim(m)));
    }
    float[] answers = new float[size];
    for (int b = 0; b < size; b++) {
      answers[b] = (float) r.nextGaussian();
    }
    List<String> ids = Stream.iterate(0, b -> b + 1).limit(size).map(b -> "example " + b).toList();
    return new Examples(size, lanes, Map.of(Head.SENTIMENT, answers), ids);
  }

  private static Lane lane(Random r, int size, int steps, int dim) {
    float[] values = new float[size * steps * dim];
    float[] ones = new float[size * steps];
    float[] known = new float[values.length];
    float[] seconds = new float[size * steps];
    float[] lengths = new float[size];
    java.util.Arrays.fill(ones, 1);
    java.util.Arrays.fill(known, 1);
    java.util.Arrays.fill(lengths, steps);
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) r.nextGaussian();
    }
    for (int i = 0; i < seconds.length; i++) {
      seconds[i] = (i % steps + .5f) * .1f;
    }
    return new Lane(steps, dim, values, ones, ones.clone(), known, seconds, lengths);
  }

  private static void declare(Method method, Parameters p, Examples e) {
    for (Phase phase : method.phases()) {
      Tensors.scopedWithoutGradient(() -> method.loss(phase, p, e).parts().size());
    }
  }

  @ParameterizedTest
  @MethodSource("methods")
  void severalFindTheGradientThatOneFinds(String name) throws Exception {
    Method method = method(name, "0");
    Examples e = even(new Random(4), 10);
    for (Phase phase : method.phases()) {
      try (Parameters alone = new Parameters(3);
          Parameters shared = new Parameters(3)) {
        declare(method, alone, e);
        declare(method, shared, e);
        Map<String, Double> expected = gradient(Gradients.alone(method, alone), phase, e);
        Map<String, Double> found = gradient(new Crew(method, shared, 3), phase, e);
        assertThat(found).containsOnlyKeys(expected.keySet());
        expected.forEach(
            (part, v) -> assertThat(found.get(part)).as(part).isCloseTo(v, within(1e-5)));
        for (String tensor : alone.values().keySet()) {
          if (phase.moves().test(tensor)) {
            same(tensor, alone.gradient(tensor), shared.gradient(tensor));
          }
        }
      }
    }
  }

  private static Map<String, Double> gradient(Gradients gradients, Phase phase, Examples e)
      throws LacunaException {
    try (gradients) {
      return gradients.of(phase, e);
    }
  }

  private static void same(String name, float[] expected, float[] found) {
    assertThat(found).as(name).hasSameSizeAs(expected);
    double size = 1e-3;
    for (float v : expected) {
      size = Math.max(size, Math.abs(v));
    }
    for (int i = 0; i < expected.length; i++) {
      assertThat((double) found[i]).as(name).isCloseTo(expected[i], within(2e-4 * size));
    }
  }

  /** Twelve random examples, and now and then only one. */
  private static Examples batch(Random r, int step) {
    return RandomExamples.make(r, PROBLEM, step == 2 ? 1 : 12, 5, ModalitySet.all());
  }

  private static Schedule schedule(int epochs, int workers) {
    return new Schedule(3, 4, epochs, 9, 1e9, 5e-3, false, 1e-5, 1, 0).withWorkers(workers);
  }

  private static Map<String, float[]> weights(
      String name, int workers, @Nullable Path file, int killedAfter) throws LacunaException {
    try (Parameters p = new Parameters(3)) {
      int[] validations = {0};
      MethodTrainer trainer = new MethodTrainer(method(name, "0.2"), p, schedule(3, workers));
      (file == null ? trainer : trainer.resumable(file))
          .fit(
              CrewTest::batch,
              () -> {
                validations[0]++;
                if (killedAfter > 0 && validations[0] > killedAfter) {
                  throw new IllegalStateException("killed");
                }
                return Map.of(MethodTrainer.Validation.SCORE, -(double) validations[0]);
              },
              TrainingListener.silent(),
              new CancelToken());
      return p.values();
    }
  }

  private static void equal(Map<String, float[]> a, Map<String, float[]> b) {
    assertThat(b).containsOnlyKeys(a.keySet());
    a.forEach((name, v) -> assertThat(b.get(name)).as(name).isEqualTo(v));
  }

  @ParameterizedTest
  @ValueSource(strings = {"amd", "kt-ours", "mctn"})
  void whatComesOutDependsOnlyOnHowManyTheyAre(String name) throws Exception {
    Map<String, float[]> two = weights(name, 2, null, 0);
    equal(two, weights(name, 2, null, 0));
    Map<String, float[]> three = weights(name, 3, null, 0);
    assertThat(two.keySet()).anyMatch(k -> !java.util.Arrays.equals(two.get(k), three.get(k)));
    assertThat(Objects.requireNonNull(two.values().iterator().next())[0]).isFinite();
  }

  @Test
  void aRunThatWasKilledEndsWithTheSameWeights() throws Exception {
    Map<String, float[]> whole = weights("amd", 2, null, 0);
    Path file = folder.resolve("run.state");
    assertThatThrownBy(() -> weights("amd", 2, file, 1)).hasMessage("killed");
    assertThatThrownBy(() -> weights("amd", 1, file, 0)).hasMessageContaining("another training");
    equal(whole, weights("amd", 2, file, 0));
  }

  /** So that a training that was killed before there were several goes on. */
  @Test
  void oneWorkerGoesWithoutSayingInTheNameOfARun() {
    assertThat(schedule(3, 1).toString())
        .isEqualTo(
            "Schedule[seed=3, stepsPerEpoch=4, epochs=3, patience=9, maxSeconds=1.0E9,"
                + " learningRate=0.005, decay=false, weightDecay=1.0E-5, clip=1.0, averaging=0.0]");
    assertThat(schedule(3, 2).toString()).endsWith("averaging=0.0, workers=2]");
  }

  @Test
  void theyLearn() throws Exception {
    Examples e = even(new Random(8), 16);
    List<Double> losses = new ArrayList<>();
    try (Parameters p = new Parameters(3)) {
      new MethodTrainer(method("deep-s", "0.1"), p, schedule(12, 2))
          .fit(
              (r, step) -> e,
              () -> Map.of(MethodTrainer.Validation.SCORE, 0.0),
              report -> losses.add(report.loss().getOrDefault("total", Double.NaN)),
              new CancelToken());
    }
    assertThat(losses.get(losses.size() - 1)).isLessThan(0.7 * losses.get(0));
  }

  @Test
  void aLossThatIsNoNumberForOneOfThemStopsWithTheBatch() {
    assertThatThrownBy(
            () -> {
              try (Parameters p = new Parameters(3)) {
                new MethodTrainer(method("amd", "0.1"), p, schedule(2, 3))
                    .fit(
                        (r, step) -> {
                          Examples e = batch(r, 0);
                          if (step == 1) {
                            e.answers(Head.sentiment())[4] = Float.POSITIVE_INFINITY;
                          }
                          return e;
                        },
                        () -> Map.of(MethodTrainer.Validation.SCORE, 0.0),
                        TrainingListener.silent(),
                        new CancelToken());
              }
            })
        .isInstanceOf(LacunaException.class)
        .hasMessageContaining("epoch 1, step 2")
        .hasMessageContaining("example 4");
  }

  @Test
  void whatFailsOnAThreadFailsHereAndNoThreadIsLeft() {
    assertThatThrownBy(
            () -> {
              try (Parameters p = new Parameters(3)) {
                new MethodTrainer(method("amd", "0.1"), p, schedule(2, 2))
                    .fit(
                        (r, step) -> {
                          Examples e = batch(r, 0);
                          return step == 1 ? new Examples(12, e.lanes(), Map.of(), e.ids()) : e;
                        },
                        () -> Map.of(MethodTrainer.Validation.SCORE, 0.0),
                        TrainingListener.silent(),
                        new CancelToken());
              }
            })
        .isInstanceOf(RuntimeException.class)
        .hasMessageContaining(Head.SENTIMENT);
    assertThat(Thread.getAllStackTraces().keySet())
        .noneMatch(t -> t.getName().equals("training worker") && t.isAlive());
  }

  @Test
  void itCanBeCancelled() {
    CancelToken cancel = new CancelToken();
    assertThatThrownBy(
            () -> {
              try (Parameters p = new Parameters(3)) {
                new MethodTrainer(method("amd", "0.1"), p, schedule(2, 2))
                    .fit(
                        (r, step) -> {
                          if (step == 2) {
                            cancel.cancel();
                          }
                          return batch(r, step);
                        },
                        () -> Map.of(MethodTrainer.Validation.SCORE, 0.0),
                        TrainingListener.silent(),
                        cancel);
              }
            })
        .isInstanceOf(CancellationException.class);
  }
}
