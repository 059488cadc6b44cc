package org.lacuna.training.amd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lacuna.training.baseline.LowRankFusion;
import org.lacuna.training.method.Fusion;
import org.lacuna.training.method.Required;
import org.lacuna.training.nn.Parameters;
import org.lacuna.training.nn.Tensors;
import org.lacuna.training.nn.TorchOps;

class TuckerFusionTest {

  private static final List<Integer> DIMS = List.of(5, 3, 4);
  private static final int BATCH = 6;

  private static List<float[]> parts(Random r, List<Integer> dims) {
    List<float[]> parts = new ArrayList<>();
    for (int d : dims) {
      float[] z = new float[BATCH * d];
      for (int i = 0; i < z.length; i++) {
        z[i] = (float) r.nextGaussian();
      }
      parts.add(z);
    }
    return parts;
  }

  private static float[] fuse(Fusion fusion, Parameters p, List<Integer> dims, List<float[]> z) {
    return Tensors.scopedWithoutGradient(
        () -> {
          List<Tensor> tensors = new ArrayList<>();
          for (int m = 0; m < dims.size(); m++) {
            tensors.add(Tensors.of(z.get(m), BATCH, dims.get(m)));
          }
          return Tensors.floats(fusion.fuse(TorchOps.inference(p), tensors));
        });
  }

  /**
   * With t = R h everywhere, a core that is 1 on its superdiagonal and a W_h that sums the R
   * blocks, the Tucker form is low-rank multimodal fusion.
   */
  @ParameterizedTest
  @ValueSource(ints = {1, 4})
  void anIdentityCoreIsLowRankFusion(int rank) {
    int h = 3;
    int t = rank * h;
    LowRankFusion lmf = new LowRankFusion(DIMS, h, rank);
    TuckerFusion tucker = new TuckerFusion(DIMS, List.of(t, t, t), t, h, TuckerFusion.FULL, true);
    Random r = new Random(3);
    List<float[]> z = parts(r, DIMS);
    try (Parameters low = new Parameters(1);
        Parameters high = new Parameters(2)) {
      fuse(lmf, low, DIMS, z);
      fuse(tucker, high, DIMS, z);
      Map<String, float[]> bias = new LinkedHashMap<>();
      bias.put("fusion.rank.bias", new float[] {0.3f, -0.2f, 0.7f});
      low.restore(bias);
      Map<String, float[]> w = low.values();
      Map<String, float[]> same = new LinkedHashMap<>();
      for (int m = 0; m < DIMS.size(); m++) {
        same.put("fusion." + m + ".weight", w.get("fusion." + m + ".weight"));
        same.put("fusion." + m + ".one", w.get("fusion." + m + ".one"));
      }
      float[] core = new float[t * t * t * t];
      for (int i = 0; i < t; i++) {
        core[((i * t + i) * t + i) * t + i] = 1;
      }
      same.put("fusion.core", core);
      float[] joint = new float[t * h];
      for (int i = 0; i < t; i++) {
        joint[i * h + i % h] = Required.entry(w, "fusion.rank.weight")[i / h];
      }
      same.put("fusion.joint.weight", joint);
      same.put("fusion.joint.bias", Required.entry(w, "fusion.rank.bias"));
      high.restore(same);
      float[] expected = fuse(lmf, low, DIMS, z);
      float[] actual = fuse(tucker, high, DIMS, z);
      for (int i = 0; i < expected.length; i++) {
        assertThat(actual[i]).isCloseTo(expected[i], within(1e-6f));
      }
      assertThat(Math.abs(expected[0])).isGreaterThan(1e-3f);
    }
  }

  /** The contraction one modality after the other, against the sum over all products. */
  @Test
  void theCoreIsContractedWithEveryModality() {
    List<Integer> inner = List.of(2, 3, 4);
    int joint = 5;
    TuckerFusion tucker = new TuckerFusion(DIMS, inner, joint, joint, TuckerFusion.FULL, true);
    Random r = new Random(3);
    List<float[]> z = parts(r, DIMS);
    try (Parameters p = new Parameters(2)) {
      float[] actual = fuse(tucker, p, DIMS, z);
      Map<String, float[]> w = p.values();
      float[] core = Required.entry(w, "fusion.core");
      float[] out = Required.entry(w, "fusion.joint.weight");
      for (int b = 0; b < BATCH; b++) {
        double[] g = new double[joint];
        double[][] u = new double[3][];
        for (int m = 0; m < 3; m++) {
          u[m] = projected(w, m, z.get(m), b, inner.get(m));
        }
        for (int i = 0; i < 2; i++) {
          for (int j = 0; j < 3; j++) {
            for (int k = 0; k < 4; k++) {
              for (int l = 0; l < joint; l++) {
                g[l] += core[((i * 3 + j) * 4 + k) * joint + l] * u[0][i] * u[1][j] * u[2][k];
              }
            }
          }
        }
        for (int o = 0; o < joint; o++) {
          double sum = 0;
          for (int l = 0; l < joint; l++) {
            sum += g[l] * out[l * joint + o];
          }
          assertThat((double) actual[b * joint + o]).isCloseTo(sum, within(1e-5));
        }
      }
    }
  }

  private static double[] projected(Map<String, float[]> w, int m, float[] z, int b, int t) {
    int d = DIMS.get(m);
    double[] u = new double[t];
    for (int j = 0; j < t; j++) {
      u[j] = Required.entry(w, "fusion." + m + ".one")[j];
      for (int i = 0; i < d; i++) {
        u[j] += z[b * d + i] * Required.entry(w, "fusion." + m + ".weight")[i * t + j];
      }
    }
    return u;
  }

  /** Weights: sum of d_m t_m, product of the t, W_h; never the product of the d. */
  @ParameterizedTest
  @CsvSource({"8,4", "64,4", "64,8", "256,8"})
  void theCostIsASumOverModalitiesAndAProductOfTheInnerSizes(int d, int t) {
    List<Integer> dims = List.of(d, d, d);
    TuckerFusion full = new TuckerFusion(dims, List.of(t, t, t), t, d, TuckerFusion.FULL, false);
    try (Parameters p = new Parameters(2)) {
      List<float[]> z = parts(new Random(1), dims);
      fuse(full, p, dims, z);
      long bias = d;
      assertThat(p.count()).isEqualTo(3L * d * t + (long) t * t * t * t + (long) t * d + bias);
      torch.set_num_threads(1);
      long begin = System.nanoTime();
      for (int i = 0; i < 20; i++) {
        fuse(full, p, dims, z);
      }
      System.out.printf(
          "Tucker d=%d t=%d: %d weights (outer product: %d), %.3f ms for %d examples%n",
          d, t, p.count(), (long) d * d * d * d, (System.nanoTime() - begin) / 20 / 1e6, BATCH);
    }
    try (Parameters p = new Parameters(2)) {
      TuckerFusion low = new TuckerFusion(dims, List.of(t, t, t), t, d, 4, false);
      fuse(low, p, dims, parts(new Random(1), dims));
      assertThat(p.count()).isEqualTo(3L * d * t + 3L * t * 4 * t + (long) t * d + d);
    }
  }

  /** With the constant 1 an absent modality leaves the terms of the others. */
  @ParameterizedTest
  @ValueSource(ints = {TuckerFusion.FULL, 4})
  void withTheOneTheTermsOfFewerModalitiesSurvive(int rank) {
    Random r = new Random(3);
    List<float[]> z = parts(r, DIMS);
    Arrays.fill(z.get(1), 0);
    TuckerFusion with = new TuckerFusion(DIMS, List.of(3, 3, 3), 4, 4, rank, true);
    TuckerFusion without = new TuckerFusion(DIMS, List.of(3, 3, 3), 4, 4, rank, false);
    try (Parameters a = new Parameters(2);
        Parameters b = new Parameters(2)) {
      float[] survives = fuse(with, a, DIMS, z);
      assertThat(survives).isNotEqualTo(fuse(with, a, DIMS, parts(r, DIMS)));
      assertThat(Arrays.copyOfRange(survives, 0, 4)).doesNotContain(0f);
      assertThat(fuse(without, b, DIMS, z)).containsOnly(0f);
    }
  }
}
