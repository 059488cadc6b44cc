package org.lacuna.media.text.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SpeechSegmenterTest {

  private static final int RATE = SpeechRecognizer.SAMPLE_RATE;

  private record Stretch(double from, double to, float[] samples) {}

  private final List<Stretch> stretches = new ArrayList<>();
  private final SpeechSegmenter segmenter =
      new SpeechSegmenter(
          (samples, startUs) ->
              stretches.add(
                  new Stretch(
                      startUs / 1e6, startUs / 1e6 + (double) samples.length / RATE, samples)));

  /** Noise of the given loudness in each second. */
  private static float[] seconds(double... amplitudes) {
    Random random = new Random(1);
    float[] samples = new float[amplitudes.length * RATE];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (float) (random.nextGaussian() * amplitudes[i / RATE]);
    }
    return samples;
  }

  private void hear(float[] samples, double from, int block) throws Exception {
    for (int i = 0; i < samples.length; i += block) {
      int count = Math.min(block, samples.length - i);
      long timeUs = Math.round((from + (double) i / RATE) * 1e6);
      segmenter.add(FloatBuffer.wrap(samples, i, count), timeUs);
    }
  }

  @Test
  void pausesPartStretches() throws Exception {
    hear(seconds(0.001, 0.1, 0.1, 0.001, 0.001, 0.1, 0.001), 100, 777);
    segmenter.finish();

    assertThat(stretches).hasSize(2);
    assertThat(stretches.get(0).from).isCloseTo(100.75, within(0.02));
    assertThat(stretches.get(0).to).isCloseTo(103.25, within(0.02));
    assertThat(stretches.get(1).from).isCloseTo(104.75, within(0.02));
    assertThat(stretches.get(1).to).isCloseTo(106.25, within(0.02));
  }

  @Test
  void theSizeOfBlocksChangesNothing() throws Exception {
    float[] sound = seconds(0.001, 0.1, 0.001, 0.05, 0.05, 0, 0.2);
    hear(sound, 0, 160);
    segmenter.finish();
    List<Stretch> small = List.copyOf(stretches);
    stretches.clear();

    hear(sound, 1000, sound.length);
    segmenter.finish();

    assertThat(stretches).hasSameSizeAs(small);
    for (int i = 0; i < small.size(); i++) {
      assertThat(stretches.get(i).from).isCloseTo(small.get(i).from + 1000, within(1e-3));
      assertThat(stretches.get(i).samples).isEqualTo(small.get(i).samples);
    }
  }

  @Test
  void silenceSteadyNoiseAndClicksAreNoSpeech() throws Exception {
    hear(seconds(0, 0, 0), 0, 1000);
    hear(seconds(0.01, 0.01, 0.01, 0.01), 3, 1000);
    float[] click = seconds(0.001, 0.001, 0.001);
    Arrays.fill(click, RATE, RATE + 300, 0.5f);
    hear(click, 100, 1000);
    segmenter.finish();

    assertThat(stretches.stream().filter(s -> s.from >= 4)).isEmpty();
  }

  @Test
  void speechWithoutPauseIsCutAtItsQuietestPlace() throws Exception {
    double[] loud = new double[30];
    Arrays.fill(loud, 0.1);
    loud[0] = 0.001;
    float[] sound = seconds(loud);
    for (int i = (int) (17.3 * RATE); i < 17.5 * RATE; i++) {
      sound[i] *= 0.3f;
    }
    hear(sound, 0, 4096);
    segmenter.finish();

    assertThat(stretches.get(0).to).isBetween(17.3, 17.5);
    assertThat(stretches).allMatch(s -> s.to - s.from <= SpeechSegmenter.LONGEST_SECONDS);
    for (int i = 1; i < stretches.size(); i++) {
      assertThat(stretches.get(i).from).isCloseTo(stretches.get(i - 1).to, within(1e-3));
    }
    assertThat(stretches.get(stretches.size() - 1).to).isCloseTo(30, within(0.02));
  }

  @Test
  void aGapEndsAStretch() throws Exception {
    hear(seconds(0.001, 0.1), 0, 1000);
    hear(seconds(0.1, 0.001, 0.001), 7, 1000);
    segmenter.finish();

    assertThat(stretches).hasSize(2);
    assertThat(stretches.get(0).to).isCloseTo(2, within(0.02));
    assertThat(stretches.get(1).from).isCloseTo(7, within(0.02));
    assertThat(stretches.get(1).to).isCloseTo(8.25, within(0.02));
  }
}
