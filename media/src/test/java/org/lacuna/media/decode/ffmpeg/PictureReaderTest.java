package org.lacuna.media.decode.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lacuna.media.decode.PictureReader;

final class PictureReaderTest {

  @TempDir Path folder;

  private final FfmpegPlaybackSource source = new FfmpegPlaybackSource();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "face_recognition_short_hamilton_clip.mp4",
        "pyfeat_noface_face.mov",
        "moviepy_no_duration.webm",
        "moviepy_clip1024.flv",
        "videollama_IronMan.mp4",
        "sadtalker_RD_Radio2_000.mp4"
      })
  void seekingFindsThePictureThatIsShown(String name) throws Exception {
    Path clip = Path.of(System.getProperty("lacuna.data", ""), "clips", name);
    assumeTrue(Files.exists(clip), "the research clips are not beside this checkout");
    try (PictureReader reader = source.pictures(clip)) {
      List<Long> times = new ArrayList<>();
      assertThat(reader.seek(0)).isTrue();
      do {
        times.add(reader.timeUs());
      } while (reader.next());

      Random random = new Random(3);
      for (int i = 0; i < 4; i++) {
        int wanted = random.nextInt(times.size() - 1);
        long us = (times.get(wanted) + times.get(wanted + 1)) / 2;
        assertThat(reader.seek(us)).isTrue();
        assertThat(reader.timeUs()).as("asked for %d", us).isEqualTo(times.get(wanted));
        assertThat(reader.next()).isTrue();
        assertThat(reader.timeUs()).isEqualTo(times.get(wanted + 1));
      }
      assertThat(reader.seek(Long.MAX_VALUE / 4)).isTrue();
      assertThat(reader.timeUs()).isEqualTo(times.get(times.size() - 1));
    }
  }

  @Test
  void turnedPicturesAreFittedUpright() throws Exception {
    Path stored = TestClips.pictures(folder, "stored.mp4", 96, 64, 0, 40_000);
    Path turned = TestClips.rotated(stored, "turned.mp4", 90);
    try (PictureReader reader = source.pictures(turned)) {
      reader.seek(0);
      reader.fitInto(1_000, 48);
      assertThat(reader.width()).isEqualTo(32);
      assertThat(reader.height()).isEqualTo(48);
      ByteBuffer bgra = ByteBuffer.allocateDirect(32 * 48 * 4);
      reader.copyTo(bgra);
      assertThat(bgra.get(4 * (12 * 32 + 24)) & 0xff).isGreaterThan(200);
      assertThat(bgra.get(4 * (12 * 32 + 8)) & 0xff).isLessThan(60);
    }
  }
}
