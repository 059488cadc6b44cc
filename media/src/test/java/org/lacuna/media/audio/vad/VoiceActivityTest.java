package org.lacuna.media.audio.vad;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.lacuna.inference.onnx.OnnxRuntime;
import org.lacuna.inference.task.CancelToken;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.ProgressSink;
import org.lacuna.media.decode.AudioBlock;
import org.lacuna.media.decode.MediaSink;
import org.lacuna.media.decode.MediaSource.ReadOptions;
import org.lacuna.media.decode.VideoFrame;
import org.lacuna.media.decode.ffmpeg.FfmpegMediaSource;
import org.lacuna.resources.LacunaResources;

/** The demo clip speaks and pauses; noise and silence do neither. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VoiceActivityTest {

  private SpeechNetwork network;
  private float[] demo = new float[0];

  @BeforeAll
  void open(@TempDir Path folder) throws Exception {
    network = SpeechNetwork.open(new OnnxRuntime(), LacunaResources::model);
    Path clip = folder.resolve("demo.mp4");
    java.nio.file.Files.write(clip, LacunaResources.bytes("demo/demo.mp4"));
    MediaSink keep =
        new MediaSink() {
          @Override
          public void video(VideoFrame frame) {}

          @Override
          public void audio(AudioBlock block) {
            int at = demo.length;
            demo = Arrays.copyOf(demo, at + block.samples().limit());
            block.samples().get(0, demo, at, block.samples().limit());
          }
        };
    new FfmpegMediaSource()
        .read(
            clip,
            new ReadOptions(false, true, SpeechNetwork.RATE, 0),
            keep,
            new CancelToken(),
            ProgressSink.ignore());
  }

  @AfterAll
  void close() {
    network.close();
  }

  @Test
  void theVoiceOfTheDemoIsSpeech() throws LacunaException {
    float[] heard = listen(demo, 1024);
    int speech = 0;
    for (float p : heard) {
      speech += p > 0.5 ? 1 : 0;
    }
    assertThat((double) speech / heard.length).isBetween(0.3, 0.95);
  }

  @Test
  void silenceAndHissAreNot() throws LacunaException {
    for (float p : listen(new float[2 * SpeechNetwork.RATE], 1000)) {
      assertThat(p).isBetween(0f, 0.3f);
    }
    Random random = new Random(5);
    float[] hiss = new float[2 * SpeechNetwork.RATE];
    for (int i = 0; i < hiss.length; i++) {
      hiss[i] = (float) (0.02 * random.nextGaussian());
    }
    double sum = 0;
    float[] heard = listen(hiss, 1000);
    for (float p : heard) {
      sum += p;
    }
    assertThat(sum / heard.length).isLessThan(0.3);
  }

  @Test
  void howTheStreamIsCutChangesNothing() throws LacunaException {
    float[] x = Arrays.copyOf(demo, 3 * SpeechNetwork.RATE);
    assertThat(listen(x, 777)).isEqualTo(listen(x, 4096));
  }

  @Test
  void aGapIsNotHeardAndSamplesThatAreNoNumberDoNoHarm() throws LacunaException {
    VoiceActivity activity = new VoiceActivity(network);
    float[] x = Arrays.copyOf(demo, SpeechNetwork.RATE);
    x[100] = Float.NaN;
    x[101] = Float.POSITIVE_INFINITY;
    activity.accept(new AudioBlock(FloatBuffer.wrap(x), SpeechNetwork.RATE, 0));
    activity.accept(new AudioBlock(FloatBuffer.wrap(x), SpeechNetwork.RATE, 3_000_000));
    activity.endRun();
    assertThat(activity.take(500_000)).isBetween(0f, 1f);
    assertThat(activity.take(2_000_000)).isNaN();
    assertThat(activity.take(3_500_000)).isBetween(0f, 1f);
    assertThat(activity.take(4_500_000)).isNaN();
  }

  /** The probability every 10 ms. */
  private float[] listen(float[] x, int blockSize) throws LacunaException {
    VoiceActivity activity = new VoiceActivity(network);
    for (int i = 0; i < x.length; i += blockSize) {
      float[] block = Arrays.copyOfRange(x, i, Math.min(x.length, i + blockSize));
      activity.accept(
          new AudioBlock(
              FloatBuffer.wrap(block), SpeechNetwork.RATE, i * 1_000_000L / SpeechNetwork.RATE));
    }
    activity.endRun();
    float[] heard = new float[x.length / 160];
    for (int t = 0; t < heard.length; t++) {
      heard[t] = activity.take(t * 10_000L + 5_000);
    }
    return heard;
  }
}
