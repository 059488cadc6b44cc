package org.lacuna.media.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lacuna.inference.signal.FeatureSequence;
import org.lacuna.inference.task.CancelToken;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.ProgressSink;
import org.lacuna.media.decode.MediaSource.Pass;
import org.lacuna.media.decode.MediaSource.ReadOptions;
import org.lacuna.media.decode.ffmpeg.FfmpegMediaSource;

/** A voice of known qualities, from files of all rates and channel counts, through the decoder. */
class DecodedVoiceTest {

  private static final double JITTER = 0.01;

  @ParameterizedTest
  @CsvSource({
    "8000, 1",
    "11025, 1",
    "16000, 1",
    "22050, 2",
    "32000, 1",
    "44100, 1",
    "48000, 2",
    "48000, 6",
    "96000, 1"
  })
  void theVoiceKeepsItsQualities(int rate, int channels, @TempDir Path folder)
      throws IOException, LacunaException {
    Voice voice = Voice.maker().f0(141).jitter(JITTER).hnr(30).rate(rate).make();
    Path file = folder.resolve("voice.wav");
    Files.write(file, wav(voice.samples(), rate, channels));
    FeatureSequence s = read(file);
    assertThat(s.steps()).isBetween(199, 202);
    assertThat(Sounds.hz((float) median(s, "f0_semitone")))
        .isCloseTo(141, Percentage.withPercentage(1));
    assertThat(mean(s, "jitter_local"))
        .isCloseTo(voice.jitter(), Percentage.withPercentage(rate < 11_025 ? 30 : 15));
    if (rate >= 11_025) {
      assertThat(median(s, "f1_frequency")).isCloseTo(730, Percentage.withPercentage(5));
      assertThat(median(s, "f2_frequency")).isCloseTo(1090, Percentage.withPercentage(5));
      assertThat(median(s, "f3_frequency")).isCloseTo(2440, Percentage.withPercentage(5));
    }
    // jitter itself counts as noise for the periodicity
    assertThat(mean(s, "hnr")).isCloseTo(mean(read16(folder), "hnr"), within(2.5));
  }

  /** The same voice at 16 kHz. */
  private static FeatureSequence read16(Path folder) throws IOException, LacunaException {
    Path file = folder.resolve("reference.wav");
    Voice voice = Voice.maker().f0(141).jitter(JITTER).hnr(30).make();
    Files.write(file, wav(voice.samples(), Sounds.RATE, 1));
    return read(file);
  }

  private static FeatureSequence read(Path file) throws LacunaException {
    try (AcousticExtractor extractor = AcousticExtractor.withoutSpeechNetwork(Sounds.RATE)) {
      Pass pass =
          new FfmpegMediaSource()
              .read(
                  file,
                  new ReadOptions(false, true, Sounds.RATE, 0),
                  extractor,
                  new CancelToken(),
                  ProgressSink.ignore());
      return extractor.finish(pass.endUs());
    }
  }

  private static double mean(FeatureSequence s, String name) {
    float[] x = values(s, name);
    double sum = 0;
    for (float v : x) {
      sum += v;
    }
    return sum / x.length;
  }

  private static double median(FeatureSequence s, String name) {
    float[] x = values(s, name);
    return x[x.length / 2];
  }

  private static float[] values(FeatureSequence s, String name) {
    float[] x = Sounds.column(s, name);
    Arrays.sort(x);
    int n = x.length;
    while (n > 0 && Float.isNaN(x[n - 1])) {
      n--;
    }
    assertThat(n).as(name).isGreaterThan(100);
    return Arrays.copyOf(x, n);
  }

  /** 16-bit PCM, the same sound in every channel. */
  private static byte[] wav(float[] samples, int rate, int channels) {
    int bytes = 2 * channels * samples.length;
    ByteBuffer out = ByteBuffer.allocate(44 + bytes).order(ByteOrder.LITTLE_ENDIAN);
    out.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + bytes);
    out.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
    out.putShort((short) 1).putShort((short) channels).putInt(rate);
    out.putInt(2 * channels * rate).putShort((short) (2 * channels)).putShort((short) 16);
    out.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(bytes);
    for (float x : samples) {
      for (int c = 0; c < channels; c++) {
        out.putShort((short) Math.round(32767 * x));
      }
    }
    return out.array();
  }
}
