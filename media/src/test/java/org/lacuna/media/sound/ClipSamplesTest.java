package org.lacuna.media.sound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lacuna.inference.task.CancelToken;
import org.lacuna.media.decode.SoundReader;
import org.lacuna.media.decode.ffmpeg.FfmpegPlaybackSource;
import org.lacuna.media.decode.ffmpeg.TestClips;

/** A stretch of a real file, sample by sample. */
class ClipSamplesTest {

  @TempDir Path folder;

  private static ClipSamples read(Path clip, long from, long to) throws Exception {
    try (SoundReader reader = new FfmpegPlaybackSource().sound(clip)) {
      return ClipSamples.read(reader, from, to, new CancelToken());
    }
  }

  @Test
  void anyStretchHasTheSamplesOfTheWhole() throws Exception {
    Path clip = TestClips.sound(folder, "tone.m4a", 3);
    ClipSamples whole = read(clip, 0, 3_000_000);
    assertThat(whole.rate()).isEqualTo(TestClips.RATE);
    assertThat(whole.values()).hasSize(3 * TestClips.RATE);
    for (long from : new long[] {500_000, 1_234_000, 2_500_000}) {
      ClipSamples part = read(clip, from, from + 100_000);
      assertThat(part.values()).hasSize(TestClips.RATE / 10);
      int offset = (int) Math.round(whole.place((double) from));
      for (int i = 0; i < part.values().length; i += 97) {
        assertThat(part.values()[i]).isCloseTo(whole.values()[offset + i], within(0.03f));
      }
      assertThat(part.endUs()).isCloseTo(from + 100_000, within(30L));
    }
  }

  @Test
  void theEndOfTheSoundIsTheEndOfTheSamplesAndAHoleIsZero() throws Exception {
    Path clip = TestClips.soundWithHole(folder, "hole.mp4");
    ClipSamples samples = read(clip, 0, 5_000_000);
    assertThat(samples.endUs()).isBetween(2_900_000L, 3_200_000L);
    for (double us = 1_200_000; us < 1_900_000; us += 10_000) {
      assertThat(samples.values()[(int) samples.place(us)]).isZero();
    }
  }

  @Test
  void cancellingEndsIt() throws Exception {
    Path clip = TestClips.sound(folder, "tone.m4a", 1);
    CancelToken cancel = new CancelToken();
    cancel.cancel();
    try (SoundReader reader = new FfmpegPlaybackSource().sound(clip)) {
      assertThatThrownBy(() -> ClipSamples.read(reader, 0, 1_000_000, cancel))
          .isInstanceOf(CancellationException.class);
    }
  }
}
