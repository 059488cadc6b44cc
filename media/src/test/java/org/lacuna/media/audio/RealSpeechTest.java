package org.lacuna.media.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.lacuna.inference.signal.FeatureSequence;
import org.lacuna.inference.task.CancelToken;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.ProgressSink;
import org.lacuna.media.decode.MediaSource.Pass;
import org.lacuna.media.decode.MediaSource.ReadOptions;
import org.lacuna.media.decode.ffmpeg.FfmpegMediaSource;

/** Plausibility on real voices; needs the research data beside the checkout. */
class RealSpeechTest {

  private static final Set<String> MEN = Set.of("03", "10", "11", "12", "15");

  @Test
  void neutralVoicesOfMenAndWomenLieWhereVoicesLie() throws IOException, LacunaException {
    List<Path> neutral = emodb("N");
    for (String speaker : List.of("03", "08", "09", "10", "11", "12", "13", "14", "15", "16")) {
      List<Path> own =
          neutral.stream().filter(p -> p.getFileName().toString().startsWith(speaker)).toList();
      if (own.isEmpty()) {
        continue;
      }
      double hz = medianHz(own.subList(0, Math.min(3, own.size())));
      if (MEN.contains(speaker)) {
        assertThat(hz).as("man %s", speaker).isBetween(75.0, 165.0);
      } else {
        assertThat(hz).as("woman %s", speaker).isBetween(150.0, 270.0);
      }
    }
  }

  @Test
  void angerIsHigherAndLouderThanSadness() throws IOException, LacunaException {
    List<Path> anger = emodb("W");
    List<Path> sadness = emodb("T");
    double angry = medianHz(anger.subList(0, 12));
    double sad = medianHz(sadness.subList(0, 12));
    assertThat(angry).isGreaterThan(1.2 * sad);
    assertThat(share(anger.get(0))).isBetween(0.3, 0.85);
  }

  private static List<Path> emodb(String emotion) throws IOException {
    Path folder = Path.of(System.getProperty("lacuna.data", "none"), "speech", "emodb");
    assumeTrue(Files.isDirectory(folder), "skipped: no EmoDB recordings in lacuna.data");
    try (Stream<Path> list = Files.list(folder)) {
      return list.filter(p -> p.getFileName().toString().startsWith(emotion, 5)).sorted().toList();
    }
  }

  private static double medianHz(List<Path> files) throws LacunaException {
    List<Float> voiced = new ArrayList<>();
    for (Path file : files) {
      for (float f0 : Sounds.column(analyse(file), "f0_semitone")) {
        if (!Float.isNaN(f0)) {
          voiced.add(f0);
        }
      }
    }
    voiced.sort(null);
    return Sounds.hz(voiced.get(voiced.size() / 2));
  }

  /** Share of the observed steps that are voiced. */
  private static double share(Path file) throws LacunaException {
    FeatureSequence s = analyse(file);
    int voiced = 0;
    for (float f0 : Sounds.column(s, "f0_semitone")) {
      voiced += Float.isNaN(f0) ? 0 : 1;
    }
    return (double) voiced / s.observedSteps();
  }

  private static FeatureSequence analyse(Path file) throws LacunaException {
    try (AcousticExtractor extractor = AcousticExtractor.withoutSpeechNetwork(Sounds.RATE)) {
      ReadOptions sound = new ReadOptions(false, true, Sounds.RATE, 0);
      Pass pass =
          new FfmpegMediaSource()
              .read(file, sound, extractor, new CancelToken(), ProgressSink.ignore());
      return extractor.finish(pass.endUs());
    }
  }
}
