package org.lacuna.training.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.Random;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;
import org.lacuna.training.method.Required;

/** Cross-modal attention against the paper's equations written out in Java. */
class TransformerBlockTest {

  private static final int D = 4;
  private static final int HEADS = 2;
  private static final int T = 3;
  private static final int S = 5;
  private static final boolean[] SEEN = {true, false, true, true, false};

  private static float[] gauss(Random r, int n) {
    float[] values = new float[n];
    for (int i = 0; i < n; i++) {
      values[i] = (float) r.nextGaussian();
    }
    return values;
  }

  private static Tensor keys() {
    float[] keys = new float[S];
    for (int s = 0; s < S; s++) {
      keys[s] = SEEN[s] ? 1 : 0;
    }
    return Tensors.of(keys, 1, S).gt(new Scalar(0.5f));
  }

  /** Eq. 3 and 4: m' + softmax(m' W_Q (m W_K)' / sqrt(d_k)) m W_V, and the feed-forward part. */
  @Test
  void oneLayerIsThePapersEquation() {
    Random r = new Random(5);
    float[] target = gauss(r, T * D);
    float[] source = gauss(r, S * D);
    TransformerBlock block = new TransformerBlock("b", D, HEADS, 1);
    try (Parameters p = new Parameters(2)) {
      float[][] out = new float[2][];
      Tensors.scopedWithoutGradient(
          () -> {
            TransformerBlock.Result<Tensor> result =
                block.cross(
                    TorchOps.inference(p),
                    Tensors.of(target, 1, T, D),
                    Tensors.of(source, 1, S, D),
                    keys());
            out[0] = Tensors.floats(result.states());
            out[1] = Tensors.floats(result.attention().get(0));
            return result;
          });
      Map<String, float[]> w = p.values();
      double[][] m1 = rows(target, T);
      double[][] query = linear(w, "b.0.query", normed(m1), D, 0, D);
      double[][] looked = normed(rows(source, S));
      double[][] key = linear(w, "b.0.key_value", looked, 2 * D, 0, D);
      double[][] value = linear(w, "b.0.key_value", looked, 2 * D, D, 2 * D);
      double[][] gathered = new double[T][D];
      int part = D / HEADS;
      for (int h = 0; h < HEADS; h++) {
        for (int t = 0; t < T; t++) {
          double[] weight = new double[S];
          double sum = 0;
          for (int s = 0; s < S; s++) {
            double product = 0;
            for (int k = h * part; k < (h + 1) * part; k++) {
              product += query[t][k] * key[s][k];
            }
            weight[s] = SEEN[s] ? Math.exp(product / Math.sqrt(part)) : 0;
            sum += weight[s];
          }
          for (int s = 0; s < S; s++) {
            assertThat((double) out[1][(h * T + t) * S + s])
                .isCloseTo(weight[s] / sum, within(1e-5));
            for (int k = h * part; k < (h + 1) * part; k++) {
              gathered[t][k] += weight[s] / sum * value[s][k];
            }
          }
        }
      }
      double[][] x = plus(m1, linear(w, "b.0.out", gathered, D, 0, D));
      double[][] inner = linear(w, "b.0.feed_in", normed(x), 4 * D, 0, 4 * D);
      for (double[] row : inner) {
        for (int i = 0; i < row.length; i++) {
          row[i] = Math.max(0, row[i]);
        }
      }
      double[][] end = normed(plus(x, linear(w, "b.0.feed_out", inner, D, 0, D)));
      for (int t = 0; t < T; t++) {
        for (int k = 0; k < D; k++) {
          assertThat((double) out[0][t * D + k]).isCloseTo(end[t][k], within(1e-4));
        }
      }
    }
  }

  @Test
  void withoutItsWeightsAttentionGathersTheSame() {
    Random r = new Random(5);
    float[] target = gauss(r, T * D);
    float[] source = gauss(r, S * D);
    TransformerBlock block = new TransformerBlock("b", D, HEADS, 3);
    try (Parameters p = new Parameters(2)) {
      float[][] out = new float[2][];
      Tensors.scopedWithoutGradient(
          () -> {
            TorchOps ops = TorchOps.inference(p);
            Tensor x = Tensors.of(target, 1, T, D);
            Tensor from = Tensors.of(source, 1, S, D);
            out[0] = Tensors.floats(block.cross(ops, x, from, keys()).states());
            out[1] = Tensors.floats(block.crossed(ops, x, from, keys()));
            return x;
          });
      for (int i = 0; i < T * D; i++) {
        assertThat(out[1][i]).isCloseTo(out[0][i], within(1e-5f));
      }
    }
  }

  private static double[][] rows(float[] values, int n) {
    double[][] rows = new double[n][D];
    for (int i = 0; i < n * D; i++) {
      rows[i / D][i % D] = values[i];
    }
    return rows;
  }

  /** Layer normalisation with the gain 1 and the bias 0 of the start. */
  private static double[][] normed(double[][] x) {
    double[][] normed = new double[x.length][D];
    for (int t = 0; t < x.length; t++) {
      double mean = 0;
      double variance = 0;
      for (double v : x[t]) {
        mean += v / D;
      }
      for (double v : x[t]) {
        variance += (v - mean) * (v - mean) / D;
      }
      for (int k = 0; k < D; k++) {
        normed[t][k] = (x[t][k] - mean) / Math.sqrt(variance + Ops.NORM_EPSILON);
      }
    }
    return normed;
  }

  private static double[][] linear(
      Map<String, float[]> w, String name, double[][] x, int width, int from, int to) {
    float[] weight = Required.entry(w, name + ".weight");
    float[] bias = Required.entry(w, name + ".bias");
    double[][] y = new double[x.length][to - from];
    for (int t = 0; t < x.length; t++) {
      for (int k = from; k < to; k++) {
        y[t][k - from] = bias[k];
        for (int i = 0; i < x[t].length; i++) {
          y[t][k - from] += x[t][i] * weight[i * width + k];
        }
      }
    }
    return y;
  }

  private static double[][] plus(double[][] a, double[][] b) {
    double[][] sum = new double[a.length][D];
    for (int t = 0; t < a.length; t++) {
      for (int k = 0; k < D; k++) {
        sum[t][k] = a[t][k] + b[t][k];
      }
    }
    return sum;
  }
}
