package org.lacuna.training.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;

/** Dropout draws for each network by itself what libtorch's own would draw for the process. */
class ChanceTest {

  private static float[] values(int n) {
    Random random = new Random(n);
    float[] values = new float[n];
    for (int i = 0; i < n; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }

  private static float[] dropped(Parameters p, double share, float[] values, int... shape) {
    return Tensors.scoped(
        () -> Tensors.floats(TorchOps.training(p, share).dropout(shaped(values, shape))));
  }

  /** Two axes, the second one first: not contiguous, as between heads. */
  private static Tensor shaped(float[] values, int... shape) {
    return Tensors.of(values, shape[0], shape[1]).t();
  }

  @Property(tries = 40)
  void theNumbersAreThoseOfTorchDropout(
      @ForAll @LongRange(min = 0) long seed,
      @ForAll @DoubleRange(min = 0.01, max = 0.95) double share,
      @ForAll @IntRange(min = 1, max = 40) int rows,
      @ForAll @IntRange(min = 1, max = 40) int columns) {
    float[] values = values(rows * columns);
    try (Parameters p = new Parameters(1)) {
      p.reseed(seed);
      torch.manual_seed(seed);
      for (int draw = 0; draw < 3; draw++) {
        float[] expected =
            Tensors.scoped(
                () -> Tensors.floats(torch.dropout(shaped(values, rows, columns), share, true)));
        assertThat(dropped(p, share, values, rows, columns)).isEqualTo(expected);
      }
    }
  }

  @Test
  void anotherNetworkDoesNotDisturb() {
    float[] values = values(64);
    try (Parameters p = new Parameters(1);
        Parameters other = new Parameters(2)) {
      p.reseed(5);
      float[] first = dropped(p, 0.5, values, 8, 8);
      float[] second = dropped(p, 0.5, values, 8, 8);
      p.reseed(5);
      other.reseed(5);
      assertThat(dropped(p, 0.5, values, 8, 8)).isEqualTo(first);
      torch.manual_seed(3);
      assertThat(dropped(other, 0.5, values, 8, 8)).isEqualTo(first);
      assertThat(dropped(p, 0.5, values, 8, 8)).isEqualTo(second).isNotEqualTo(first);
    }
  }

  @Test
  void aShareOfAllIsRefused() {
    try (Parameters p = new Parameters(1)) {
      assertThatThrownBy(() -> TorchOps.training(p, 1)).hasMessageContaining("below 1");
    }
  }

  @Test
  void aTwinFollowsTheValuesWithGradientsOfItsOwn() {
    try (Parameters p = new Parameters(1)) {
      p.get("w", Init.XAVIER, 2, 3);
      p.get("unused", Init.ZEROS, 4);
      try (Parameters twin = p.twin()) {
        float[] changed = {1, 2, 3, 4, 5, 6};
        p.restore(Map.of("w", changed));
        assertThat(twin.values()).containsOnlyKeys("w", "unused");
        assertThat(twin.values().get("w")).isEqualTo(changed);
        AtomicReference<float[]> found = new AtomicReference<>(new float[0]);
        Tensors.scoped(
            () -> {
              Tensor w = twin.get("w", Init.XAVIER, 2, 3);
              var gradients = twin.gradients(w.mul(w).sum(), name -> true);
              found.set(Tensors.floats(gradients.get(0)));
              assertThat(gradients.get(1).defined()).isFalse();
              return w;
            });
        assertThat(found.get()).containsExactly(2, 4, 6, 8, 10, 12);
        assertThat(p.gradient("w")).isEmpty();
        assertThat(twin.gradient("w")).isEmpty();
        assertThatThrownBy(() -> twin.get("new", Init.ZEROS, 1))
            .isInstanceOf(IllegalStateException.class);
      }
      assertThat(p.values().get("w")).as("closing a twin closes nothing else").hasSize(6);
    }
  }
}
