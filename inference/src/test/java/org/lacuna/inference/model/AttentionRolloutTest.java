package org.lacuna.inference.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.lacuna.inference.signal.Modality;

class AttentionRolloutTest {

  private static final Offset<Float> CLOSE = within(1e-6f);

  private static AttentionMap map(int layers, int heads, int rows, int columns, float... weights) {
    return new AttentionMap(
        Modality.VISION, Modality.LANGUAGE, layers, heads, rows, columns, weights);
  }

  @Test
  void oneLayerIsItself() {
    float[] w = {0.2f, 0.8f, 0.7f, 0.3f};
    float[] rollout = AttentionRollout.of(map(1, 1, 2, 2, w), AttentionRollout.MEAN);
    for (int i = 0; i < w.length; i++) {
      assertThat(rollout[i]).isCloseTo(w[i], CLOSE);
    }
  }

  /** By hand: R = A_1/4 + A_2/2, divided by 3/4, is A_1/3 + 2 A_2/3. */
  @Test
  void theLaterOfTwoLayersCountsTwice() {
    AttentionMap two = map(2, 1, 1, 2, 0.9f, 0.1f, 0.3f, 0.7f);
    float[] rollout = AttentionRollout.of(two, AttentionRollout.MEAN);
    assertThat(rollout[0]).isCloseTo(0.9f / 3 + 2 * 0.3f / 3, CLOSE);
    assertThat(rollout[1]).isCloseTo(0.1f / 3 + 2 * 0.7f / 3, CLOSE);
  }

  /** By hand: (A_1/8 + A_2/4 + A_3/2) / (7/8) = (A_1 + 2 A_2 + 4 A_3) / 7. */
  @Test
  void threeLayersWeighOneTwoFour() {
    AttentionMap three = map(3, 1, 1, 3, 1, 0, 0, 0, 1, 0, 0, 0, 1);
    float[] rollout = AttentionRollout.of(three, 0);
    assertThat(rollout[0]).isCloseTo(1 / 7f, CLOSE);
    assertThat(rollout[1]).isCloseTo(2 / 7f, CLOSE);
    assertThat(rollout[2]).isCloseTo(4 / 7f, CLOSE);
  }

  @Test
  void headsAreAveragedOrOneIsFollowed() {
    // two layers of two heads, one row, two columns
    AttentionMap m = map(2, 2, 1, 2, 1, 0, 0, 1, 0.5f, 0.5f, 0, 1);
    // means: (0.5, 0.5), (0.25, 0.75)
    assertThat(AttentionRollout.of(m, AttentionRollout.MEAN)[0])
        .isCloseTo(0.5f / 3 + 2 * 0.25f / 3, CLOSE);
    assertThat(AttentionRollout.of(m, 0)[0]).isCloseTo(1f / 3 + 2 * 0.5f / 3, CLOSE);
    assertThat(AttentionRollout.of(m, 1)[0]).isZero();
  }

  /** The general product M_2 M_1, worked out with the two sequences side by side. */
  @Test
  void itIsTheCornerOfTheProduct() {
    float[] a = {0.6f, 0.4f, 0.1f, 0.9f};
    float[] b = {0.5f, 0.5f, 0.8f, 0.2f};
    AttentionMap m = map(2, 1, 2, 2, 0.6f, 0.4f, 0.1f, 0.9f, 0.5f, 0.5f, 0.8f, 0.2f);
    double[][] product = times(augmented(b), augmented(a));
    float[] rollout = AttentionRollout.of(m, 0);
    for (int t = 0; t < 2; t++) {
      double sum = product[t][2] + product[t][3];
      assertThat(sum).isCloseTo(0.75, within(1e-6));
      assertThat(rollout[2 * t]).isCloseTo((float) (product[t][2] / sum), CLOSE);
      assertThat(rollout[2 * t + 1]).isCloseTo((float) (product[t][3] / sum), CLOSE);
    }
  }

  private static double[][] augmented(float[] a) {
    return new double[][] {
      {0.5, 0, a[0] / 2.0, a[1] / 2.0}, {0, 0.5, a[2] / 2.0, a[3] / 2.0}, {0, 0, 1, 0}, {0, 0, 0, 1}
    };
  }

  private static double[][] times(double[][] a, double[][] b) {
    double[][] c = new double[4][4];
    for (int i = 0; i < 4; i++) {
      for (int j = 0; j < 4; j++) {
        for (int k = 0; k < 4; k++) {
          c[i][j] += a[i][k] * b[k][j];
        }
      }
    }
    return c;
  }

  @Test
  void aRowThatLooksAtNothingStaysEmptyAndOneLayerWithoutLookPassesUnchanged() {
    AttentionMap m = map(2, 1, 2, 2, 0, 0, 0.25f, 0.75f, 0, 0, 0, 0);
    assertThat(AttentionRollout.of(m, 0)).containsExactly(0, 0, 0.25f, 0.75f);
  }

  @Property(tries = 50)
  void everyRowSumsToOne(
      @ForAll @IntRange(min = 1, max = 4) int layers,
      @ForAll @IntRange(min = 1, max = 3) int heads,
      @ForAll @IntRange(min = 1, max = 5) int rows,
      @ForAll @IntRange(min = 1, max = 6) int columns,
      @ForAll int seed) {
    java.util.Random random = new java.util.Random(seed);
    float[] w = new float[layers * heads * rows * columns];
    for (int r = 0; r < w.length / columns; r++) {
      float sum = 0;
      for (int c = 0; c < columns; c++) {
        w[r * columns + c] = random.nextFloat() + 0.01f;
        sum += w[r * columns + c];
      }
      for (int c = 0; c < columns; c++) {
        w[r * columns + c] /= sum;
      }
    }
    float[] rollout = AttentionRollout.of(map(layers, heads, rows, columns, w), -1);
    for (int r = 0; r < rows; r++) {
      float sum = 0;
      for (int c = 0; c < columns; c++) {
        assertThat(rollout[r * columns + c]).isBetween(0f, 1f);
        sum += rollout[r * columns + c];
      }
      assertThat(sum).isCloseTo(1f, within(1e-5f));
    }
  }
}
