package org.lacuna.app.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HeatRasterTest {

  private static final HeatRaster.Hatch HATCH = new HeatRaster.Hatch(0xff111111, 0xff222222, 8);
  private static final int GREY = 0xff000000;

  /** Two features, four steps of a second; the third step was not observed. */
  private static LaneMatrix matrix() {
    float n = Float.NaN;
    return new LaneMatrix(
        2,
        new long[] {0, 1_000_000, 2_000_000, 3_000_000},
        new long[] {1_000_000, 2_000_000, 3_000_000, 4_000_000},
        new float[] {1, 10, 2, 20, n, n, 4, n});
  }

  private static int[] render(int width, int height) {
    TimeScale scale = new TimeScale(0, 4_000_000, width);
    return HeatRaster.render(
        new MeanPyramid(matrix()), scale, width, height, 0, v -> GREY | (int) v, HATCH);
  }

  @Test
  void everyCellHasItsColourTopRowFirst() {
    int[] p = render(4, 2);
    assertThat(p[0]).isEqualTo(GREY | 1);
    assertThat(p[1]).isEqualTo(GREY | 2);
    assertThat(p[3]).isEqualTo(GREY | 4);
    assertThat(p[4]).isEqualTo(GREY | 10);
    assertThat(p[5]).isEqualTo(GREY | 20);
  }

  @Test
  void whatWasNotObservedIsHatchedAndNeverAColour() {
    int[] p = render(40, 20);
    List<Integer> gap = new ArrayList<>();
    for (int y = 0; y < 20; y++) {
      for (int x = 20; x < 30; x++) {
        gap.add(p[y * 40 + x]);
      }
    }
    assertThat(gap).containsOnly(0xff111111, 0xff222222);
    assertThat(gap).contains(0xff111111, 0xff222222);
    assertThat(p[19 * 40 + 35]).isIn(0xff111111, 0xff222222);
  }

  @Test
  void stepsUnderOnePixelAreAveragedOverWhatWasObserved() {
    int[] p = render(1, 2);
    assertThat(p[0]).isEqualTo(GREY | 2);
    assertThat(p[1]).isEqualTo(GREY | 15);
  }

  @Test
  void timeOutsideTheMatrixIsHatched() {
    TimeScale scale = new TimeScale(4_000_000, 8_000_000, 4);
    int[] p = HeatRaster.render(new MeanPyramid(matrix()), scale, 4, 2, 0, v -> GREY, HATCH);
    assertThat(p).doesNotContain(GREY);
  }

  @Test
  void stepAtFindsTheCoveringStep() {
    assertThat(matrix().stepAt(0)).isZero();
    assertThat(matrix().stepAt(3_999_999)).isEqualTo(3);
    assertThat(matrix().stepAt(4_000_000)).isEqualTo(-1);
    assertThat(matrix().stepAt(-1)).isEqualTo(-1);
  }
}
