package org.lacuna.training.amd;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lacuna.training.nn.Init;
import org.lacuna.training.nn.Ops;

/**
 * The multiplications of the fusion for one example, counted while it runs over operations that
 * know shapes only: they grow as the sum of the d_m and the product of the t (AMD, after eq. 7),
 * never as the product of the d_m.
 */
class TuckerCostTest {

  /** Shapes instead of numbers; adds up what every product costs. */
  private static final class Counter implements Ops<long[]> {
    private long multiplications;

    private static IllegalStateException uncounted() {
      return new IllegalStateException("the fusion does something that is not counted");
    }

    private static long size(long... shape) {
      long size = 1;
      for (long s : shape) {
        size *= s;
      }
      return size;
    }

    @Override
    public long[] parameter(String name, Init init, long... shape) {
      return shape.clone();
    }

    @Override
    public Ops<long[]> named(String prefix) {
      return this;
    }

    @Override
    public long[] linear(long[] x, long[] weight, long[] bias) {
      return matmul(x, weight);
    }

    @Override
    public long[] matmul(long[] a, long[] b) {
      assertThat(a[a.length - 1]).isEqualTo(b[b.length - 2]);
      long[] out = a.clone();
      out[out.length - 1] = b[b.length - 1];
      multiplications += size(a) * b[b.length - 1];
      return out;
    }

    @Override
    public long[] add(long[] a, long[] b) {
      return a;
    }

    @Override
    public long[] mul(long[] a, long[] b) {
      multiplications += size(a);
      return a;
    }

    @Override
    public long[] unsqueeze(long[] x, int axis) {
      long[] out = new long[x.length + 1];
      for (int i = 0; i < out.length; i++) {
        out[i] = i == axis ? 1 : x[i < axis ? i : i - 1];
      }
      return out;
    }

    @Override
    public long[] reshape(long[] x, long... shape) {
      long[] out = shape.clone();
      for (int i = 0; i < out.length; i++) {
        out[i] = out[i] == 0 ? x[i] : out[i];
      }
      assertThat(size(out)).isEqualTo(size(x));
      return out;
    }

    @Override
    public long[] sum(long[] x, int axis) {
      long[] out = x.clone();
      out[axis] = 1;
      return out;
    }

    @Override
    public long[] constant(float[] values, long... shape) {
      throw uncounted();
    }

    @Override
    public long[] div(long[] a, long[] b) {
      throw uncounted();
    }

    @Override
    public long[] scale(long[] x, float factor) {
      throw uncounted();
    }

    @Override
    public long[] relu(long[] x) {
      throw uncounted();
    }

    @Override
    public long[] softplus(long[] x) {
      throw uncounted();
    }

    @Override
    public long[] log(long[] x) {
      throw uncounted();
    }

    @Override
    public long[] sin(long[] x) {
      throw uncounted();
    }

    @Override
    public long[] cos(long[] x) {
      throw uncounted();
    }

    @Override
    public long[] softmax(long[] x) {
      throw uncounted();
    }

    @Override
    public long[] layerNorm(long[] x, long[] gain, long[] bias) {
      throw uncounted();
    }

    @Override
    public long[] conv1d(long[] x, long[] weight, long[] bias) {
      throw uncounted();
    }

    @Override
    public long[] lstm(long[] x, long[] weight, long[] recurrent, long[] bias, int hidden) {
      throw uncounted();
    }

    @Override
    public long[] transpose(long[] x, int... axes) {
      throw uncounted();
    }

    @Override
    public long[] concat(int axis, List<long[]> parts) {
      throw uncounted();
    }

    @Override
    public List<long[]> split(long[] x, int axis, int parts) {
      throw uncounted();
    }

    @Override
    public long[] max(long[] x, int axis) {
      throw uncounted();
    }

    @Override
    public long[] indices(long[] x, int axis) {
      throw uncounted();
    }

    @Override
    public long[] greater(long[] x, float than) {
      throw uncounted();
    }

    @Override
    public long[] less(long[] a, long[] b) {
      throw uncounted();
    }

    @Override
    public long[] equal(long[] a, long[] b) {
      throw uncounted();
    }

    @Override
    public long[] and(long[] a, long[] b) {
      throw uncounted();
    }

    @Override
    public long[] or(long[] a, long[] b) {
      throw uncounted();
    }

    @Override
    public long[] not(long[] a) {
      throw uncounted();
    }

    @Override
    public long[] toFloat(long[] truth) {
      throw uncounted();
    }

    @Override
    public long[] where(long[] condition, long[] a, long[] b) {
      throw uncounted();
    }

    @Override
    public long[] clip(long[] x, float low, float high) {
      throw uncounted();
    }

    @Override
    public long[] dropout(long[] x) {
      throw uncounted();
    }
  }

  private static long cost(int d, int t, int rank) {
    List<Integer> dims = List.of(d, d, d);
    TuckerFusion fusion = new TuckerFusion(dims, List.of(t, t, t), t, d, rank, true);
    Counter counter = new Counter();
    fusion.fuse(counter, List.of(new long[] {1, d}, new long[] {1, d}, new long[] {1, d}));
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
