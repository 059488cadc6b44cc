package org.lacuna.training.composites;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.lacuna.training.data.Batch;
import org.lacuna.training.kt.Emotion;

class OutcomeTest {

  /** Says the first emotion with probability .7; it is right so many times in a hundred. */
  private static Outcome sure(int right) {
    float rest = (float) Math.log(0.1);
    List<Emotion> emotions = new ArrayList<>();
    float[] logits = new float[400];
    for (int i = 0; i < 100; i++) {
      emotions.add(List.of(Emotion.values()).get(i < right ? 0 : 1 + i % 3));
      logits[4 * i] = (float) Math.log(0.7);
      logits[4 * i + 1] = rest;
      logits[4 * i + 2] = rest;
      logits[4 * i + 3] = rest;
    }
    float[] none = new float[100];
    java.util.Arrays.fill(none, Float.NaN);
    Outcome outcome = new Outcome();
    outcome.add(
        new Batch(100, Map.of(), emotions, none, Collections.nCopies(100, List.of())),
        logits,
        new float[100]);
    return outcome;
  }

  @Test
  void theCalibrationErrorIsTheGapBetweenSaidAndRight() {
    assertThat(sure(70).calibrationError()).isCloseTo(0, within(1e-6));
    assertThat(sure(40).calibrationError()).isCloseTo(0.3, within(1e-6));
    assertThat(sure(90).calibrationError()).isCloseTo(0.2, within(1e-6));
  }

  @Test
  void byEmotionEverySingleProbabilityCounts() {
    // .7 said and .4 right; .1 said and about .2 right for each of the three others
    assertThat(sure(40).calibrationErrorByEmotion()).isCloseTo((0.3 + 0.3) / 4, within(1e-6));
  }

  @Test
  void theBestTemperatureClosesTheGap() {
    assertThat(sure(70).bestTemperature()).isCloseTo(1, within(0.01));
    assertThat(sure(40).bestTemperature()).isGreaterThan(2);
    assertThat(sure(90).bestTemperature()).isLessThan(1);
  }

  @Test
  void figuresHoldBothErrors() {
    assertThat(sure(40).figures())
        .containsEntry("accuracy", 0.4)
        .containsEntry("calibration_error", 0.3)
        .containsEntry("calibration_error_by_emotion", 0.15);
  }
}
