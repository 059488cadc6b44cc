package org.lacuna.app.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lacuna.inference.onnx.OnnxRuntime;
import org.lacuna.inference.signal.Feature;
import org.lacuna.inference.signal.FeatureSequence;
import org.lacuna.inference.signal.Modality;
import org.lacuna.media.audio.vad.SpeechNetwork;
import org.lacuna.media.decode.ffmpeg.FfmpegMediaSource;
import org.lacuna.resources.LacunaResources;
import org.lacuna.training.data.SourceItem;
import org.lacuna.training.data.Split;

class SpeechItemsTest {

  private static final int RATE = 16_000;
  private static final int SECONDS = 2;

  @TempDir Path folder;

  /** Two seconds of 150 Hz with its harmonics. */
  private Path buzz() throws Exception {
    ByteBuffer samples = ByteBuffer.allocate(2 * RATE * SECONDS).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < RATE * SECONDS; i++) {
      double value = 0;
      for (int h = 1; h <= 12; h++) {
        value += Math.sin(2 * Math.PI * 150 * h * i / RATE) / h;
      }
      samples.putShort((short) (6000 * value));
    }
    AudioFormat format = new AudioFormat(RATE, 16, 1, true, false);
    Path file = folder.resolve("buzz.wav");
    try (AudioInputStream in =
        new AudioInputStream(
            new ByteArrayInputStream(samples.array()), format, (long) RATE * SECONDS)) {
      AudioSystem.write(in, AudioFileFormat.Type.WAVE, file.toFile());
    }
    return file;
  }

  private static FeatureSequence measured(Path file, double pace) throws Exception {
    SourceItem item =
        new SourceItem(
            "buzz", Modality.AUDIO, "t", file.toString(), "g", Split.TRAIN, null, Float.NaN, pace);
    try (SpeechItems items =
        new SpeechItems(
            new FfmpegMediaSource(),
            SpeechNetwork.open(new OnnxRuntime(), LacunaResources::model))) {
      return items.extract(item);
    }
  }

  private static double pitch(FeatureSequence sound) {
    List<String> names = sound.spec().features().stream().map(Feature::name).toList();
    return sound.value(sound.steps() / 2, names.indexOf("f0_semitone"));
  }

  @Test
  void aFasterPaceIsShorterAndHigher() throws Exception {
    Path file = buzz();
    FeatureSequence plain = measured(file, 1);
    FeatureSequence fast = measured(file, 1.15);
    FeatureSequence slow = measured(file, 0.86);

    assertThat(pitch(fast) - pitch(plain)).isCloseTo(12 * Math.log(1.15) / Math.log(2), within(.1));
    assertThat(pitch(slow) - pitch(plain)).isCloseTo(12 * Math.log(0.86) / Math.log(2), within(.1));
    double end = plain.endUs(plain.steps() - 1);
    assertThat(fast.endUs(fast.steps() - 1)).isCloseTo((long) (end / 1.15), within(100_000L));
    assertThat(slow.endUs(slow.steps() - 1)).isCloseTo((long) (end / 0.86), within(100_000L));
  }
}
