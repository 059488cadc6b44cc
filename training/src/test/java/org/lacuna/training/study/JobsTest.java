package org.lacuna.training.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.signal.ModalitySet;
import org.lacuna.inference.task.CancelToken;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.LacunaException.Kind;
import org.lacuna.training.catalog.MethodCatalog;
import org.lacuna.training.catalog.Settings;
import org.lacuna.training.dataset.LabelSpec;
import org.lacuna.training.loop.EpochReport;
import org.lacuna.training.prepare.DataSource;
import org.lacuna.training.prepare.SmallData;

/** A study does the same, however many of its trainings go on at a time. */
class JobsTest {

  private static final Map<Modality, int[]> SHAPES =
      Map.of(
          Modality.VISION, new int[] {4, 3},
          Modality.AUDIO, new int[] {2, 4},
          Modality.LANGUAGE, new int[] {5, 4});

  @TempDir Path folder;

  private static DataSource data(boolean splits) throws LacunaException {
    return DataSource.of(SmallData.of(80, SHAPES, LabelSpec.sentiment(), true, splits));
  }

  private static Plan plan(
      String method, Map<String, String> set, Map<String, List<String>> grid, int seeds, int folds)
      throws LacunaException {
    return new Plan(
        new MethodCatalog().recipe(method),
        Settings.of(set),
        grid,
        LongStream.rangeClosed(1, seeds).boxed().toList(),
        ModalitySet.all(),
        50,
        folds,
        1,
        1);
  }

  private static Map<String, String> small(String method) {
    return method.startsWith("kt")
        ? Map.of("epochs", "3", "width", "8", "heads", "2", "layers", "1", "dropout", "0.2")
        : Map.of("epochs", "3", "hidden", "8", "size", "4", "dropout", "0.2");
  }

  /** Writes down what it hears, without what depends on the clock. */
  private static final class Heard implements StudyListener {
    private final List<String> lines = new ArrayList<>();
    private final CancelToken token = new CancelToken();
    private final int stopAt;
    private int epochs;

    Heard(int stopAt) {
      this.stopAt = stopAt;
    }

    @Override
    public void begins(int number, int of, String what, int most) {
      lines.add("begins " + number + " of " + of + " " + what + " " + most);
    }

    @Override
    public void epoch(EpochReport r) {
      lines.add("epoch " + r.epoch() + r.loss() + r.validation() + r.best());
      epochs++;
      if (epochs == stopAt) {
        token.cancel();
      }
    }

    @Override
    public void ends(RunRecord r) {
      lines.add("ends " + r.division() + r.seed() + r.settings() + r.score() + r.figures());
    }

    @Override
    public void note(String line) {
      lines.add(line);
    }
  }

  /** Every file by name; of tables and records only what does not depend on the clock. */
  private static Map<String, String> files(Path root) throws Exception {
    Map<String, String> all = new TreeMap<>();
    try (var files = Files.walk(root)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        byte[] bytes = Files.readAllBytes(file);
        String name = String.valueOf(file.getFileName());
        String text = new String(bytes, StandardCharsets.UTF_8);
        String content =
            switch (name) {
              case "training.csv" -> text.replaceAll("(?m)^(\\d+,\\d+),[^,]+", "$1");
              case "run.json" -> text.replaceAll("\"seconds\" : [^,]+", "");
              case "model.onnx" -> Arrays.toString(bytes);
              default -> text;
            };
        all.put(root.relativize(file).toString(), content);
      }
    }
    return all;
  }

  @ParameterizedTest
  @ValueSource(strings = {"kt-ours", "amd"})
  void figuresFilesAndWhatIsHeardAreTheSame(String method) throws Exception {
    Plan plan = plan(method, small(method), Map.of("rate", List.of("1e-3", "1e-2")), 3, 0);
    Heard alone = new Heard(-1);
    Heard beside = new Heard(-1);
    StudyResult one = Study.run(data(true), plan, folder.resolve("1"), 1, alone, alone.token);
    StudyResult two = Study.run(data(true), plan, folder.resolve("2"), 2, beside, beside.token);
    assertThat(two.figures()).isEqualTo(one.figures());
    assertThat(two.tried()).isEqualTo(one.tried());
    assertThat(beside.lines).isEqualTo(alone.lines);
    assertThat(files(folder.resolve("2"))).isEqualTo(files(folder.resolve("1")));
  }

  @Test
  void foldsToo() throws Exception {
    Plan plan = plan("deep-s", small("deep-s"), Map.of(), 2, 3);
    Heard alone = new Heard(-1);
    Heard beside = new Heard(-1);
    Study.run(data(false), plan, folder.resolve("1"), 1, alone, alone.token);
    Study.run(data(false), plan, folder.resolve("3"), 3, beside, beside.token);
    assertThat(beside.lines).isEqualTo(alone.lines);
    assertThat(files(folder.resolve("3"))).isEqualTo(files(folder.resolve("1")));
  }

  @Test
  void oneThatWasStoppedGoesOnAndEndsWithTheSameFigures() throws Exception {
    Plan plan = plan("amd", small("amd"), Map.of(), 4, 0);
    Heard whole = new Heard(-1);
    Study.run(data(true), plan, folder.resolve("whole"), 1, whole, whole.token);
    Path place = folder.resolve("stopped");
    Heard stopped = new Heard(5);
    assertThatThrownBy(() -> Study.run(data(true), plan, place, 2, stopped, stopped.token))
        .isInstanceOf(CancellationException.class);
    Heard again = new Heard(-1);
    Study.run(data(true), plan, place, 2, again, again.token);
    assertThat(files(place)).isEqualTo(files(folder.resolve("whole")));
  }

  @Test
  void aLossThatIsNoNumberStopsTheOthers() {
    Map<String, String> set = Map.of("epochs", "400", "patience", "400", "hidden", "4");
    Heard heard = new Heard(-1);
    assertThatThrownBy(
            () ->
                Study.run(
                    data(true),
                    plan("deep-s", set, Map.of("rate", List.of("1e-3", "1e30")), 1, 0),
                    folder.resolve("nan"),
                    2,
                    heard,
                    heard.token))
        .isInstanceOf(LacunaException.class)
        .hasMessageContaining("not a number");
    assertThat(heard.lines).as("the first had not ended").noneMatch(l -> l.startsWith("ends"));
  }

  @Test
  void whatALaterOneSaysWaitsForItsTurn() throws Exception {
    Heard heard = new Heard(-1);
    CountDownLatch second = new CountDownLatch(1);
    List<Jobs.Job> jobs =
        List.of(
            (told, stop) -> {
              told.note("first begins");
              awaited(second);
              told.note("first ends");
              return record(1);
            },
            (told, stop) -> {
              told.note("second");
              second.countDown();
              return record(2);
            });
    List<RunRecord> records = Jobs.all(jobs, 2, heard, new CancelToken());
    assertThat(heard.lines).containsExactly("first begins", "first ends", "second");
    assertThat(records.stream().map(RunRecord::seed)).containsExactly(1L, 2L);
  }

  @Test
  void whatWentWrongIsToldNotThatTheOthersWereStopped() {
    CountDownLatch begun = new CountDownLatch(1);
    List<Jobs.Job> jobs =
        List.of(
            (told, stop) -> {
              begun.countDown();
              while (true) {
                stop.check();
                Thread.onSpinWait();
              }
            },
            (told, stop) -> {
              awaited(begun);
              throw new LacunaException(Kind.MODEL, "It went wrong.");
            },
            (told, stop) -> {
              throw new IllegalStateException("never begun");
            });
    assertThatThrownBy(() -> Jobs.all(jobs, 2, new Heard(-1), new CancelToken()))
        .isInstanceOf(LacunaException.class)
        .hasMessage("It went wrong.");
  }

  private static void awaited(CountDownLatch latch) {
    try {
      assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static RunRecord record(long seed) {
    return new RunRecord("", "m", "", "", seed, 0, 0, 0, Map.of());
  }
}
