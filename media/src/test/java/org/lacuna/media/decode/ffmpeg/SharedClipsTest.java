package org.lacuna.media.decode.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lacuna.inference.task.CancelToken;
import org.lacuna.inference.task.ProgressSink;
import org.lacuna.media.decode.AudioBlock;
import org.lacuna.media.decode.MediaSink;
import org.lacuna.media.decode.MediaSource;
import org.lacuna.media.decode.VideoFrame;

/** Clips from the wild; the expected stamps are those that ffprobe shows, less the start time. */
final class SharedClipsTest {

  @ParameterizedTest
  @CsvSource({
    "face_recognition_short_hamilton_clip.mp4, 275, 844014, 9986489, 0, 441344, 44100",
    "videollama_IronMan.mp4, 240, 66733, 8041375, 0, 351232, 44100",
    "pyfeat_noface_face.mov, 169, 0, 6345296, 0, 174882, 44100",
    "moviepy_no_duration.webm, 74, 0, 4872000, 15000, 233280, 48000",
    "moviepy_clip1024.flv, 174, 0, 17300000, -1, 0, 1",
    "moviepy_video_with_failing_audio.mp4, 280, 0, 11160000, 0, 495407, 44100"
  })
  void stampsAreTheContainers(
      String name, int pictures, long first, long last, long sound, long samples, int rate)
      throws Exception {
    Path clip = Path.of(System.getProperty("lacuna.data", ""), "clips", name);
    assumeTrue(Files.exists(clip), "the research clips are not beside this checkout");
    List<Long> pictureTimes = new ArrayList<>();
    List<Long> soundTimes = new ArrayList<>();
    MediaSink sink =
        new MediaSink() {
          @Override
          public void video(VideoFrame frame) {
            pictureTimes.add(frame.timeUs());
          }

          @Override
          public void audio(AudioBlock block) {
            soundTimes.add(block.timeUs());
          }
        };

    MediaSource.Pass pass =
        new FfmpegMediaSource()
            .read(
                clip,
                new MediaSource.ReadOptions(true, true, 16_000, 0),
                sink,
                new CancelToken(),
                ProgressSink.ignore());

    assertThat(pictureTimes).hasSize(pictures).isSorted();
    assertThat(pictureTimes.get(0)).isCloseTo(first, within(1L));
    assertThat(pictureTimes.get(pictures - 1)).isCloseTo(last, within(1L));
    if (sound >= 0) {
      assertThat(soundTimes.get(0)).isEqualTo(sound);
    }
    assertThat(pass.samples()).isCloseTo(Math.round(samples * 16_000.0 / rate), within(10L));
    assertThat(pass.damage()).isEmpty();
  }
}
