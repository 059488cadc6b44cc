package org.lacuna.training.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.lacuna.training.nn.Init;
import org.lacuna.training.nn.Parameters;
import org.lacuna.training.nn.TorchOps;

class WeightAverageTest {

  private static float weight(Map<String, float[]> values) {
    return values.getOrDefault("w", new float[1])[0];
  }

  @Test
  void earlyOnItForgetsFasterThanItIsToldTo() {
    try (Parameters p = new Parameters(1)) {
      TorchOps.inference(p).parameter("w", Init.ZEROS, 1);
      WeightAverage average = new WeightAverage(p.values(), 0.5);
      p.restore(Map.of("w", new float[] {1}));
      average.step(p);
      Map<String, float[]> first = average.copy();
      p.restore(Map.of("w", new float[] {2}));
      average.step(p);
      // 2/11 of the mean is kept in the first step, 3/12 in the second
      assertThat(weight(first)).isCloseTo(9f / 11, within(1e-6f));
      assertThat(weight(average.mean())).isCloseTo(0.25f * 9 / 11 + 0.75f * 2, within(1e-6f));
      assertThat(weight(p.values())).as("the weights that are trained").isEqualTo(2);
    }
  }

  @Test
  void lateOnItKeepsTheShareItIsToldTo() {
    try (Parameters p = new Parameters(1)) {
      TorchOps.inference(p).parameter("w", Init.ZEROS, 1);
      WeightAverage average = new WeightAverage(p.values(), 0.5);
      average.resume(Map.of("w", new float[] {4}), 1000);
      p.restore(Map.of("w", new float[] {2}));
      average.step(p);
      assertThat(weight(average.mean())).isCloseTo(3, within(1e-6f));
    }
  }
}
