package org.lacuna.app.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.lacuna.app.export.csv.CsvWriter;
import org.lacuna.app.fake.SampleClips;
import org.lacuna.inference.align.TimeGrid;
import org.lacuna.inference.signal.FeatureSpec;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.signal.ModalitySet;
import org.lacuna.inference.task.CancelToken;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.ProgressSink;
import org.lacuna.media.extract.ClipExtractor;
import org.lacuna.media.extract.ExtractOptions;
import org.lacuna.media.text.words.ValenceLexicon;

class ExportRunTest {

  @TempDir Path folder;

  private Path in = Path.of("");
  private Path out = Path.of("");
  private final ScriptedExtractor extractor = new ScriptedExtractor(ModalitySet.all());

  @BeforeEach
  void folders() throws IOException {
    in = Files.createDirectory(folder.resolve("in"));
    out = folder.resolve("out");
  }

  private void clips(String... names) throws IOException {
    for (String name : names) {
      Path file = in.resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, name);
    }
  }

  static ExportSettings settings(String grid, boolean vectors, Optional<Path> transcripts) {
    return new ExportSettings(
        new TreeSet<>(EnumSet.of(ExportFormat.CSV, ExportFormat.NPZ)),
        TimeGrid.ofKey(grid).orElseThrow(),
        ExtractOptions.DEFAULT,
        transcripts,
        vectors,
        false);
  }

  static ExportRun.Request request(
      Path in, Path out, ExportSettings settings, int jobs, boolean resume) {
    return new ExportRun.Request(
        ItemFinder.find(List.of(in)),
        out,
        settings,
        List.of(new CsvWriter(settings.wordVectors(), false), NpzClipWriter.visible()),
        List.of(),
        jobs,
        resume);
  }

  private ExportRun.Summary run(
      ClipExtractor with, ExportSettings settings, int jobs, boolean resume)
      throws LacunaException {
    return new ExportRun(with, ValenceLexicon.open(), "1", List.of())
        .run(request(in, out, settings, jobs, resume), new CancelToken(), ProgressSink.ignore());
  }

  private ExportRun.Summary run(boolean resume) throws LacunaException {
    return run(extractor, settings("native", false, Optional.empty()), 1, resume);
  }

  /** Lines of the outcome table below its head, sorted. */
  private List<String> outcomes() throws IOException {
    List<String> lines = Files.readAllLines(out.resolve(ExportRun.OUTCOMES));
    assertThat(lines.get(0)).isEqualTo("item,outcome,seconds,sentence");
    return lines.stream().skip(1).sorted().toList();
  }

  private List<String> files() throws IOException {
    try (Stream<Path> all = Files.walk(out)) {
      return all.filter(Files::isRegularFile)
          .map(f -> out.relativize(f).toString().replace('\\', '/'))
          .filter(f -> !f.startsWith(OutputFolder.OWN))
          .sorted()
          .toList();
    }
  }

  @Test
  void badFilesAreReportedAndTheRunGoesOn() throws Exception {
    clips("a/one.mp4", "broken.mp4", "fault.mp4", "z.mp4");
    ExportRun.Summary summary = run(false);
    assertThat(summary.count(Outcome.Kind.DONE)).isEqualTo(2);
    assertThat(summary.count(Outcome.Kind.FAILED)).isEqualTo(2);
    assertThat(outcomes()).hasSize(4);
    assertThat(outcomes().get(0)).matches("a/one.mp4,done,\\d+\\.\\d\\d,");
    assertThat(outcomes().get(1))
        .matches("broken.mp4,failed,\\d+\\.\\d\\d,\"\"\"broken.mp4\"\" is no media file.\"");
    assertThat(outcomes().get(2)).contains("went wrong inside Lacuna").endsWith(".");
    assertThat(files())
        .containsExactly(
            "a/one.mp4.audio.csv",
            "a/one.mp4.npz",
            "a/one.mp4.vision.csv",
            "a/one.mp4.words.csv",
            "outcomes.csv",
            "z.mp4.audio.csv",
            "z.mp4.npz",
            "z.mp4.vision.csv",
            "z.mp4.words.csv");
  }

  @Test
  void whatAClipLacksIsInItsOutcome() throws Exception {
    clips("a.mp4");
    run(
        new ScriptedExtractor(ModalitySet.none()),
        settings("native", false, Optional.empty()),
        1,
        false);
    assertThat(outcomes().get(0)).contains("a.mp4,done").contains("This file has no sound.");
    assertThat(files()).containsExactly("a.mp4.npz", "outcomes.csv");

    run(
        new ScriptedExtractor(ModalitySet.none()),
        settings("words", false, Optional.empty()),
        1,
        false);
    assertThat(outcomes().get(0)).contains("a.mp4,failed").contains("no words to align to");
  }

  @Test
  void whatAClipNoLongerHasIsRemoved() throws Exception {
    clips("a.mp4");
    run(false);
    assertThat(files()).contains("a.mp4.words.csv", "a.mp4.audio.csv");
    ModalitySet less = ModalitySet.of(Modality.AUDIO);
    run(new ScriptedExtractor(less), settings("native", false, Optional.empty()), 1, false);
    assertThat(files()).containsExactly("a.mp4.audio.csv", "a.mp4.npz", "outcomes.csv");
  }

  @Test
  void aClipTooLargeForTheMemoryDoesNotStopTheRun() throws Exception {
    clips("a.mp4", "huge.mp4", "z.mp4");
    ClipExtractor huge =
        (file, options, cancel, progress) -> {
          if (file.toString().contains("huge")) {
            throw new OutOfMemoryError("scripted");
          }
          return SampleClips.clip(ModalitySet.all());
        };
    ExportRun.Summary summary = run(huge, settings("native", false, Optional.empty()), 1, false);
    assertThat(summary.count(Outcome.Kind.DONE)).isEqualTo(2);
    assertThat(outcomes().get(1)).contains("too long for the memory");
  }

  @Test
  void aSecondRunDoesOnlyWhatIsNotDone() throws Exception {
    clips("a.mp4", "b.mp4", "broken.mp4");
    run(false);
    extractor.asked.clear();
    ExportRun.Summary second = run(true);
    assertThat(extractor.asked).containsExactly("broken.mp4");
    assertThat(second.count(Outcome.Kind.SKIPPED)).isEqualTo(2);
    assertThat(outcomes().get(0)).matches("a.mp4,skipped,.*,Done before.");
    extractor.asked.clear();
    run(false);
    assertThat(extractor.asked).hasSize(3);
  }

  @Test
  void damagedMissingOrOutdatedOutputsAreDoneAgain() throws Exception {
    clips("cut.mp4", "flip.mp4", "gone.mp4", "newer.mp4", "ok.mp4", "record.mp4", "words.mp4");
    run(false);
    Path cut = out.resolve("cut.mp4.npz");
    byte[] whole = Files.readAllBytes(cut);
    Files.write(cut, java.util.Arrays.copyOf(whole, whole.length - 1));
    Path flip = out.resolve("flip.mp4.audio.csv");
    byte[] text = Files.readAllBytes(flip);
    text[text.length / 2] ^= 1;
    Files.write(flip, text);
    Files.delete(out.resolve("gone.mp4.words.csv"));
    Files.setLastModifiedTime(in.resolve("newer.mp4"), FileTime.fromMillis(1_000_000));
    Files.writeString(out.resolve(OutputFolder.OWN + "/done/record.mp4.json"), "{\"settings\":");
    Files.writeString(in.resolve("words.srt"), "1\n00:00:00,000 --> 00:00:01,000\nHi\n");
    extractor.asked.clear();
    run(true);
    assertThat(extractor.asked)
        .containsExactly("cut.mp4", "flip.mp4", "gone.mp4", "newer.mp4", "record.mp4", "words.mp4");
    assertThat(Files.readAllBytes(cut)).isEqualTo(whole);
  }

  @Test
  void otherOptionsDoEverythingAgain() throws Exception {
    clips("a.mp4");
    run(false);
    for (ExportSettings other :
        List.of(
            settings("100", false, Optional.empty()), settings("100", true, Optional.empty()))) {
      extractor.asked.clear();
      run(extractor, other, 1, true);
      assertThat(extractor.asked).hasSize(1);
      run(extractor, other, 1, true);
      assertThat(extractor.asked).hasSize(1);
    }
  }

  @Test
  void anotherVersionOfAnExtractorDoesEverythingAgain() throws Exception {
    clips("a.mp4");
    ExportSettings settings = settings("native", false, Optional.empty());
    for (String version : List.of("1", "1", "2")) {
      FeatureSpec spec = new FeatureSpec("test.audio", version, Map.of(), List.of());
      new ExportRun(extractor, ValenceLexicon.open(), "1", List.of(spec))
          .run(request(in, out, settings, 1, true), new CancelToken(), ProgressSink.ignore());
    }
    assertThat(extractor.asked).hasSize(2);
  }

  @Test
  void leftOversOfAKilledRunAreClearedAway() throws Exception {
    clips("a.mp4");
    Path part = out.resolve(OutputFolder.OWN + "/part/1.part");
    Files.createDirectories(part.getParent());
    Files.writeString(part, "half");
    run(true);
    try (Stream<Path> left = Files.list(part.getParent())) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  @Timeout(60)
  void aKilledRunIsResumedWithoutRedoingFinishedClips() throws Exception {
    clips("a.mp4", "b.mp4", "c-hang.mp4", "d.mp4");
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path", ""));
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home", ""), "bin", "java").toString(),
                "-cp",
                classPath,
                HangingExport.class.getName(),
                in.toString(),
                out.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("child.log").toFile())
            .start();
    try {
      Path hanging = out.resolve("hanging");
      while (!Files.exists(hanging)) {
        assertThat(process.isAlive()).as(() -> log(folder.resolve("child.log"))).isTrue();
        Thread.sleep(20);
      }
    } finally {
      // SIGKILL: no handler, no shutdown hook, nothing flushed.
      process.destroyForcibly().waitFor(20, TimeUnit.SECONDS);
    }
    assertThat(outcomes()).hasSize(2).allMatch(line -> line.contains(",done,"));
    byte[] before = Files.readAllBytes(out.resolve("a.mp4.npz"));

    ExportRun.Summary resumed = run(true);
    assertThat(extractor.asked).containsExactly("c-hang.mp4", "d.mp4");
    assertThat(resumed.count(Outcome.Kind.SKIPPED)).isEqualTo(2);
    assertThat(resumed.count(Outcome.Kind.DONE)).isEqualTo(2);
    assertThat(Files.readAllBytes(out.resolve("a.mp4.npz"))).isEqualTo(before);
  }

  private static String log(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      return e.toString();
    }
  }

  @Test
  @Timeout(30)
  void jobsRunSideBySideAndGiveTheSameFiles() throws Exception {
    clips("a.mp4", "b.mp4", "c.mp4", "d.mp4");
    run(false);
    List<byte[]> alone = new ArrayList<>();
    for (String name : files()) {
      alone.add(Files.readAllBytes(out.resolve(name)));
    }
    out = folder.resolve("out2");
    // Nobody passes before a second one has come.
    CyclicBarrier pairs = new CyclicBarrier(2);
    ClipExtractor together =
        (file, options, cancel, progress) -> {
          try {
            pairs.await(20, TimeUnit.SECONDS);
          } catch (Exception e) {
            throw new IllegalStateException("the jobs do not run side by side", e);
          }
          return SampleClips.clip(ModalitySet.all());
        };
    ExportRun.Summary summary =
        run(together, settings("native", false, Optional.empty()), 2, false);
    assertThat(summary.count(Outcome.Kind.DONE)).isEqualTo(4);
    for (int i = 0; i < files().size(); i++) {
      if (!files().get(i).equals(ExportRun.OUTCOMES)) {
        assertThat(Files.readAllBytes(out.resolve(files().get(i)))).isEqualTo(alone.get(i));
      }
    }
  }

  @Test
  void progressNeverGoesBackAndEndsAtOne() throws Exception {
    clips("a.mp4", "b.mp4", "broken.mp4", "c.mp4");
    List<Double> heard = new ArrayList<>();
    List<String> stages = new ArrayList<>();
    new ExportRun(extractor, ValenceLexicon.open(), "1", List.of())
        .run(
            request(in, out, settings("native", false, Optional.empty()), 1, false),
            new CancelToken(),
            (fraction, stage) -> {
              heard.add(fraction);
              stages.add(stage);
            });
    assertThat(heard).isSorted().endsWith(1.0);
    assertThat(stages).contains("1 of 4 clips").endsWith("4 of 4 clips, 1 failed");
  }

  @Test
  void aCancelledRunStops() throws Exception {
    clips("a.mp4", "b.mp4");
    CancelToken cancel = new CancelToken();
    cancel.cancel();
    assertThatThrownBy(
            () ->
                new ExportRun(extractor, ValenceLexicon.open(), "1", List.of())
                    .run(
                        request(in, out, settings("native", false, Optional.empty()), 2, false),
                        cancel,
                        ProgressSink.ignore()))
        .isInstanceOf(CancellationException.class);
    assertThat(extractor.asked).isEmpty();
  }

  @Test
  void oneRunAtATimeHoldsTheFolder() throws Exception {
    clips("a.mp4");
    try (OutputFolder held = OutputFolder.open(out)) {
      assertThat(held.root()).isEqualTo(out);
      assertThatThrownBy(() -> run(false))
          .isInstanceOf(LacunaException.class)
          .hasMessageContaining("Another run writes");
    }
    assertThat(run(false).count(Outcome.Kind.DONE)).isEqualTo(1);
  }

  @Test
  void transcriptsComeFromTheNamedFolder() throws Exception {
    clips("a/talk.mp4", "b/other.mp4", "none.mp4");
    Path transcripts = Files.createDirectories(folder.resolve("t/a"));
    Files.writeString(transcripts.resolve("talk.srt"), "x");
    Files.writeString(folder.resolve("t/other.TextGrid"), "x");
    run(extractor, settings("native", false, Optional.of(folder.resolve("t"))), 1, false);
    assertThat(extractor.options.stream().map(ExtractOptions::transcript))
        .containsExactly(
            Optional.of(transcripts.resolve("talk.srt")),
            Optional.of(folder.resolve("t/other.TextGrid")),
            Optional.empty());
  }
}
