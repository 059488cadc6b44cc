package org.lacuna.inference.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashSet;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.lacuna.inference.eval.Bootstrap.Difference;
import org.lacuna.inference.eval.Bootstrap.Interval;

class BootstrapTest {

  private static final int N = 400;

  private static Object[] each(int n) {
    Object[] groups = new Object[n];
    Arrays.setAll(groups, i -> i);
    return groups;
  }

  private static Function<int[], OptionalDouble> mean(double[] values) {
    return chosen -> Arrays.stream(chosen).mapToDouble(i -> values[i]).average();
  }

  private static double[] noise(long seed, double mean) {
    Random random = new Random(seed);
    double[] values = new double[N];
    Arrays.setAll(values, i -> mean + random.nextGaussian());
    return values;
  }

  @Test
  void theIntervalOfAMeanIsThatOfTheTextbook() {
    double[] values = noise(1, 5);
    Interval i = new Bootstrap(each(N), 4000, 3).interval(mean(values), .95).orElseThrow();
    double m = Arrays.stream(values).average().orElseThrow();
    double sd = Math.sqrt(Arrays.stream(values).map(v -> (v - m) * (v - m)).sum() / (N - 1));
    double half = 1.96 * sd / Math.sqrt(N);
    assertThat(i.value()).isCloseTo(m, within(1e-12));
    assertThat(i.low()).isCloseTo(m - half, within(half / 8));
    assertThat(i.high()).isCloseTo(m + half, within(half / 8));
  }

  @Test
  void samplesOfOneVideoAreDrawnTogether() {
    Object[] videos = {"a", "b", "a", "c", "b", "a"};
    Set<String> seen = new HashSet<>();
    new Bootstrap(videos, 200, 1)
        .interval(
            chosen -> {
              long a = Arrays.stream(chosen).filter(i -> i == 0).count();
              assertThat(Arrays.stream(chosen).filter(i -> i == 2).count()).isEqualTo(a);
              assertThat(Arrays.stream(chosen).filter(i -> i == 5).count()).isEqualTo(a);
              seen.add(Arrays.toString(chosen));
              return OptionalDouble.of((double) a);
            },
            .9);
    assertThat(seen).hasSizeGreaterThan(5);
  }

  @Test
  void groupsThatAgreeWithinThemselvesWidenTheInterval() {
    double[] values = new double[N];
    Object[] videos = new Object[N];
    Random random = new Random(2);
    for (int v = 0; v < N / 20; v++) {
      double common = random.nextGaussian();
      for (int k = 0; k < 20; k++) {
        values[v * 20 + k] = common;
        videos[v * 20 + k] = v;
      }
    }
    Interval alone = new Bootstrap(each(N), 1000, 3).interval(mean(values), .95).orElseThrow();
    Interval together = new Bootstrap(videos, 1000, 3).interval(mean(values), .95).orElseThrow();
    assertThat(together.high() - together.low()).isGreaterThan(3 * (alone.high() - alone.low()));
  }

  @Test
  void aDifferenceIsSeenWhereThereIsOneAndNotElsewhere() {
    double[] a = noise(1, 0);
    double[] b = new double[N];
    double[] c = new double[N];
    Random random = new Random(9);
    Arrays.setAll(b, i -> a[i] - 0.2 + 0.3 * random.nextGaussian());
    Arrays.setAll(c, i -> a[i] + 0.3 * random.nextGaussian());
    Bootstrap bootstrap = new Bootstrap(each(N), 2000, 3);
    Difference real = bootstrap.difference(mean(a), mean(b), .95).orElseThrow();
    assertThat(real.p()).isLessThan(.01);
    assertThat(real.interval().low()).isPositive();
    Difference none = bootstrap.difference(mean(a), mean(c), .95).orElseThrow();
    assertThat(none.p()).isGreaterThan(.05);
    assertThat(bootstrap.difference(mean(a), mean(a), .95).orElseThrow().p()).isEqualTo(1);
  }

  @Test
  void theSameSeedGivesTheSameInterval() {
    double[] values = noise(4, 0);
    Bootstrap first = new Bootstrap(each(N), 300, 11);
    assertThat(first.interval(mean(values), .9))
        .isEqualTo(new Bootstrap(each(N), 300, 11).interval(mean(values), .9))
        .isNotEqualTo(new Bootstrap(each(N), 300, 12).interval(mean(values), .9));
  }

  @Test
  void aFigureWithoutAValueHasNoInterval() {
    assertThat(new Bootstrap(each(3), 100, 1).interval(c -> OptionalDouble.empty(), .9)).isEmpty();
  }
}
