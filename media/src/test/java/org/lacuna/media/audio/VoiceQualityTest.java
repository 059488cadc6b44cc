package org.lacuna.media.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lacuna.inference.signal.FeatureSequence;
import org.lacuna.inference.task.LacunaException;

/** Pitch, jitter, shimmer, noise and formants of voices that were made to measure. */
class VoiceQualityTest {

  @ParameterizedTest
  @ValueSource(doubles = {75, 110, 160, 220, 300, 420})
  void aGlidingVoiceHasItsPitch(double base) throws LacunaException {
    DoubleUnaryOperator f0 = t -> base * (1 + 0.2 * Math.sin(3 * t));
    FeatureSequence s = Sounds.analyse(Voice.maker().f0(f0).jitter(0.005).make().samples());
    float[] found = Sounds.column(s, "f0_semitone");
    int gross = 0;
    int voiced = 0;
    double error = 0;
    for (int t = 0; t < found.length; t++) {
      if (!Float.isNaN(found[t])) {
        double off = Math.abs(Sounds.hz(found[t]) / f0.applyAsDouble(t * 0.01 + 0.005) - 1);
        voiced++;
        gross += off > 0.2 ? 1 : 0;
        error += off > 0.2 ? 0 : off;
      }
    }
    assertThat((double) voiced / found.length).isGreaterThan(0.95);
    assertThat((double) gross / voiced).isLessThanOrEqualTo(0.01);
    assertThat(error / (voiced - gross)).isLessThanOrEqualTo(0.005);
  }

  @ParameterizedTest
  @CsvSource({
    "80, .003",
    "80, .01",
    "120, .003",
    "120, .01",
    "120, .02",
    "180, .005",
    "180, .02",
    "250, .003",
    "250, .02",
    "350, .005",
    "350, .02"
  })
  void jitterIsThatOfThePulses(double f0, double deviation) throws LacunaException {
    Voice voice = Voice.maker().f0(f0 * 1.013).jitter(deviation).seconds(3).make();
    assertThat(mean(Sounds.analyse(voice.samples()), "jitter_local"))
        .isCloseTo(voice.jitter(), Percentage.withPercentage(15));
  }

  @ParameterizedTest
  @CsvSource({
    "80, .2", "80, .8", "120, .2", "120, .4", "120, .8", "180, .4", "180, .8", "250, .8", "350, .2",
    "350, .8"
  })
  void shimmerIsThatOfThePulses(double f0, double deviation) throws LacunaException {
    Voice voice = Voice.maker().f0(f0 * 1.013).shimmer(deviation).seconds(3).make();
    assertThat(mean(Sounds.analyse(voice.samples()), "shimmer_local_db"))
        .isCloseTo(voice.shimmerDb(), Percentage.withPercentage(15));
  }

  @Test
  void aSteadyVoiceHasNeitherJitterNorShimmer() throws LacunaException {
    FeatureSequence s = Sounds.analyse(Voice.maker().f0(147).make().samples());
    assertThat(mean(s, "jitter_local")).isLessThan(0.0005);
    assertThat(mean(s, "shimmer_local_db")).isLessThan(0.1);
  }

  @ParameterizedTest
  @ValueSource(doubles = {5, 10, 15, 20, 25})
  void harmonicsToNoiseRatioIsThatOfTheMixture(double ratio) throws LacunaException {
    for (double f0 : new double[] {85, 130, 210, 340}) {
      Voice voice = Voice.maker().f0(f0 * 1.007).hnr(ratio).make();
      assertThat(mean(Sounds.analyse(voice.samples()), "hnr"))
          .as("at %s Hz", f0)
          .isCloseTo(ratio, within(1.0));
    }
  }

  /** Peterson and Barney's vowels, with pitches of men, women and children. */
  @ParameterizedTest
  @CsvSource({
    "120, 530, 1840, 2480, 3500, 4500",
    "90, 730, 1090, 2440, 3400, 4400",
    "150, 660, 1720, 2410, 3400, 4500",
    "120, 490, 1350, 1690, 3300, 4300",
    "180, 850, 1220, 2810, 3900, 5000",
    "220, 610, 2330, 2990, 4000, 5100",
    "260, 860, 2050, 2850, 4000, 5100",
    "220, 470, 1160, 2680, 3900, 5000",
    "250, 690, 2610, 3570, 4700, 5300",
    "300, 1010, 2320, 3320, 4500, 5300",
    "320, 690, 2610, 3570, 4700, 5300"
  })
  void vowelsHaveTheirFormants(double f0, double f1, double f2, double f3, double f4, double f5)
      throws LacunaException {
    Voice voice =
        Voice.maker()
            .f0(t -> f0 * (1 + 0.03 * Math.sin(6 * t)))
            .formants(f1, f2, f3, f4, f5)
            .hnr(35)
            .make();
    FeatureSequence s = Sounds.analyse(voice.samples());
    assertThat(median(s, "f1_frequency")).as("F1").isCloseTo(f1, Percentage.withPercentage(5));
    assertThat(median(s, "f2_frequency")).as("F2").isCloseTo(f2, Percentage.withPercentage(5));
    assertThat(median(s, "f3_frequency")).as("F3").isCloseTo(f3, Percentage.withPercentage(5));
    assertThat(median(s, "f1_bandwidth"))
        .isBetween(Voice.bandwidth(f1) / 3, 3 * Voice.bandwidth(f1));
  }

  @Test
  void harmonicsHaveTheirLevels() throws LacunaException {
    // harmonics of amplitude 1/h: the second is 6.02 dB, the fifth 13.98 dB below the fundamental
    FeatureSequence s = Sounds.analyse(Sounds.harmonic(1, t -> 200, 30));
    assertThat(median(s, "h1_h2")).isCloseTo(6.02, within(0.1));
    float[] f3 = Sounds.column(s, "f3_frequency");
    float[] a3 = Sounds.column(s, "h1_a3");
    for (int t = 10; t < f3.length - 10; t++) {
      if (!Float.isNaN(f3[t])) {
        double nearest = Math.ceil(0.8 * f3[t] / 200);
        assertThat((double) a3[t]).isCloseTo(20 * Math.log10(nearest), within(2.5));
      }
    }
  }

  @Test
  void amplitudesOfFormantsAreThoseOfHarmonicsNearThem() throws LacunaException {
    FeatureSequence s =
        Sounds.analyse(
            Voice.maker().f0(125).formants(600, 1700, 2600, 3500, 4500).make().samples());
    assertThat(median(s, "f3_amplitude")).isCloseTo(-median(s, "h1_a3"), within(0.01));
    assertThat(median(s, "f1_amplitude")).isGreaterThan(median(s, "f2_amplitude"));
    assertThat(median(s, "f2_amplitude")).isGreaterThan(median(s, "f3_amplitude") - 3);
  }

  @Test
  void whatIsUnvoicedHasNoQualityOfVoice() throws LacunaException {
    FeatureSequence s = Sounds.analyse(Sounds.noise(2, 0.1, 4));
    float[] f0 = Sounds.column(s, "f0_semitone");
    for (String name :
        new String[] {"hnr", "jitter_local", "h1_h2", "h1_a3", "f1_frequency", "f2_bandwidth"}) {
      float[] values = Sounds.column(s, name);
      for (int t = 0; t < f0.length; t++) {
        if (Float.isNaN(f0[t])) {
          assertThat(values[t]).as(name).isNaN();
        }
      }
    }
  }

  @Test
  void aClippedVoiceAndOneWithAnOffsetKeepTheirQualities() throws LacunaException {
    float[] x = Voice.maker().f0(140).jitter(0.01).hnr(30).make().samples();
    float[] clipped = Sounds.scaled(x, 3);
    float[] shifted = x.clone();
    for (int i = 0; i < x.length; i++) {
      clipped[i] = Math.max(-1, Math.min(1, clipped[i]));
      shifted[i] += 0.3f;
    }
    FeatureSequence clean = Sounds.analyse(x);
    FeatureSequence damaged = Sounds.analyse(clipped);
    FeatureSequence offset = Sounds.analyse(shifted);
    assertThat(mean(damaged, "f0_semitone")).isCloseTo(mean(clean, "f0_semitone"), within(0.05));
    assertThat(mean(damaged, "jitter_local"))
        .isCloseTo(mean(clean, "jitter_local"), Percentage.withPercentage(30));
    assertThat(mean(offset, "jitter_local"))
        .isCloseTo(mean(clean, "jitter_local"), Percentage.withPercentage(1));
    assertThat(median(offset, "f1_frequency"))
        .isCloseTo(median(clean, "f1_frequency"), within(3.0));
  }

  private static double mean(FeatureSequence s, String name) {
    float[] x = inner(s, name);
    double sum = 0;
    for (float v : x) {
      sum += v;
    }
    return sum / x.length;
  }

  private static double median(FeatureSequence s, String name) {
    float[] x = inner(s, name);
    return x[x.length / 2];
  }

  /** The values but for the first and last steps, sorted. */
  private static float[] inner(FeatureSequence s, String name) {
    float[] x = Sounds.column(s, name);
    float[] kept = new float[x.length];
    int n = 0;
    for (int t = 8; t < x.length - 8; t++) {
      if (!Float.isNaN(x[t])) {
        kept[n] = x[t];
        n++;
      }
    }
    assertThat(n).as("steps with %s", name).isGreaterThan(20);
    float[] sorted = Arrays.copyOf(kept, n);
    Arrays.sort(sorted);
    return sorted;
  }
}
