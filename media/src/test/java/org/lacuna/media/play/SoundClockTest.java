package org.lacuna.media.play;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.media.decode.SoundReader;
import org.lacuna.media.decode.ffmpeg.FfmpegPlaybackSource;
import org.lacuna.media.decode.ffmpeg.TestClips;

@Timeout(60)
final class SoundClockTest {

  private static final int RATE = TestClips.RATE;

  @TempDir Path folder;
  private final FakeLine line = new FakeLine();

  private static int loudest(short[] samples, double fromSeconds, double toSeconds) {
    int most = 0;
    for (int i = (int) (fromSeconds * RATE); i < toSeconds * RATE; i++) {
      most = Math.max(most, Math.abs(samples[i]));
    }
    return most;
  }

  @Test
  void timeIsWhatWasHeard() throws Exception {
    SoundReader reader = new FfmpegPlaybackSource().sound(TestClips.sound(folder, "a.m4a", 1));
    try (SoundClock clock = new SoundClock(reader, line, e -> {})) {
      clock.seek(250_000);
      assertThat(clock.timeUs()).isEqualTo(250_000);
      clock.start();
      line.playAll(RATE / 10);
      assertThat(clock.timeUs()).isEqualTo(350_000);
      clock.stop();
      assertThat(line.play(1_000)).isZero();
      clock.seek(700_000);
      assertThat(clock.timeUs()).isEqualTo(700_000);
    }
    assertThat(line.closed()).isTrue();
  }

  @Test
  void aSpeedTakesEffectWhereItIsHeard() throws Exception {
    SoundReader reader = new FfmpegPlaybackSource().sound(TestClips.sound(folder, "s.m4a", 2));
    try (SoundClock clock = new SoundClock(reader, line, e -> {})) {
      clock.start();
      line.playAll(RATE / 10);
      clock.speed(2);
      assertThat(clock.timeUs()).isEqualTo(100_000);
      line.playAll(RATE / 10);
      assertThat(clock.timeUs()).isEqualTo(300_000);
      clock.speed(0.5);
      line.playAll(RATE / 10);
      assertThat(clock.timeUs()).isEqualTo(350_000);
    }
  }

  @Test
  void aSeekIsExactToTheSample() throws Exception {
    SoundReader whole = new FfmpegPlaybackSource().sound(TestClips.sound(folder, "b.m4a", 1));
    try (SoundClock clock = new SoundClock(whole, line, e -> {})) {
      clock.start();
      line.playAll(RATE);
    }
    FakeLine later = new FakeLine();
    SoundReader again = new FfmpegPlaybackSource().sound(folder.resolve("b.m4a"));
    try (SoundClock clock = new SoundClock(again, later, e -> {})) {
      clock.seek(500_000);
      clock.start();
      later.playAll(RATE / 4);
    }
    short[] all = line.heard();
    short[] part = later.heard();
    for (int i = 0; i < part.length; i++) {
      assertThat((int) part[i]).isCloseTo(all[RATE / 2 + i], within(3));
    }
  }

  @Test
  void holesAreSilentAndKeepTime() throws Exception {
    SoundReader reader =
        new FfmpegPlaybackSource().sound(TestClips.soundWithHole(folder, "hole.mp4"));
    try (SoundClock clock = new SoundClock(reader, line, e -> {})) {
      clock.start();
      line.playAll(3 * RATE);
    }
    assertThat(loudest(line.heard(), 0.5, 0.9)).isGreaterThan(10_000);
    assertThat(loudest(line.heard(), 1.1, 1.9)).isLessThan(300);
    assertThat(loudest(line.heard(), 2.1, 2.9)).isGreaterThan(10_000);
  }

  @Test
  void afterTheEndItGoesOnSilently() throws Exception {
    SoundReader reader = new FfmpegPlaybackSource().sound(TestClips.sound(folder, "c.m4a", 0.5));
    try (SoundClock clock = new SoundClock(reader, line, e -> {})) {
      assertThat(clock.endUs()).isEqualTo(Long.MAX_VALUE);
      clock.start();
      line.playAll(RATE);
      assertThat(clock.timeUs()).isEqualTo(1_000_000);
      assertThat(clock.endUs()).isCloseTo(500_000, within(50_000L));
    }
    assertThat(loudest(line.heard(), 0.6, 1)).isZero();
  }

  @Test
  void failingSoundIsToldAndTimeGoesOn() throws Exception {
    List<String> told = new ArrayList<>();
    SoundReader broken =
        new SoundReader() {
          @Override
          public int rate() {
            return RATE;
          }

          @Override
          public void seek(long timeUs) {}

          @Override
          public int read(byte[] into) throws LacunaException {
            throw new LacunaException(LacunaException.Kind.MEDIA, "The sound is gone.");
          }

          @Override
          public void close() {}
        };
    try (SoundClock clock = new SoundClock(broken, line, e -> told.add(e.sentence()))) {
      clock.start();
      line.playAll(RATE / 10);
      assertThat(clock.timeUs()).isEqualTo(100_000);
    }
    assertThat(told).containsExactly("The sound is gone.");
  }
}
