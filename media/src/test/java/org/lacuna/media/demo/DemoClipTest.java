package org.lacuna.media.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.media.text.Transcript;
import org.lacuna.media.text.TranscriptReaders;
import org.lacuna.media.text.TranscriptWriter;

class DemoClipTest {

  private final DemoScript script = DemoScript.standard();

  @Test
  void transcriptGivesTheWordsBackWithTheirTimes(@TempDir Path folder)
      throws LacunaException, IOException {
    Path vtt = folder.resolve("demo.vtt");
    Files.writeString(vtt, TranscriptWriter.webVtt(DemoClip.transcript(script)));
    Transcript read = TranscriptReaders.standard().read(vtt, 16_000_000);
    assertThat(read.words()).isEqualTo(script.words());
    assertThat(read.cues()).hasSize(4);
  }

  @Test
  void transcriptLiesBesideTheClip() {
    assertThat(DemoClip.transcriptOf(Path.of("a", "demo.mp4"))).isEqualTo(Path.of("a", "demo.vtt"));
    assertThat(DemoClip.transcriptOf(Path.of("demo"))).isEqualTo(Path.of("demo.vtt"));
  }

  @Test
  void speechHasTheUsualLevelAndDoesNotClip() {
    float[] speech = DemoClip.speech(script);
    assertThat(speech).hasSize(16 * DemoClip.SAMPLE_RATE);
    double peak = 0;
    double jump = 0;
    for (int i = 1; i < speech.length; i++) {
      peak = Math.max(peak, Math.abs(speech[i]));
      jump = Math.max(jump, Math.abs(speech[i] - speech[i - 1]));
    }
    assertThat(peak).isBetween(0.3, 0.9);
    assertThat(jump).as("no clicks").isLessThan(0.5);
    double level = 20 * Math.log10(rms(speech, 0.45, 15.35));
    assertThat(level).isCloseTo(-22, within(4.0));
  }

  @Test
  void betweenSentencesItIsSilent() {
    float[] speech = DemoClip.speech(script);
    assertThat(rms(speech, 0, 0.3)).isLessThan(0.001);
    assertThat(rms(speech, 7.7, 8.1)).isLessThan(0.001);
  }

  @Test
  void angerIsLoudestAndSadnessSoftest() {
    float[] speech = DemoClip.speech(script);
    double neutral = rms(speech, 0.45, 3.25);
    assertThat(rms(speech, 4.35, 7.45)).isGreaterThan(neutral);
    assertThat(rms(speech, 12.35, 15.35)).isGreaterThan(1.6 * neutral);
    assertThat(rms(speech, 8.25, 11.65)).isLessThan(1.1 * neutral);
  }

  @Test
  void speechIsTheSameEveryTime() {
    assertThat(DemoClip.speech(script)).isEqualTo(DemoClip.speech(script));
  }

  private static double rms(float[] x, double from, double to) {
    double sum = 0;
    int a = (int) (from * DemoClip.SAMPLE_RATE);
    int b = (int) (to * DemoClip.SAMPLE_RATE);
    for (int i = a; i < b; i++) {
      sum += x[i] * x[i];
    }
    return Math.sqrt(sum / (b - a));
  }
}
