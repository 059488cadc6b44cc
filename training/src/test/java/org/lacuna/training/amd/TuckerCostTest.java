package org.lacuna.training.amd;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lacuna.training.nn.Ops;

/**
 * The multiplications of the fusion for one example, counted while it runs over operations that
 * know shapes only: they grow as the sum of the d_m and the product of the t (AMD, after eq. 7),
 * never as the product of the d_m.
 */
class TuckerCostTest {

  /** Shapes instead of numbers; adds up what every product costs. */
  private static final class Counter {
    private long multiplications;

    @SuppressWarnings("unchecked") // a proxy of the one type that it is made for
    Ops<long[]> ops() {
      return (Ops<long[]>)
          Proxy.newProxyInstance(
              Ops.class.getClassLoader(),
              new Class<?>[] {Ops.class},
              (proxy, method, a) ->
                  switch (method.getName()) {
                    case "parameter" -> ((long[]) a[2]).clone();
                    case "linear", "matmul" -> product((long[]) a[0], (long[]) a[1]);
                    case "mul" -> elementwise((long[]) a[0]);
                    case "add" -> a[0];
                    case "unsqueeze" -> unsqueezed((long[]) a[0], (Integer) a[1]);
                    case "reshape" -> reshaped((long[]) a[0], (long[]) a[1]);
                    case "sum" -> summed((long[]) a[0], (Integer) a[1]);
                    default -> throw new IllegalStateException("not counted: " + method.getName());
                  });
    }

    private long[] product(long[] x, long[] y) {
      long[] out = x.clone();
      out[out.length - 1] = y[y.length - 1];
      multiplications += size(x) * y[y.length - 1];
      assertThat(x[x.length - 1]).isEqualTo(y[y.length - 2]);
      return out;
    }

    private long[] elementwise(long[] x) {
      multiplications += size(x);
      return x;
    }

    private static long[] unsqueezed(long[] x, int axis) {
      long[] out = new long[x.length + 1];
      for (int i = 0; i < out.length; i++) {
        out[i] = i == axis ? 1 : x[i < axis ? i : i - 1];
      }
      return out;
    }

    private static long[] reshaped(long[] x, long[] shape) {
      long[] out = shape.clone();
      for (int i = 0; i < out.length; i++) {
        out[i] = out[i] == 0 ? x[i] : out[i];
      }
      assertThat(size(out)).isEqualTo(size(x));
      return out;
    }

    private static long[] summed(long[] x, int axis) {
      long[] out = x.clone();
      out[axis] = 1;
      return out;
    }

    private static long size(long... shape) {
      long size = 1;
      for (long s : shape) {
        size *= s;
      }
      return size;
    }
  }

  private static long cost(int d, int t, int rank) {
    List<Integer> dims = List.of(d, d, d);
    TuckerFusion fusion = new TuckerFusion(dims, List.of(t, t, t), t, d, rank, true);
    Counter counter = new Counter();
    fusion.fuse(counter.ops(), List.of(new long[] {1, d}, new long[] {1, d}, new long[] {1, d}));
    return counter.multiplications;
  }

  @ParameterizedTest
  @CsvSource({"8, 4", "64, 4", "64, 8", "512, 8"})
  void aFullCoreCostsASumAndAProductOfInnerSizes(long d, long t) {
    long projections = 3 * d * t;
    long core = t * t * t * t + t * t * t + t * t;
    assertThat(cost((int) d, (int) t, TuckerFusion.FULL)).isEqualTo(projections + core + t * d);
  }

  @ParameterizedTest
  @CsvSource({"64, 8, 1", "64, 8, 4", "64, 8, 8", "64, 8, 16"})
  void aRankTakesTheProductAway(long d, long t, long rank) {
    long factors = 3 * t * rank * t;
    long products = 2 * rank * t;
    assertThat(cost((int) d, (int) t, (int) rank))
        .isEqualTo(3 * d * t + factors + products + t * d);
  }

  @Test
  void twiceTheFeaturesAreTwiceTheWorkAndNotEightTimes() {
    long once = cost(256, 8, TuckerFusion.FULL) - cost(128, 8, TuckerFusion.FULL);
    long twice = cost(512, 8, TuckerFusion.FULL) - cost(256, 8, TuckerFusion.FULL);
    assertThat(twice).isEqualTo(2 * once);
  }
}
