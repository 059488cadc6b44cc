package org.lacuna.media.degrade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.lacuna.inference.drop.Stretch;
import org.lacuna.inference.task.CancelToken;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.ProgressSink;
import org.lacuna.media.decode.MediaSource.ReadOptions;
import org.lacuna.media.degrade.Degradation.Blur;
import org.lacuna.media.degrade.Degradation.Colour;
import org.lacuna.media.degrade.Degradation.Darken;
import org.lacuna.media.degrade.Degradation.Noise;

class DegradedSourceTest {

  private static final Path FILE = Path.of("clip.mp4");

  private static float[] sound(int samples, long seed) {
    Random random = new Random(seed);
    float[] x = new float[samples];
    for (int i = 0; i < samples; i++) {
      x[i] = (float) (0.1 * Math.sin(i * 0.05) * (1 + Math.sin(i * 0.0003)));
      x[i] += 0.01f * (float) random.nextGaussian();
    }
    return x;
  }

  private static FakeMedia.Keeper read(FakeMedia clip, Change... changes) throws LacunaException {
    FakeMedia.Keeper kept = new FakeMedia.Keeper();
    new DegradedSource(clip, List.of(changes))
        .read(FILE, ReadOptions.ANALYSIS, kept, new CancelToken(), ProgressSink.ignore());
    return kept;
  }

  @Property(tries = 40)
  void theNoiseIsAsStrongAsAskedAndNothingElseIsTouched(
      @ForAll @DoubleRange(min = -20, max = 40) double snr,
      @ForAll Colour colour,
      @ForAll @IntRange(min = 100, max = 4000) int block,
      @ForAll @IntRange(max = 900) int startMs,
      @ForAll @IntRange(min = 50, max = 900) int lengthMs,
      @ForAll long seed)
      throws LacunaException {
    float[] sound = sound(32_000, 1);
    Stretch stretch = new Stretch(startMs * 1000L, (startMs + lengthMs) * 1000L);
    FakeMedia.Keeper kept =
        read(new FakeMedia(sound, block), new Change(stretch, new Noise(colour, snr, seed)));
    assertThat(kept.samples).hasSize(sound.length);
    double signal = 0;
    double noise = 0;
    for (int i = 0; i < sound.length; i++) {
      long us = i * 1_000_000L / FakeMedia.RATE;
      float heard = kept.samples.get(i);
      boolean sure = us < stretch.startUs() - 100 || us >= stretch.endUs() + 100;
      if (sure) {
        assertThat(Float.floatToRawIntBits(heard)).isEqualTo(Float.floatToRawIntBits(sound[i]));
      }
      noise += Math.pow((double) heard - sound[i], 2);
      signal += stretch.contains(us) ? (double) sound[i] * sound[i] : 0;
    }
    assertThat(10 * Math.log10(signal / noise)).isCloseTo(snr, within(0.1));
  }

  @Test
  void theSameSeedMakesTheSameNoiseHoweverTheSoundIsCut() throws LacunaException {
    float[] sound = sound(16_000, 2);
    Change noise = new Change(new Stretch(200_000, 700_000), new Noise(Colour.BABBLE, 3, 9));
    // Times of blocks are whole microseconds; at 16 kHz that is exact for blocks of 16 samples.
    FakeMedia.Keeper one = read(new FakeMedia(sound, 160), noise);
    FakeMedia.Keeper other = read(new FakeMedia(sound, 1600), noise);
    assertThat(one.samples).isEqualTo(other.samples);
    Change another = new Change(noise.stretch(), new Noise(Colour.BABBLE, 3, 10));
    assertThat(read(new FakeMedia(sound, 160), another).samples).isNotEqualTo(one.samples);
  }

  @Test
  void babbleIsDeeperThanHiss() throws LacunaException {
    assertThat(highShare(Colour.BABBLE)).isLessThan(0.3 * highShare(Colour.WHITE));
  }

  /** Power of the difference from sample to sample over the power: 2 for white noise. */
  private static double highShare(Colour colour) {
    NoiseSource source = new NoiseSource(colour, 4, FakeMedia.RATE);
    double last = source.next();
    double power = 0;
    double change = 0;
    for (int i = 0; i < 50_000; i++) {
      double now = source.next();
      power += now * now;
      change += (now - last) * (now - last);
      last = now;
    }
    return change / power;
  }

  @Test
  void silenceHasNoNoiseLevel() {
    FakeMedia clip = new FakeMedia(new float[16_000], 1000);
    Change noise = new Change(new Stretch(0, 500_000), new Noise(Colour.WHITE, 0, 1));
    assertThatThrownBy(() -> read(clip, noise))
        .isInstanceOf(LacunaException.class)
        .hasMessageContaining("no sound in that stretch of \"clip.mp4\"");
  }

  @Test
  void aBlurKeepsTheLightAndSpreadsIt() throws LacunaException {
    Stretch stretch = new Stretch(200_000, 400_000);
    FakeMedia.Keeper plain = read(new FakeMedia(sound(16_000, 3), 640));
    FakeMedia.Keeper blurred =
        read(new FakeMedia(sound(16_000, 3), 640), new Change(stretch, new Blur(2)));
    for (int i = 0; i < plain.pictures.size(); i++) {
      if (stretch.contains(plain.times.get(i))) {
        assertThat(sum(blurred.pictures.get(i)))
            .isCloseTo(sum(plain.pictures.get(i)), within(0.02 * sum(plain.pictures.get(i))));
        assertThat(deviation(blurred.pictures.get(i)))
            .isCloseTo(Math.hypot(2, deviation(plain.pictures.get(i))), within(0.25));
      } else {
        assertThat(blurred.pictures.get(i)).isEqualTo(plain.pictures.get(i));
      }
    }
    assertThat(blurred.samples).isEqualTo(plain.samples);
  }

  private static double sum(byte[] pixels) {
    double sum = 0;
    for (byte p : pixels) {
      sum += p & 0xff;
    }
    return sum;
  }

  /** Standard deviation of the light along the rows, pixels. */
  private static double deviation(byte[] pixels) {
    double light = 0;
    double moment = 0;
    double squares = 0;
    for (int i = 0; i < pixels.length; i++) {
      double x = i / 3 % FakeMedia.WIDTH;
      light += pixels[i] & 0xff;
      moment += x * (pixels[i] & 0xff);
      squares += x * x * (pixels[i] & 0xff);
    }
    double mean = moment / light;
    return Math.sqrt(squares / light - mean * mean);
  }

  @Test
  void aDarkPictureHasLessLight() throws LacunaException {
    Change dark = new Change(new Stretch(0, 2_000_000), new Darken(0.25));
    FakeMedia.Keeper kept = read(new FakeMedia(sound(3_200, 1), 640), dark);
    byte[] plain = FakeMedia.picture(0).bgr().hasArray() ? new byte[0] : kept.pictures.get(0);
    assertThat(plain[(10 * FakeMedia.WIDTH + 14) * 3] & 0xff).isEqualTo(60);
  }

  @Test
  void onlyWhatIsNeededIsReadTwice() throws LacunaException {
    FakeMedia clip = new FakeMedia(sound(16_000, 1), 640);
    read(clip, new Change(new Stretch(0, 100_000), new Blur(3)));
    assertThat(clip.passes()).isEqualTo(1);
    read(clip, new Change(new Stretch(0, 100_000), new Noise(Colour.WHITE, 0, 1)));
    assertThat(clip.passes()).isEqualTo(3);
  }

  @Test
  void itCanBeCancelled() {
    CancelToken cancel = new CancelToken();
    cancel.cancel();
    Change noise = new Change(new Stretch(0, 500_000), new Noise(Colour.WHITE, 0, 1));
    DegradedSource source =
        new DegradedSource(new FakeMedia(sound(16_000, 1), 640), List.of(noise));
    assertThatThrownBy(
            () ->
                source.read(
                    FILE,
                    ReadOptions.ANALYSIS,
                    new FakeMedia.Keeper(),
                    cancel,
                    ProgressSink.ignore()))
        .isInstanceOf(CancellationException.class);
  }
}
