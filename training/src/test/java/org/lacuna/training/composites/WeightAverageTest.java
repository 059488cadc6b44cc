package org.lacuna.training.composites;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.lacuna.training.loop.MethodTrainer;
import org.lacuna.training.nn.Init;
import org.lacuna.training.nn.Parameters;
import org.lacuna.training.nn.TorchOps;

class WeightAverageTest {

  private static void set(Parameters p, float value) {
    p.restore(Map.of("w", new float[] {value}));
  }

  private static float weight(Parameters p) {
    return p.values().getOrDefault("w", new float[1])[0];
  }

  @Test
  void theMeanIsJudgedAndTheBestMeanIsKept() throws Exception {
    try (Parameters p = new Parameters(1)) {
      TorchOps.inference(p).parameter("w", Init.ZEROS, 1);
      WeightAverage average = new WeightAverage(p, 0.5);
      average.step();
      List<Float> judged = new ArrayList<>();
      for (float next : new float[] {1, 2, 100}) {
        set(p, next);
        average.step();
        double score = next == 2 ? 1 : 5;
        average.judged(
            () -> {
              judged.add(weight(p));
              return Map.of(MethodTrainer.Validation.SCORE, score);
            });
        assertThat(weight(p)).as("the weights that are trained").isEqualTo(next);
      }
      // early on the mean forgets faster than it is told to: 2/11, then 3/12, then 4/13 is kept
      float first = 9f / 11;
      float second = 0.25f * first + 0.75f * 2;
      assertThat(judged.get(0)).isCloseTo(first, within(1e-5f));
      assertThat(judged.get(1)).isCloseTo(second, within(1e-5f));
      average.takeBest();
      assertThat(weight(p)).isCloseTo(second, within(1e-5f));
    }
  }
}
