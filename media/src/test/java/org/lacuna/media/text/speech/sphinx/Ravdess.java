package org.lacuna.media.text.speech.sphinx;

import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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

  /**
   * Sentences of twelve speakers that nothing here was ever tuned on, all eight acted emotions.
   *
   * @param count 48 at most
   */
  static List<Recording> heldOut(int count) throws Exception {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int statement = 1 + (i / 8 + i / 24) % 2;
      int actor = 9 + i % 12;
      names.add(
          String.format(
              Locale.ROOT, "01-%02d-01-%02d-%02d-%02d", 1 + i % 8, statement, 1 + i / 24, actor));
    }
    return of(names.toArray(String[]::new));
  }

  /** German speech, where the research data is at hand; otherwise the calling test is skipped. */
  static float[] german() throws Exception {
    Path file =
        Path.of(System.getProperty("lacuna.data", "absent"), "speech", "emodb", "03a01Fa.flac");
    Assumptions.assumeTrue(Files.isRegularFile(file), "no EmoDB recording at " + file);
    return samples(file);
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
