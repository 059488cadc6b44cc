package org.lacuna.app.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lacuna.app.Launcher;
import org.lacuna.inference.signal.FeatureSequence;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.task.CancelToken;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.ProgressSink;
import org.lacuna.media.extract.ClipExtractor;
import org.lacuna.media.extract.ExtractOptions;
import org.lacuna.media.extract.Extraction;
import org.lacuna.media.isolate.Limits;
import org.lacuna.media.isolate.WorkerPool;
import org.lacuna.media.store.FreshExtractor;

/**
 * Damaged media files through the whole program: each gives a result with its masks or one
 * sentence, in time, and this process lives. The system property {@code lacuna.mutations} says how
 * many; the build takes a sample of the 500.
 */
class MutatedMediaTest {

  private static final Limits STRICT =
      new Limits(
          Duration.ofSeconds(120),
          Duration.ofSeconds(20),
          Duration.ofSeconds(90),
          2,
          2L << 30,
          500,
          Duration.ofSeconds(1));

  @TempDir private Path folder;

  @Test
  void everyDamagedFileGivesAResultOrASentence() throws Exception {
    int files = Integer.getInteger("lacuna.mutations", 100);
    int seed = Integer.getInteger("lacuna.mutations.seed", 1);
    Map<String, Integer> outcomes = new TreeMap<>();
    UserFolders home =
        new UserFolders(folder.resolve("data"), folder.resolve("cache"), folder.resolve("config"));
    List<Path> seeds;
    try (Services services = Composition.create(home, Launcher.class.getName())) {
      seeds = new SeedClips(services.demoClip()).write(Files.createDirectory(folder.resolve("s")));
    }
    assertThat(seeds).hasSizeGreaterThan(8);
    ExecutorService two = Executors.newFixedThreadPool(2);
    try (WorkerPool workers = new WorkerPool(new WorkerLaunch(Launcher.class.getName()), STRICT)) {
      ClipExtractor extractor = new FreshExtractor(workers);
      for (Path whole : seeds) {
        assertThat(outcome(extractor, whole)).as(whole.toString()).endsWith("result");
      }
      List<Future<String>> all = new ArrayList<>();
      for (int i = 0; i < files; i++) {
        Path clip = damaged(seeds.get(i % seeds.size()), i, seed);
        all.add(two.submit(() -> outcome(extractor, clip)));
      }
      for (Future<String> one : all) {
        outcomes.merge(one.get(), 1, Integer::sum);
      }
      assertThat(outcome(extractor, seeds.get(0))).isEqualTo("whole result");
    } finally {
      two.shutdownNow();
      System.out.println("damaged files: " + outcomes);
    }
    assertThat(outcomes.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(files);
    assertThat(outcomes.keySet()).noneMatch(o -> o.startsWith("unforeseen"));
  }

  private Path damaged(Path whole, int i, int seed) throws Exception {
    String name = String.valueOf(whole.getFileName());
    Path file = folder.resolve("damaged-" + i + name.substring(name.lastIndexOf('.')));
    Files.write(file, Mutator.damage(Files.readAllBytes(whole), 1000L * seed + i));
    return file;
  }

  private static String outcome(ClipExtractor extractor, Path clip) {
    long began = System.nanoTime();
    try {
      Extraction e =
          extractor.extract(clip, ExtractOptions.DEFAULT, new CancelToken(), ProgressSink.ignore());
      requireSound(e);
      return e.damage().isEmpty() ? "whole result" : "partial result";
    } catch (LacunaException e) {
      assertThat(e.sentence()).endsWith(".").doesNotContain("\n").contains(name(clip));
      String kind = e.sentence().replace(name(clip), "...").replaceAll("[0-9]+(\\.[0-9]+)?", "N");
      if (kind.contains("unforeseen") || kind.contains("crash") || kind.contains("memory")) {
        System.out.println(e.sentence() + " " + e.getCause());
      }
      return (kind.contains("unforeseen") ? "unforeseen: " : "sentence: ") + kind;
    } finally {
      double seconds = (System.nanoTime() - began) / 1e9;
      assertThat(seconds).as(clip.toString()).isLessThan(200);
      if (seconds > 8) {
        System.out.printf("%s took %.1f s%n", name(clip), seconds);
      }
    }
  }

  private static String name(Path clip) {
    return String.valueOf(clip.getFileName());
  }

  /** What is there has times that rise and at least one measured step; the rest has a reason. */
  private static void requireSound(Extraction e) {
    assertThat(e.features().durationUs()).isPositive();
    for (Modality m : Modality.values()) {
      assertThat(e.features().whyAbsent(m).isPresent())
          .isNotEqualTo(e.features().sequence(m).isPresent());
      e.features().sequence(m).ifPresent(MutatedMediaTest::requireSound);
    }
  }

  private static void requireSound(FeatureSequence s) {
    assertThat(s.observedSteps()).isPositive();
    float[] row = new float[s.dim()];
    for (int t = 0; t < s.steps(); t++) {
      assertThat(s.endUs(t)).isGreaterThanOrEqualTo(s.startUs(t));
      assertThat(t == 0 || s.startUs(t) >= s.startUs(t - 1)).isTrue();
      s.copyStep(t, row, 0);
      for (float value : row) {
        assertThat(Float.isInfinite(value)).isFalse();
      }
    }
  }
}
