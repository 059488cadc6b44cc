package org.lacuna.media.vision.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.lacuna.inference.signal.FeatureSequence;

/** What only the whole clip tells: blinks and a person's rest, on made-up rows. */
class WholeClipTest {

  private static final int SMILE = FaceColumns.SPEC.indexOf("au12");

  @Test
  void aShortDipOfTheLidsIsABlinkAndALongOneIsNot() {
    FeatureSequence s =
        FaceFinisher.finish(
            rows(
                200,
                40_000,
                t -> (t >= 50 && t < 54) || (t >= 120 && t < 150) ? 0.15 : 0.3,
                t -> 0));
    for (int t = 0; t < s.steps(); t++) {
      assertThat(s.value(t, FaceColumns.BLINK))
          .as("step %s", t)
          .isEqualTo(t >= 50 && t < 54 ? 1f : 0f);
    }
  }

  @Test
  void aSlowFallOfTheLidsIsNoBlink() {
    FeatureSequence s =
        FaceFinisher.finish(
            rows(200, 40_000, t -> 0.3 - 0.05 * Math.sin(2 * Math.PI * t / 100), t -> 0));
    for (int t = 0; t < s.steps(); t++) {
      assertThat(s.value(t, FaceColumns.BLINK)).isZero();
    }
  }

  @Test
  void aPictureASecondSaysNothingAboutBlinks() {
    FeatureSequence s =
        FaceFinisher.finish(rows(20, 1_000_000, t -> t % 4 == 0 ? 0.1 : 0.3, t -> 0));
    for (int t = 0; t < s.steps(); t++) {
      assertThat(s.value(t, FaceColumns.BLINK)).isNaN();
    }
  }

  @Test
  void theSameMouthIsASmileOnlyOnAFaceThatRestsLower() {
    double rest = ActionUnits.AU12.rest();
    double wide = rest + 0.06;
    FeatureSequence lively =
        FaceFinisher.finish(rows(1000, 40_000, t -> 0.3, t -> t % 10 == 0 ? wide - rest : 0));
    FeatureSequence always = FaceFinisher.finish(rows(1000, 40_000, t -> 0.3, t -> wide - rest));
    FeatureSequence glimpse = FaceFinisher.finish(rows(5, 40_000, t -> 0.3, t -> wide - rest));
    assertThat(lively.value(10, SMILE)).isGreaterThan(1f);
    assertThat(lively.value(11, SMILE)).isLessThan(0.1f);
    assertThat(always.value(10, SMILE)).as("this face looks so at rest").isLessThan(0.2f);
    assertThat(glimpse.value(2, SMILE)).as("five pictures tell no rest").isGreaterThan(1f);
  }

  @Test
  void intensitiesStayBetweenZeroAndFive() {
    FeatureSequence s = FaceFinisher.finish(rows(100, 40_000, t -> 0.3, t -> t % 2 == 0 ? 9 : -9));
    assertThat(s.value(0, SMILE)).isEqualTo(5f);
    assertThat(s.value(1, SMILE)).isZero();
  }

  @Test
  void unobservedStepsStayUnobserved() {
    FeatureSequence.Builder raw = FeatureSequence.builder(FaceColumns.SPEC);
    raw.addUnobserved(0, 40_000);
    FeatureSequence s = FaceFinisher.finish(raw.build());
    assertThat(s.steps()).isEqualTo(1);
    assertThat(s.observed(0)).isFalse();
  }

  private static FeatureSequence rows(
      int steps, long frameUs, IntToDoubleFunction opening, IntToDoubleFunction smile) {
    FeatureSequence.Builder raw = FeatureSequence.builder(FaceColumns.SPEC);
    for (int t = 0; t < steps; t++) {
      float[] row = new float[FaceColumns.SPEC.dim()];
      row[FaceColumns.EYE_OPENING] = (float) opening.applyAsDouble(t);
      row[FaceColumns.EYE_OPENING + 1] = (float) opening.applyAsDouble(t);
      row[FaceColumns.EXPRESSIONS] = 0.8f;
      ActionUnits[] units = ActionUnits.values();
      for (int u = 0; u < units.length; u++) {
        row[FaceColumns.ACTION_UNITS + u] = (float) units[u].rest();
      }
      row[SMILE] += (float) smile.applyAsDouble(t);
      raw.add(t * frameUs, (t + 1) * frameUs, row);
    }
    FeatureSequence built = raw.build();
    assertThat(built.value(0, SMILE))
        .isCloseTo((float) (ActionUnits.AU12.rest() + smile.applyAsDouble(0)), within(1e-4f));
    return built;
  }
}
