package org.lacuna.app.rebuilt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.FloatRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.lacuna.app.timeline.TimeScale;
import org.lacuna.inference.drop.Stretch;
import org.lacuna.inference.drop.Stretches;

class FiguresTest {

  private static final float NONE = Float.NaN;

  @Test
  void onlyStepsWithBothSidesAreCompared() {
    Figures f = Figures.of(new float[] {1, 2, NONE, 4}, new float[] {2, NONE, 3, 7}, t -> true);
    assertThat(f.compared()).isEqualTo(2);
    assertThat(f.real().mean().orElseThrow()).isCloseTo(7 / 3.0, within(1e-9));
    assertThat(f.difference()).hasValue(2);
    assertThat(f.mae()).hasValue(2);
    assertThat(f.rmse().orElseThrow()).isCloseTo(Math.sqrt(5), within(1e-9));
    assertThat(f.corr().orElseThrow()).isCloseTo(1, within(1e-9));
  }

  @Test
  void nothingChosenSaysNothing() {
    Figures f = Figures.of(new float[] {1}, new float[] {2}, t -> false);
    assertThat(f.real().mean()).isEmpty();
    assertThat(f.rmse()).isEmpty();
    assertThat(f.difference()).isEmpty();
  }

  @Property(tries = 100)
  void aShiftIsTheDifferenceAndTheError(
      @ForAll @Size(min = 2, max = 50) List<@FloatRange(min = -50, max = 50) Float> values,
      @ForAll @FloatRange(min = -9, max = 9) float shift) {
    float[] real = new float[values.size()];
    float[] rebuilt = new float[real.length];
    for (int i = 0; i < real.length; i++) {
      real[i] = values.get(i);
      rebuilt[i] = values.get(i) + shift;
    }
    Figures f = Figures.of(real, rebuilt, t -> true);
    assertThat(f.difference().orElseThrow()).isCloseTo(shift, within(1e-4));
    assertThat(f.mae().orElseThrow()).isCloseTo(Math.abs(shift), within(1e-4));
    assertThat(f.rmse().orElseThrow()).isCloseTo(Math.abs(shift), within(1e-4));
  }

  @Test
  void pixelsHoldLowestAndHighestAndStayInsideTheGap() {
    int steps = 1000;
    long[] start = new long[steps];
    long[] end = new long[steps];
    float[] values = new float[steps];
    for (int t = 0; t < steps; t++) {
      start[t] = t * 10L;
      end[t] = (t + 1) * 10L;
      values[t] = t % 10;
    }
    FeatureRow row =
        new FeatureRow(
            0,
            "x",
            "X",
            "",
            Figures.of(values, values, t -> true),
            Optional.empty(),
            CardError.NONE);
    FeatureSeries s = new FeatureSeries(row, start, end, values, values, Stretches.none());
    TimeScale scale = new TimeScale(0, 10_000, 100);
    PixelRange all = PixelRange.of(s, values, scale, List.of(new Stretch(0, 10_000)));
    assertThat(all.low()[50]).isEqualTo(0);
    assertThat(all.high()[50]).isEqualTo(9);
    PixelRange gap = PixelRange.of(s, values, scale, List.of(new Stretch(2_000, 3_000)));
    for (int x = 0; x < 100; x++) {
      assertThat(gap.has(x)).isEqualTo(x >= 20 && x < 30);
    }
    assertThat(Map.of(gap.lowest(5), gap.highest(5))).containsEntry(0.0, 9.0);
  }

  @Test
  void numbersShowTheDigitsThatCount() {
    assertThat(RebuiltText.number(0.0042)).isEqualTo("0.0042");
    assertThat(RebuiltText.number(8.234)).isEqualTo("8.2");
    assertThat(RebuiltText.number(Double.NaN)).isEqualTo("\u2013");
    Figures f = Figures.of(new float[] {34, 37}, new float[] {NONE, NONE}, t -> true);
    assertThat(RebuiltText.spread(f.real())).isEqualTo("35.5 \u00b1 1.5");
    assertThat(RebuiltText.spread(f.rebuilt())).isEqualTo("\u2013");
  }
}
