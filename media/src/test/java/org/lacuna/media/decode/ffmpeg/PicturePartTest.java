package org.lacuna.media.decode.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lacuna.inference.drop.Stretch;
import org.lacuna.inference.task.CancelToken;
import org.lacuna.inference.task.ProgressSink;
import org.lacuna.media.decode.AudioBlock;
import org.lacuna.media.decode.MediaSink;
import org.lacuna.media.decode.MediaSource.ReadOptions;
import org.lacuna.media.decode.VideoFrame;

/** The pictures of a part are those that a whole pass gives, to the bit. */
class PicturePartTest {

  @TempDir Path folder;

  private final FfmpegMediaSource media = new FfmpegMediaSource();

  /** The fingerprint of every picture by its time. */
  private static final class Prints implements MediaSink {
    final TreeMap<Long, Long> all = new TreeMap<>();

    @Override
    public void video(VideoFrame frame) {
      CRC32 print = new CRC32();
      for (int y = 0; y < frame.height(); y++) {
        print.update(frame.bgr().slice(y * frame.stride(), frame.width() * 3));
      }
      all.put(frame.timeUs(), print.getValue());
    }

    @Override
    public void audio(AudioBlock block) {}
  }

  private Map<Long, Long> part(Path clip, Stretch part) throws Exception {
    Prints some = new Prints();
    media.pictures(clip, part, some, new CancelToken());
    return some.all;
  }

  private void everyPartOf(Path clip) throws Exception {
    Prints whole = new Prints();
    media.read(
        clip,
        new ReadOptions(true, false, 16_000, 0),
        whole,
        new CancelToken(),
        ProgressSink.ignore());
    long last = whole.all.lastKey();
    for (double[] share : new double[][] {{0, 0.1}, {0.31, 0.42}, {0.77, 0.8}, {0.9, 2}}) {
      Stretch part = new Stretch((long) (share[0] * last), (long) (share[1] * last) + 1);
      assertThat(part(clip, part))
          .as("%s of %s", part, clip.getFileName())
          .isEqualTo(whole.all.subMap(part.startUs(), part.endUs()));
    }
    assertThat(part(clip, new Stretch(last + 10_000_000, last + 20_000_000))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "face_recognition_short_hamilton_clip.mp4",
        "pyfeat_noface_face.mov",
        "moviepy_no_duration.webm",
        "moviepy_clip1024.flv"
      })
  void ofRealClips(String name) throws Exception {
    Path clip = Path.of(System.getProperty("lacuna.data", ""), "clips", name);
    assumeTrue(Files.exists(clip), "the research clips are not beside this checkout");
    everyPartOf(clip);
  }

  @Test
  void ofAClipOfOneGroupOfPictures() throws Exception {
    everyPartOf(TestClips.plain(folder, "plain.mp4", 120));
  }

  @Test
  void ofPicturesAtOddTimes() throws Exception {
    long[] times = new long[60];
    for (int i = 0; i < times.length; i++) {
      times[i] = i * 40_000L + (i % 3) * 13_000L + (i > 30 ? 900_000L : 0);
    }
    everyPartOf(TestClips.pictures(folder, "odd.mp4", 64, 48, times));
  }
}
