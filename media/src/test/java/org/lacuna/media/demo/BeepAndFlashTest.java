package org.lacuna.media.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lacuna.media.decode.PictureReader;
import org.lacuna.media.decode.SoundReader;
import org.lacuna.media.decode.ffmpeg.FfmpegPlaybackSource;

class BeepAndFlashTest {

  @TempDir private Path folder;

  @Test
  void flashAndToneBeginAtTheSameMoment() throws Exception {
    Path clip = folder.resolve("flashes.mp4");
    BeepAndFlash.write(clip, 3);
    assertThat(firstFlashUs(clip)).isEqualTo(BeepAndFlash.EVERY_US);
    assertThat(firstToneUs(clip)).isCloseTo(BeepAndFlash.EVERY_US, within(3_000L));
  }

  private static long firstFlashUs(Path clip) throws Exception {
    try (PictureReader pictures = new FfmpegPlaybackSource().pictures(clip)) {
      boolean there = pictures.seek(0);
      while (there) {
        ByteBuffer bgra = ByteBuffer.allocateDirect(pictures.width() * pictures.height() * 4);
        pictures.copyTo(bgra);
        int middle = 4 * (pictures.height() / 2 * pictures.width() + pictures.width() / 2);
        if ((bgra.get(middle) & 0xff) > 128) {
          return pictures.timeUs();
        }
        there = pictures.next();
      }
    }
    return -1;
  }

  private static long firstToneUs(Path clip) throws Exception {
    try (SoundReader sound = new FfmpegPlaybackSource().sound(clip)) {
      sound.seek(0);
      byte[] chunk = new byte[4096];
      long frame = 0;
      for (int n = sound.read(chunk); n > 0; n = sound.read(chunk)) {
        ByteBuffer in = ByteBuffer.wrap(chunk, 0, n).order(ByteOrder.nativeOrder());
        for (int i = 0; i < n; i += SoundReader.FRAME_BYTES, frame++) {
          if (Math.abs(in.getShort(i)) > 8_000) {
            return frame * 1_000_000 / sound.rate();
          }
        }
      }
    }
    return -1;
  }
}
