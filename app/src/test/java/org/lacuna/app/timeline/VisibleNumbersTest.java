package org.lacuna.app.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lacuna.app.page.NumberTable;

class VisibleNumbersTest {

  private static LaneMatrix steps(int count) {
    long[] start = new long[count];
    long[] end = new long[count];
    float[] values = new float[count];
    for (int t = 0; t < count; t++) {
      start[t] = 10_000L * t;
      end[t] = start[t] + 10_000;
      values[t] = t % 4 == 3 ? Float.NaN : t;
    }
    return new LaneMatrix(1, start, end, values);
  }

  @Test
  void closeUpEveryStepIsALine() {
    NumberTable table =
        VisibleNumbers.of(
                "real", List.of("Pitch"), new MeanPyramid(steps(100)), new Span(20_000, 50_000))
            .orElseThrow();
    assertThat(table.columns()).containsExactly("start_s", "end_s", "Pitch");
    assertThat(table.rows())
        .containsExactly(
            List.of("0.020000", "0.030000", "2.00000"),
            List.of("0.030000", "0.040000", ""),
            List.of("0.040000", "0.050000", "4.00000"));
  }

  @Test
  void fromFarAwayPartsAreSummedUp() {
    LaneMatrix many = steps(40_000);
    Span all = new Span(0, 400_000_000);
    NumberTable means =
        VisibleNumbers.of("real", List.of("Pitch"), new MeanPyramid(many), all).orElseThrow();
    assertThat(means.rows()).hasSize(2000);
    assertThat(means.columns()).endsWith("mean Pitch");
    NumberTable ranges =
        VisibleNumbers.of("f0", List.of("Pitch"), new RangePyramid(many, 0), all).orElseThrow();
    assertThat(ranges.rows().get(0)).containsExactly("0.000000", "0.200000", "0.00000", "18.0000");
  }

  @Test
  void whereThereAreNoStepsThereIsNoTable() {
    assertThat(
            VisibleNumbers.of(
                "real", List.of("Pitch"), new MeanPyramid(steps(3)), new Span(90_000, 95_000)))
        .isEmpty();
  }
}
