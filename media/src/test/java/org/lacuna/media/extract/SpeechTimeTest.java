package org.lacuna.media.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.lacuna.inference.signal.Feature;
import org.lacuna.inference.signal.FeatureSequence;
import org.lacuna.inference.signal.FeatureSpec;

class SpeechTimeTest {

  @Test
  void countsTheStepsInWhichSpeechIsMoreLikelyThanNot() {
    assertThat(SpeechTime.us(heard("vad", 0.9f, 0.5f, Float.NaN, 0.51f, 0.1f))).hasValue(20_000);
    assertThat(SpeechTime.us(heard("vad", 0.3f, 0.2f))).hasValue(0);
  }

  @Test
  void saysNothingWhereNothingTellsSpeechFromNoise() {
    assertThat(SpeechTime.us(heard("loudness", 0.9f, 0.9f))).isEmpty();
    assertThat(SpeechTime.us(heard("vad", Float.NaN, Float.NaN))).isEmpty();
  }

  private static FeatureSequence heard(String column, float... values) {
    FeatureSequence.Builder rows =
        FeatureSequence.builder(
            new FeatureSpec(
                "test.sound",
                "1",
                Map.of(),
                List.of(new Feature("rms_db", "dB", "Level."), new Feature(column, "1", "It."))));
    for (int i = 0; i < values.length; i++) {
      rows.add(10_000L * i, 10_000L * (i + 1), new float[] {-30, values[i]});
    }
    return rows.build();
  }
}
