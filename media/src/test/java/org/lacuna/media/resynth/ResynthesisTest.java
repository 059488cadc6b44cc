package org.lacuna.media.resynth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lacuna.inference.eval.Agreement;
import org.lacuna.inference.signal.Feature;
import org.lacuna.inference.signal.FeatureSequence;
import org.lacuna.inference.signal.FeatureSpec;
import org.lacuna.inference.task.CancelToken;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.ProgressSink;
import org.lacuna.media.audio.AcousticExtractor;
import org.lacuna.media.audio.Sounds;
import org.lacuna.media.decode.MediaSource;
import org.lacuna.media.decode.SoundReader;
import org.lacuna.media.decode.ffmpeg.FfmpegMediaSource;

class ResynthesisTest {

  private static final int STEPS = 200;

  @Test
  void pitchAndLevelSurviveTheWayThroughTheNumbers() throws LacunaException {
    FeatureSequence real = Sounds.analyse(utterance());
    FeatureSequence again = Sounds.analyse(sound(real, Sounds.RATE));
    assertThat(correlation(real, again, "f0_semitone")).isGreaterThan(0.95);
    assertThat(correlation(real, again, "rms_db")).isGreaterThan(0.9);
    assertThat(correlation(real, again, "mfcc_1")).isGreaterThan(0.8);
    assertThat(correlation(real, again, "spectral_centroid")).isGreaterThan(0.8);
    assertThat(mean(again, "rms_db")).isCloseTo(mean(real, "rms_db"), within(2.0));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sadtalker_WDA_KatieHill_000.mp4",
        "sadtalker_WDA_BobMenendez_000.mp4",
        "sadtalker_RD_Radio2_000.mp4",
        "retalking_4.mp4"
      })
  void soDoThoseOfRealVoices(String name) throws LacunaException {
    Path clip = Path.of(System.getProperty("lacuna.data", "none"), "clips", name);
    assumeTrue(Files.isRegularFile(clip), "skipped: no clips in lacuna.data");
    FeatureSequence real = measured(clip);
    FeatureSequence again = Sounds.analyse(sound(real, Sounds.RATE));
    assertThat(correlation(real, again, "f0_semitone")).isGreaterThan(0.9);
    assertThat(correlation(real, again, "rms_db")).isGreaterThan(0.8);
  }

  private static FeatureSequence measured(Path clip) throws LacunaException {
    try (AcousticExtractor extractor = AcousticExtractor.withoutSpeechNetwork(Sounds.RATE)) {
      MediaSource.Pass pass =
          new FfmpegMediaSource()
              .read(
                  clip,
                  new MediaSource.ReadOptions(false, true, Sounds.RATE, 0),
                  extractor,
                  new CancelToken(),
                  ProgressSink.ignore());
      return extractor.finish(pass.endUs());
    }
  }

  @Test
  void otherRatesSoundTheSame() throws LacunaException {
    FeatureSequence real = Sounds.analyse(utterance());
    float[] slow = sound(real, 16_000);
    float[] fast = sound(real, 48_000);
    assertThat(fast).hasSize(3 * slow.length);
    float[] thinned = new float[slow.length];
    for (int i = 0; i < thinned.length; i++) {
      thinned[i] = fast[3 * i];
    }
    FeatureSequence again = Sounds.analyse(thinned);
    assertThat(correlation(real, again, "f0_semitone")).isGreaterThan(0.95);
    assertThat(mean(again, "rms_db")).isCloseTo(mean(real, "rms_db"), within(2.0));
  }

  @Test
  void whatIsNotThereIsSilentToTheSample() throws LacunaException {
    FeatureSequence real = Sounds.analyse(utterance());
    boolean[] kept = new boolean[real.steps()];
    Arrays.fill(kept, true);
    Arrays.fill(kept, 30, 50, false);
    float[] sound = sound(real.masked(kept), Sounds.RATE);
    for (int i = 30 * 160; i < 50 * 160; i++) {
      assertThat(sound[i]).isZero();
    }
    assertThat(power(sound, 10 * 160, 29 * 160)).isPositive();
    for (int t = 0; t < real.steps(); t++) {
      if (!real.observed(t)) {
        assertThat(power(sound, t * 160, Math.min(sound.length, (t + 1) * 160))).isZero();
      }
    }
  }

  @Test
  void unvoicedStepsHissAndDoNotBuzz() throws LacunaException {
    float[] row = row(Float.NaN, -30);
    FeatureSequence hiss = Sounds.analyse(sound(steady(row), Sounds.RATE));
    float[] pitch = Sounds.column(hiss, "f0_semitone");
    int voiced = 0;
    for (float p : pitch) {
      voiced += Float.isNaN(p) ? 0 : 1;
    }
    assertThat(voiced).isLessThan(pitch.length / 20);
    assertThat(mean(hiss, "rms_db")).isCloseTo(-30, within(1.0));
  }

  @Test
  void theGainIsAddedToTheLevel() throws LacunaException {
    FeatureSequence steps = steady(row(30, -40));
    float[] plain = sound(new Resynthesis(steps, 2_000_000, Sounds.RATE, 0));
    float[] louder = sound(new Resynthesis(steps, 2_000_000, Sounds.RATE, 6));
    double ratio = power(louder, 3200, 28_000) / power(plain, 3200, 28_000);
    assertThat(10 * Math.log10(ratio)).isCloseTo(6, within(0.1));
  }

  @Test
  void loudnessIsMatchedByMeanPower() throws LacunaException {
    FeatureSequence quiet = steady(row(30, -45));
    FeatureSequence loud = steady(row(30, -30));
    assertThat(Loudness.gainDb(loud, quiet)).isCloseTo(15, within(1e-3));
    assertThat(Loudness.gainDb(steady(row(30, 0)), steady(row(30, -60)))).isEqualTo(20);
  }

  @Test
  void readingFromTheMiddleGoesOnWithSound() throws LacunaException {
    Resynthesis sound = new Resynthesis(steady(row(Float.NaN, -30)), 2_000_000, Sounds.RATE, 0);
    float[] all = sound(sound);
    sound.seek(1_000_000);
    float[] rest = sound(sound);
    assertThat(rest).hasSize(all.length / 2);
    // Noise depends on the sample's number only, so that it is the same from anywhere.
    for (int i = 0; i < rest.length; i++) {
      assertThat(rest[i]).isCloseTo(all[all.length / 2 + i], within(1e-3f));
    }
  }

  @Test
  void featuresWithoutAShapeAreRefusedInASentence() {
    FeatureSequence none =
        FeatureSequence.builder(
                new FeatureSpec(
                    "x", "1", Map.of(), List.of(new Feature("f0_semitone", "semitone", "Pitch."))))
            .build();
    assertThatThrownBy(() -> new Resynthesis(none, 1, Sounds.RATE, 0))
        .isInstanceOf(LacunaException.class)
        .hasMessageContaining("cannot be heard");
  }

  @Test
  void aWavFileHoldsEveryFrame() throws LacunaException, IOException {
    Resynthesis sound = new Resynthesis(steady(row(30, -30)), 500_000, Sounds.RATE, 0);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    WavFile.write(sound, out, new CancelToken());
    byte[] file = out.toByteArray();
    assertThat(file).hasSize(44 + 2 * 8000);
    assertThat(ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getInt(40)).isEqualTo(16_000);
    assertThat(ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getInt(4))
        .isEqualTo(file.length - 8);
  }

  private static float[] utterance() {
    return Sounds.join(
        Sounds.utterance(), new float[3200], Sounds.scaled(Sounds.utterance(), 0.3f));
  }

  /** A vowel-like step: loud below 1 kHz. */
  private static float[] row(float pitch, float level) {
    float[] row = new float[16];
    row[0] = pitch;
    row[1] = 0.9f;
    row[2] = level;
    row[3] = -100;
    row[4] = 20;
    return row;
  }

  private static FeatureSequence steady(float[] row) {
    List<Feature> columns = new java.util.ArrayList<>();
    columns.add(new Feature("f0_semitone", "semitone", "Pitch."));
    columns.add(new Feature("voicing", "1", "Voicing."));
    columns.add(new Feature("rms_db", "dB", "Level."));
    for (int i = 0; i < 13; i++) {
      columns.add(new Feature("mfcc_" + i, "1", "Shape."));
    }
    FeatureSequence.Builder steps =
        FeatureSequence.builder(new FeatureSpec("x", "1", Map.of(), columns));
    for (int t = 0; t < STEPS; t++) {
      steps.add(t * 10_000L, (t + 1) * 10_000L, row);
    }
    return steps.build();
  }

  private static float[] sound(FeatureSequence steps, int rate) throws LacunaException {
    long end = steps.endUs(steps.steps() - 1);
    return sound(new Resynthesis(steps, end, rate, 0));
  }

  private static float[] sound(Resynthesis reader) {
    byte[] chunk = new byte[4 * 777];
    float[] all = new float[(int) reader.frames()];
    int at = 0;
    for (int n = reader.read(chunk); n >= 0; n = reader.read(chunk)) {
      ByteBuffer in = ByteBuffer.wrap(chunk).order(ByteOrder.nativeOrder());
      for (int i = 0; i < n; i += SoundReader.FRAME_BYTES) {
        all[at++] = in.getShort(i) / 32767f;
      }
    }
    return Arrays.copyOf(all, at);
  }

  private static double power(float[] x, int from, int to) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += x[i] * x[i];
    }
    return sum / (to - from);
  }

  private static double correlation(FeatureSequence a, FeatureSequence b, String name) {
    float[] x = Sounds.column(a, name);
    float[] y = Sounds.column(b, name);
    Agreement.Pairs pairs = new Agreement.Pairs();
    for (int t = 0; t < Math.min(x.length, y.length); t++) {
      if (!Float.isNaN(x[t]) && !Float.isNaN(y[t])) {
        pairs.add(x[t], y[t]);
      }
    }
    assertThat(pairs.size()).as(name).isGreaterThan(50);
    return Agreement.pearson(pairs).orElseThrow();
  }

  private static double mean(FeatureSequence s, String name) {
    double sum = 0;
    int n = 0;
    for (float v : Sounds.column(s, name)) {
      if (!Float.isNaN(v)) {
        sum += v;
        n++;
      }
    }
    return sum / n;
  }
}
