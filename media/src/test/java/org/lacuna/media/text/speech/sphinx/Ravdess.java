package org.lacuna.media.text.speech.sphinx;

import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.lacuna.inference.task.CancelToken;
import org.lacuna.inference.task.ProgressSink;
import org.lacuna.media.decode.AudioBlock;
import org.lacuna.media.decode.MediaSink;
import org.lacuna.media.decode.MediaSource.ReadOptions;
import org.lacuna.media.decode.VideoFrame;
import org.lacuna.media.decode.ffmpeg.FfmpegMediaSource;

/** Recordings of known sentences from the research data, where that is at hand. */
final class Ravdess {

  private static final int RATE = 16_000;

  /** One recording. */
  record Recording(String name, float[] samples, String sentence) {}

  private Ravdess() {}

  /**
   * The recordings of the given names, such as "01-01-01-01-01-07": without the modality. Otherwise
   * the calling test is skipped.
   */
  static List<Recording> of(String... names) throws Exception {
    Path folder = Path.of(System.getProperty("lacuna.data", "absent"), "speech", "ravdess");
    Assumptions.assumeTrue(Files.isDirectory(folder), "no RAVDESS recordings at " + folder);
    List<Recording> recordings = new ArrayList<>();
    for (String name : names) {
      boolean kids = name.split("-", -1)[3].equals("01");
      recordings.add(
          new Recording(
              name,
              samples(folder.resolve("03-" + name + ".flac")),
              (kids ? "Kids are talking" : "Dogs are sitting") + " by the door."));
    }
    return recordings;
  }

  private static float[] samples(Path file) throws Exception {
    List<float[]> blocks = new ArrayList<>();
    MediaSink sink =
        new MediaSink() {
          @Override
          public void video(VideoFrame frame) {
            throw new AssertionError("a recording has no pictures");
          }

          @Override
          public void audio(AudioBlock block) {
            FloatBuffer samples = block.samples().duplicate();
            float[] copy = new float[samples.remaining()];
            samples.get(copy);
            blocks.add(copy);
          }
        };
    new FfmpegMediaSource()
        .read(
            file,
            new ReadOptions(false, true, RATE, 0),
            sink,
            new CancelToken(),
            ProgressSink.ignore());
    float[] all = new float[blocks.stream().mapToInt(b -> b.length).sum()];
    int at = 0;
    for (float[] block : blocks) {
      System.arraycopy(block, 0, all, at, block.length);
      at += block.length;
    }
    return all;
  }
}
