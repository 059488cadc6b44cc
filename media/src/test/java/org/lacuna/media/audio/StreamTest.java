package org.lacuna.media.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lacuna.inference.signal.FeatureSequence;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.media.decode.AudioBlock;
import org.lacuna.media.extract.FeatureExtractorContract;

class StreamTest {

  @Property(tries = 40)
  void howTheStreamIsCutDoesNotChangeABit(
      @ForAll @Size(min = 1, max = 12) List<@IntRange(min = 1, max = 5000) Integer> sizes,
      @ForAll @IntRange(min = -20_000, max = 60_000) int startUs)
      throws LacunaException {
    float[] x = Sounds.utterance();
    long end = startUs + Sounds.durationUs(x);
    FeatureSequence whole = analyse(x, startUs, end, x.length);
    try (AcousticExtractor extractor = AcousticExtractor.withoutSpeechNetwork(Sounds.RATE)) {
      int at = 0;
      for (int i = 0; at < x.length; i++) {
        int n = Math.min(sizes.get(i % sizes.size()), x.length - at);
        Sounds.feedBlock(extractor, x, at, n, startUs);
        at += n;
      }
      FeatureExtractorContract.assertSame(whole, extractor.finish(end));
    }
  }

  @Test
  void oneSampleABlockIsTheSameToo() throws LacunaException {
    float[] x = Arrays.copyOf(Sounds.utterance(), 6000);
    long end = Sounds.durationUs(x);
    FeatureExtractorContract.assertSame(analyse(x, 0, end, x.length), analyse(x, 0, end, 1));
  }

  @Test
  void theGridRunsFromZeroToTheEndInStepsOf10Milliseconds() throws LacunaException {
    FeatureSequence s = analyse(Sounds.sine(0.5, 200), 203_000, 1_234_567, 700);
    assertThat(s.steps()).isEqualTo(124);
    for (int t = 0; t < s.steps(); t++) {
      assertThat(s.startUs(t)).isEqualTo(t * 10_000L);
      assertThat(s.endUs(t)).isEqualTo((t + 1) * 10_000L);
      // step 20 has 7 of its 10 ms, step 70 only 3
      assertThat(s.observed(t)).as("step %s", t).isEqualTo(t >= 20 && t < 70);
    }
  }

  @Test
  void theOnsetOfASoundIsWhereTheClockSays() throws LacunaException {
    float[] x = Sounds.join(new float[Sounds.RATE / 2], Sounds.sine(0.5, 300));
    FeatureSequence s = analyse(x, 1_000_000, 2_000_000, 1024);
    int first = 0;
    while (!s.observed(first)) {
      first++;
    }
    // the window of 20 ms reaches 5 ms beyond its step
    assertThat(s.startUs(first)).isBetween(1_490_000L, 1_500_000L);
    float[] level = Sounds.column(s, "rms_db");
    assertThat(level[152]).isGreaterThan(level[149] + 0.5f);
    assertThat(level[153]).isCloseTo(level[152], within(0.2f));
  }

  @Test
  void aGapIsUnobservedAndTheSoundAfterItKeepsItsTime() throws LacunaException {
    float[] x = Sounds.sine(0.4, 250);
    try (AcousticExtractor extractor = AcousticExtractor.withoutSpeechNetwork(Sounds.RATE)) {
      Sounds.feed(extractor, x, 0, 512);
      Sounds.feed(extractor, x, 700_000, 512);
      FeatureSequence s = extractor.finish(1_100_000);
      assertThat(s.steps()).isEqualTo(110);
      float[] f0 = Sounds.column(s, "f0_semitone");
      for (int t = 0; t < 110; t++) {
        boolean sound = t < 40 || t >= 70;
        assertThat(s.observed(t)).as("step %s", t).isEqualTo(sound);
        if (sound) {
          assertThat(Sounds.hz(f0[t])).isBetween(248.0, 252.0);
        }
      }
      float[] flux = Sounds.column(s, "spectral_flux");
      assertThat(flux[0]).isNaN();
      assertThat(flux[70]).isNaN();
      assertThat(flux[71]).isNotNaN();
    }
  }

  @Test
  void clocksThatRoundToMillisecondsAreNotGaps() throws LacunaException {
    float[] x = Sounds.utterance();
    long end = Sounds.durationUs(x);
    FeatureSequence exact = analyse(x, 0, end, 1001);
    try (AcousticExtractor extractor = AcousticExtractor.withoutSpeechNetwork(Sounds.RATE)) {
      for (int i = 0; i < x.length; i += 1001) {
        int n = Math.min(1001, x.length - i);
        long us = Math.round(i * 1000.0 / Sounds.RATE) * 1000;
        FloatBuffer samples = FloatBuffer.wrap(Arrays.copyOfRange(x, i, i + n));
        extractor.audio(new AudioBlock(samples, Sounds.RATE, us));
      }
      FeatureExtractorContract.assertSame(exact, extractor.finish(end));
    }
  }

  @Test
  void timeThatJumpsBackNeitherFailsNorRewritesWhatWasMeasured() throws LacunaException {
    float[] x = Sounds.sine(0.5, 250);
    try (AcousticExtractor extractor = AcousticExtractor.withoutSpeechNetwork(Sounds.RATE)) {
      Sounds.feed(extractor, x, 0, 800);
      Sounds.feed(extractor, Sounds.sine(0.5, 100), 200_000, 800);
      FeatureSequence s = extractor.finish(700_000);
      assertThat(s.steps()).isEqualTo(70);
      assertThat(s.observedSteps()).isEqualTo(70);
      float[] f0 = Sounds.column(s, "f0_semitone");
      assertThat(Sounds.hz(f0[40])).isBetween(248.0, 252.0);
      assertThat(Sounds.hz(f0[60])).isBetween(99.0, 101.0);
    }
  }

  @Test
  void aSingleSampleOrAnEmptyBlockIsNothingAtAll() throws LacunaException {
    for (int count : new int[] {0, 1}) {
      try (AcousticExtractor extractor = AcousticExtractor.withoutSpeechNetwork(Sounds.RATE)) {
        Sounds.feedBlock(extractor, new float[] {0.5f}, 0, count, 0);
        FeatureSequence s = extractor.finish(100_000);
        assertThat(s.steps()).isEqualTo(10);
        assertThat(s.observedSteps()).isZero();
        assertThat(extractor.whyNothing()).isPresent();
      }
    }
  }

  @Test
  void veryShortSoundIsMeasuredAsFarAsItGoes() throws LacunaException {
    FeatureSequence s = Sounds.analyse(Sounds.sine(0.02, 440));
    assertThat(s.steps()).isEqualTo(2);
    assertThat(s.observedSteps()).isEqualTo(2);
  }

  @Test
  void brokenSamplesSpoilOnlyTheStepsTheyLieIn() throws LacunaException {
    float[] good = Sounds.utterance();
    float[] bad = good.clone();
    bad[4000] = Float.NaN;
    bad[4001] = Float.POSITIVE_INFINITY;
    bad[4002] = 1e30f;
    FeatureSequence before = Sounds.analyse(good);
    FeatureSequence after = Sounds.analyse(bad);
    int unobserved = 0;
    for (int t = 0; t < before.steps(); t++) {
      unobserved += before.observed(t) && !after.observed(t) ? 1 : 0;
    }
    assertThat(unobserved).isBetween(2, 4);
    // the wide window and the look-ahead are over within 0.3 s
    for (int t = 55; t < before.steps(); t++) {
      assertThat(after.observed(t)).isEqualTo(before.observed(t));
      for (int d = 0; d < before.dim(); d++) {
        assertThat(Float.compare(after.value(t, d), before.value(t, d))).isZero();
      }
    }
  }

  @Test
  void soundOfBrokenSamplesOnlySaysSo() throws LacunaException {
    float[] x = new float[8000];
    Arrays.fill(x, Float.NaN);
    try (AcousticExtractor extractor = AcousticExtractor.withoutSpeechNetwork(Sounds.RATE)) {
      Sounds.feed(extractor, x, 0, 512);
      assertThat(extractor.finish(500_000).observedSteps()).isZero();
      assertThat(extractor.whyNothing()).contains("The sound track is damaged.");
    }
  }

  @Test
  void theReasonTellsSilenceFromNoStream() throws LacunaException {
    try (AcousticExtractor extractor = AcousticExtractor.withoutSpeechNetwork(Sounds.RATE)) {
      Sounds.feed(extractor, new float[8000], 0, 512);
      extractor.finish(500_000);
      assertThat(extractor.whyNothing()).contains("The sound track is silent.");
    }
    try (AcousticExtractor extractor = AcousticExtractor.withoutSpeechNetwork(Sounds.RATE)) {
      extractor.finish(500_000);
      assertThat(extractor.whyNothing()).contains("This file has no sound.");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {8000, 11_025, 22_050, 44_100, 48_000})
  void otherRatesFindTheSamePitch(int rate) throws LacunaException {
    try (AcousticExtractor extractor = AcousticExtractor.withoutSpeechNetwork(rate)) {
      float[] x = new float[rate];
      for (int i = 0; i < rate; i++) {
        x[i] = (float) (0.3 * Math.sin(2 * Math.PI * 220 * i / rate));
      }
      extractor.audio(new AudioBlock(FloatBuffer.wrap(x), rate, 0));
      FeatureSequence s = extractor.finish(1_000_000);
      assertThat(s.observedSteps()).isEqualTo(100);
      for (float f0 : Sounds.column(s, "f0_semitone")) {
        assertThat(f0).isBetween(35.95f, 36.05f);
      }
    }
  }

  @Test
  void anotherSampleRateIsAMistakeOfTheCaller() {
    try (AcousticExtractor extractor = AcousticExtractor.withoutSpeechNetwork(Sounds.RATE)) {
      AudioBlock block = new AudioBlock(FloatBuffer.allocate(10), 8000, 0);
      assertThatThrownBy(() -> extractor.audio(block))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("8000");
    }
  }

  private static FeatureSequence analyse(float[] x, long startUs, long endUs, int block)
      throws LacunaException {
    try (AcousticExtractor extractor = AcousticExtractor.withoutSpeechNetwork(Sounds.RATE)) {
      Sounds.feed(extractor, x, startUs, block);
      return extractor.finish(endUs);
    }
  }
}
