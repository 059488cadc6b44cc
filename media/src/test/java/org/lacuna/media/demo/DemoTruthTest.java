package org.lacuna.media.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.lacuna.inference.onnx.OnnxRuntime;
import org.lacuna.inference.signal.FeatureSequence;
import org.lacuna.inference.signal.FeatureSet;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.signal.TimedWord;
import org.lacuna.inference.task.CancelToken;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.ProgressSink;
import org.lacuna.media.audio.AcousticExtractor;
import org.lacuna.media.audio.SoundPictureCollector;
import org.lacuna.media.decode.ffmpeg.FfmpegMediaSource;
import org.lacuna.media.decode.ffmpeg.FfmpegSubtitles;
import org.lacuna.media.extract.ClipExtractor;
import org.lacuna.media.extract.ExtractOptions;
import org.lacuna.media.extract.PassExtractor;
import org.lacuna.media.text.TranscriptFinder;
import org.lacuna.media.text.TranscriptLanguage;
import org.lacuna.media.text.TranscriptReaders;
import org.lacuna.media.text.WordEmbedder;
import org.lacuna.media.vision.FaceExtractor;
import org.lacuna.media.vision.FaceNetworks;
import org.lacuna.resources.LacunaResources;

/**
 * What the extractors measure on the bundled demo clip, against the script that it was made from:
 * the whole way through a coded file, with our own decoder, detector, pitch tracker and reader.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DemoTruthTest {

  /** Mesh and coding blur an onset over a few frames. */
  private static final Offset<Double> HALF_A_BEAT = within(0.15);

  private final DemoScript script = DemoScript.standard();
  private Optional<FeatureSet> extracted = Optional.empty();

  @BeforeAll
  void extract(@TempDir Path folder) throws IOException, LacunaException {
    for (String name : List.of("demo.mp4", "demo.vtt")) {
      Files.write(folder.resolve(name), LacunaResources.bytes("demo/" + name));
    }
    OnnxRuntime runtime = new OnnxRuntime();
    try (FaceNetworks networks = FaceNetworks.open(runtime, LacunaResources::model);
        WordEmbedder embedder = WordEmbedder.open(runtime, 1)) {
      ClipExtractor extractor =
          new PassExtractor(
              new FfmpegMediaSource(),
              () -> new FaceExtractor(networks),
              () -> AcousticExtractor.withoutSpeechNetwork(16_000),
              new TranscriptLanguage(
                  new TranscriptFinder(TranscriptReaders.standard(), new FfmpegSubtitles()),
                  () -> embedder),
              SoundPictureCollector::new);
      extracted =
          Optional.of(
              extractor
                  .extract(
                      folder.resolve("demo.mp4"),
                      ExtractOptions.DEFAULT,
                      new CancelToken(),
                      ProgressSink.ignore())
                  .features());
    }
  }

  private FeatureSet features() {
    return extracted.orElseThrow();
  }

  @Test
  void theFaceIsFoundNearlyAlways() {
    FeatureSequence face = features().sequence(Modality.VISION).orElseThrow();
    assertThat(face.steps()).isEqualTo(400);
    assertThat(face.observedFraction()).isGreaterThanOrEqualTo(0.95);
  }

  @Test
  void theWordsAreTheScripts() {
    List<TimedWord> spoken = script.words();
    List<TimedWord> read = features().words();
    assertThat(read).extracting(TimedWord::text).isEqualTo(texts(spoken));
    for (int i = 0; i < spoken.size(); i++) {
      assertThat(read.get(i).startUs()).isCloseTo(spoken.get(i).startUs(), within(1000L));
      assertThat(read.get(i).endUs()).isCloseTo(spoken.get(i).endUs(), within(1000L));
      assertThat(read.get(i).origin()).isEqualTo(TimedWord.Origin.GIVEN);
    }
  }

  private static List<String> texts(List<TimedWord> words) {
    return words.stream().map(TimedWord::text).toList();
  }

  @Test
  void thePitchIsTheScripts() {
    FeatureSequence sound = features().sequence(Modality.AUDIO).orElseThrow();
    int column = sound.spec().indexOf("f0_semitone");
    List<Double> errors = new ArrayList<>();
    int voiced = 0;
    for (int t = 0; t < sound.steps(); t++) {
      double centre = (sound.startUs(t) + sound.endUs(t)) / 2e6;
      // Only where the script is voiced all through the analysis window: edges belong to neither.
      if (!(script.voiced(centre - 0.03)
          && script.voiced(centre)
          && script.voiced(centre + 0.03))) {
        continue;
      }
      voiced++;
      if (sound.observed(t) && !Float.isNaN(sound.value(t, column))) {
        double truth = 12 * Math.log(script.f0(centre) / 27.5) / Math.log(2);
        errors.add(Math.abs(sound.value(t, column) - truth));
      }
    }
    double gross = errors.stream().filter(e -> e > 3).count() / (double) errors.size();
    assertThat(errors.size()).isGreaterThan((int) (0.9 * voiced));
    assertThat(median(errors)).isLessThan(0.2);
    assertThat(gross).isLessThan(0.01);
  }

  @Test
  void theSmileComesAndGoesWhenTheScriptSays() {
    FeatureSequence face = features().sequence(Modality.VISION).orElseThrow();
    for (String name : List.of("mouth_width", "lip_corner_raise_left", "lip_corner_raise_right")) {
      double before = mean(face, name, 3.3, 3.8);
      double during = mean(face, name, 4.6, 7.6);
      assertThat(during).as(name).isGreaterThan(before);
      double half = (before + during) / 2;
      assertThat(crossing(face, name, half, 3.3, 4.6))
          .as(name)
          .isCloseTo(smiling(3.3), HALF_A_BEAT);
    }
    assertThat(mean(face, "expr_happy", 4.6, 7.6)).isGreaterThan(0.6);
    assertThat(mean(face, "expr_happy", 0.5, 3.6)).isLessThan(0.4);
    assertThat(mean(face, "expr_happy", 8.6, 15.6)).isLessThan(0.4);
  }

  /** When the script's smile reaches half of its strength, seconds. */
  private double smiling(double from) {
    double at = from;
    while (script.smile(at) < 0.5 * script.smile(6)) {
      at += 0.01;
    }
    return at;
  }

  /** First time that a column, over five frames, is above a level. */
  private static double crossing(
      FeatureSequence s, String name, double level, double from, double to) {
    double at = from;
    while (at < to && mean(s, name, at - 0.1, at + 0.1) < level) {
      at += 0.04;
    }
    return at;
  }

  private static double mean(FeatureSequence s, String name, double from, double to) {
    int column = s.spec().indexOf(name);
    double sum = 0;
    int n = 0;
    for (int t = 0; t < s.steps(); t++) {
      double at = s.startUs(t) / 1e6;
      if (at >= from && at < to && s.observed(t)) {
        sum += s.value(t, column);
        n++;
      }
    }
    return sum / n;
  }

  private static double median(List<Double> values) {
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).toArray();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
