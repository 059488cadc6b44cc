package org.lacuna.media.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lacuna.inference.signal.FeatureSequence;
import org.lacuna.inference.task.LacunaException;

class PitchTest {

  /** Share of steps that are wrong by more than 20 %, mean error of the others, share unvoiced. */
  private record Errors(double gross, double mean, double unvoiced) {}

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5, 20})
  void aSweepFrom60To500HzIsFollowed(int harmonics) throws LacunaException {
    DoubleUnaryOperator f0 = t -> 60 * Math.pow(500.0 / 60, t / 8);
    Errors e = compare(Sounds.harmonic(8, f0, harmonics), f0);
    assertThat(e.gross()).isLessThanOrEqualTo(0.01);
    assertThat(e.mean()).isLessThanOrEqualTo(0.005);
    assertThat(e.unvoiced()).isLessThanOrEqualTo(0.01);
  }

  @Test
  void aSweepDownIsFollowedWithoutDelay() throws LacunaException {
    DoubleUnaryOperator f0 = t -> 500 * Math.pow(60.0 / 500, t / 4);
    Errors e = compare(Sounds.harmonic(4, f0, 10), f0);
    assertThat(e.gross()).isLessThanOrEqualTo(0.01);
    assertThat(e.mean()).isLessThanOrEqualTo(0.005);
  }

  @ParameterizedTest
  @CsvSource({
    "90, 730, 1090, 2440",
    "120, 270, 2290, 3010",
    "210, 300, 870, 2240",
    "330, 530, 1840, 2480"
  })
  void aVowelHasItsPitchWhateverItsFormants(double base, double f1, double f2, double f3)
      throws LacunaException {
    DoubleUnaryOperator f0 = t -> base * (1 + 0.1 * Math.sin(2 * Math.PI * t));
    Errors e = compare(Sounds.vowel(2, f0, f1, f2, f3), f0);
    assertThat(e.gross()).isLessThanOrEqualTo(0.01);
    assertThat(e.mean()).isLessThanOrEqualTo(0.005);
    assertThat(e.unvoiced()).isLessThanOrEqualTo(0.02);
  }

  @Test
  void aVowelInNoiseKeepsItsPitch() throws LacunaException {
    float[] vowel = Sounds.vowel(2, t -> 140, 730, 1090, 2440);
    Errors e = compare(Sounds.sum(vowel, Sounds.noise(2, 0.03, 5)), t -> 140);
    assertThat(e.gross()).isLessThanOrEqualTo(0.01);
    assertThat(e.unvoiced()).isLessThanOrEqualTo(0.02);
  }

  @Test
  void whiteNoiseIsUnvoiced() throws LacunaException {
    FeatureSequence s = Sounds.analyse(Sounds.noise(5, 0.1, 3));
    float[] f0 = Sounds.column(s, "f0_semitone");
    float[] voicing = Sounds.column(s, "voicing");
    int voiced = 0;
    double sum = 0;
    for (int t = 0; t < s.steps(); t++) {
      assertThat(s.observed(t)).isTrue();
      voiced += Float.isNaN(f0[t]) ? 0 : 1;
      sum += voicing[t];
    }
    assertThat((double) voiced / s.steps()).isLessThan(0.02);
    assertThat(sum / s.steps()).isLessThan(0.3);
  }

  @Test
  void harmonicsToNoiseRatioIsThatOfTheMixture() throws LacunaException {
    // power of the tone .02, of the noise .02 * 10^(-r/10)
    for (double ratio : new double[] {0, 10, 20}) {
      float[] tone = Sounds.sine(3, 200);
      float[] noise = Sounds.noise(3, Math.sqrt(0.02 * Math.pow(10, -ratio / 10)), 7);
      float[] hnr = Sounds.column(Sounds.analyse(Sounds.sum(tone, noise)), "hnr");
      assertThat(mean(hnr)).as("HNR of %s dB", ratio).isCloseTo(ratio, within(1.0));
    }
  }

  @Test
  void harmonicsToNoiseRatioAndPitchComeTogether() throws LacunaException {
    FeatureSequence s = Sounds.analyse(Sounds.utterance());
    float[] f0 = Sounds.column(s, "f0_semitone");
    float[] hnr = Sounds.column(s, "hnr");
    int voiced = 0;
    for (int t = 0; t < s.steps(); t++) {
      assertThat(Float.isNaN(hnr[t])).isEqualTo(Float.isNaN(f0[t]));
      voiced += Float.isNaN(f0[t]) ? 0 : 1;
    }
    assertThat(voiced).isBetween(60, 90);
  }

  @Test
  void aClippedVoiceKeepsItsPitch() throws LacunaException {
    float[] x = Sounds.scaled(Sounds.vowel(2, t -> 170, 730, 1090, 2440), 8);
    for (int i = 0; i < x.length; i++) {
      x[i] = Math.max(-1, Math.min(1, x[i]));
    }
    Errors e = compare(x, t -> 170);
    assertThat(e.gross()).isZero();
    assertThat(e.mean()).isLessThanOrEqualTo(0.005);
    assertThat(e.unvoiced()).isLessThanOrEqualTo(0.02);
  }

  private static double mean(float[] values) {
    double sum = 0;
    int n = 0;
    for (float v : values) {
      if (!Float.isNaN(v)) {
        sum += v;
        n++;
      }
    }
    return sum / n;
  }

  private static Errors compare(float[] x, DoubleUnaryOperator f0) throws LacunaException {
    FeatureSequence s = Sounds.analyse(x);
    float[] found = Sounds.column(s, "f0_semitone");
    int gross = 0;
    int fine = 0;
    double sum = 0;
    for (int t = 0; t < s.steps(); t++) {
      if (!Float.isNaN(found[t])) {
        double truth = f0.applyAsDouble((s.startUs(t) + s.endUs(t)) / 2e6);
        double error = Math.abs(Sounds.hz(found[t]) / truth - 1);
        gross += error > 0.2 ? 1 : 0;
        fine += error > 0.2 ? 0 : 1;
        sum += error > 0.2 ? 0 : error;
      }
    }
    int voiced = gross + fine;
    return new Errors(
        (double) gross / Math.max(1, voiced),
        sum / Math.max(1, fine),
        1 - (double) voiced / s.steps());
  }
}
