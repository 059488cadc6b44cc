package org.lacuna.training.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lacuna.inference.model.ModelBundle;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.signal.ModalitySet;
import org.lacuna.inference.task.CancelToken;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.training.catalog.MethodCatalog;
import org.lacuna.training.catalog.Settings;
import org.lacuna.training.dataset.Dataset;
import org.lacuna.training.dataset.FloatSequence;
import org.lacuna.training.dataset.LabelSpec;
import org.lacuna.training.loop.EpochReport;
import org.lacuna.training.loop.SeedRuns.Spread;
import org.lacuna.training.prepare.DataSource;
import org.lacuna.training.prepare.SmallData;

class StudyTest {

  private static final Map<Modality, int[]> SHAPES =
      Map.of(
          Modality.VISION, new int[] {4, 3},
          Modality.AUDIO, new int[] {1, 4},
          Modality.LANGUAGE, new int[] {5, 4});

  @TempDir Path folder;

  private static DataSource data(boolean splits) throws LacunaException {
    return DataSource.of(SmallData.of(100, SHAPES, LabelSpec.sentiment(), true, splits));
  }

  private static Plan plan(String method, Map<String, String> set, int seeds)
      throws LacunaException {
    return new Plan(
        new MethodCatalog().recipe(method),
        Settings.of(set),
        Map.of(),
        LongStream.rangeClosed(1, seeds).boxed().toList(),
        ModalitySet.all(),
        50,
        0,
        1,
        1);
  }

  private static Plan with(Plan p, Map<String, List<String>> grid, int folds, int repeats) {
    return new Plan(
        p.recipe(), p.settings(), grid, p.seeds(), p.use(), 50, folds, repeats, p.divisionSeed());
  }

  private StudyResult run(DataSource source, Plan plan, String place) throws LacunaException {
    return Study.run(source, plan, folder.resolve(place), new Heard(-1), new CancelToken());
  }

  /** Counts what it hears; cancels in the given epoch of the study. */
  private static final class Heard implements StudyListener {
    private final CancelToken token = new CancelToken();
    private final int stopAt;
    private int epochs;
    private int begun;
    private final List<RunRecord> ended = new ArrayList<>();

    Heard(int stopAt) {
      this.stopAt = stopAt;
    }

    @Override
    public void begins(int number, int of, String what, int most) {
      begun++;
    }

    @Override
    public void epoch(EpochReport report) {
      epochs++;
      if (epochs == stopAt) {
        token.cancel();
      }
    }

    @Override
    public void ends(RunRecord record) {
      ended.add(record);
    }

    @Override
    public void note(String line) {}
  }

  @Test
  void aMethodLearnsAndItsBundlesSayWhereTheyComeFrom() throws Exception {
    Map<String, String> set = Map.of("epochs", "12", "hidden", "8", "size", "8", "rate", "0.01");
    StudyResult result = run(data(true), plan("deep-s", set, 2), "deep");
    StudyResult mean = run(data(true), plan("mean", Map.of(), 3), "mean");
    Map<String, Map<String, Spread>> figures = result.figures();
    assertThat(figures.keySet()).hasSize(7).contains("vision+audio+language", "language");
    double error = value(figures, "vision+audio+language", "mae");
    assertThat(error).isLessThan(0.8 * value(mean.figures(), "vision+audio+language", "mae"));
    assertThat(mean.runs()).as("nothing random in it").hasSize(1);
    assertThat(result.runs()).hasSize(2);
    ModelBundle bundle = ModelBundle.open(folder.resolve("deep/seed-2"));
    assertThat(bundle.card().provenance())
        .containsEntry("data_sha256", result.dataHash())
        .containsEntry("seed", "2")
        .containsEntry("division", "the split of the data")
        .containsEntry("recipe", "deep-s");
    assertThat(bundle.card().provenance().get("settings")).contains("epochs=12");
    assertThat(bundle.card().heldOut()).containsKeys("language", "vision+audio+language");
    assertThat(Files.readAllLines(folder.resolve("deep/seed-1/predictions.csv")))
        .hasSizeGreaterThan(100)
        .first()
        .isEqualTo("recording,id,given,head,question,right,said,label,chosen");
    List<Predictions.Row> read = Predictions.read(folder.resolve("deep/seed-1/predictions.csv"));
    assertThat(read).hasSizeGreaterThan(99);
    assertThat(read).extracting(Predictions.Row::given).doesNotContain(ModalitySet.none());
    assertThat(read).allSatisfy(r -> assertThat(r.said()).isFinite());
    assertThat(Files.readAllLines(folder.resolve("deep/seed-1/training.csv")))
        .hasSizeBetween(2, 13);
  }

  private static double value(
      Map<String, Map<String, Spread>> figures, String given, String metric) {
    Spread spread = figures.getOrDefault(given, Map.of()).get(metric);
    assertThat(spread).isNotNull();
    return spread.mean();
  }

  @ParameterizedTest
  @ValueSource(strings = {"kt-ours", "amd"})
  void aKilledStudyGoesOnAndEndsWithTheSameFigures(String method) throws Exception {
    Map<String, String> set =
        method.startsWith("kt")
            ? Map.of("epochs", "3", "width", "8", "heads", "2", "layers", "1")
            : Map.of("epochs", "3", "hidden", "8", "size", "8");
    Plan plan = plan(method, set, 2);
    StudyResult whole = run(data(true), plan, "whole");
    Heard killed = new Heard(5);
    assertThatThrownBy(
            () -> Study.run(data(true), plan, folder.resolve("killed"), killed, killed.token))
        .isInstanceOf(CancellationException.class);
    Heard again = new Heard(-1);
    StudyResult resumed =
        Study.run(data(true), plan, folder.resolve("killed"), again, new CancelToken());
    assertThat(again.begun).as("the first training was finished").isEqualTo(1);
    assertThat(again.epochs).as("two epochs of the second were done").isEqualTo(1);
    for (int i = 0; i < 2; i++) {
      assertThat(resumed.runs().get(i).figures()).isEqualTo(whole.runs().get(i).figures());
      assertThat(resumed.runs().get(i).score()).isEqualTo(whole.runs().get(i).score());
    }
    assertThat(Files.readAllLines(folder.resolve("killed/seed-2/training.csv"))).hasSize(4);
    try (var left = Files.list(folder.resolve("killed/seed-2"))) {
      assertThat(left.map(p -> p.getFileName().toString()))
          .containsExactlyInAnyOrder(
              "model.onnx", "card.json", "predictions.csv", "run.json", "training.csv");
    }
  }

  @Test
  void theGridIsDecidedByTheValidationPartAlone() throws Exception {
    Map<String, List<String>> grid = Map.of("rate", List.of("1e-6", "0.01"));
    Plan plan = with(plan("deep-s", Map.of("epochs", "6", "hidden", "8"), 1), grid, 0, 1);
    StudyResult result = run(data(true), plan, "grid");
    assertThat(result.settings().values()).containsEntry("rate", "0.01");
    assertThat(result.tried()).hasSize(2);
    DataSource other = data(true);
    Dataset changed =
        other
            .data()
            .map(
                u ->
                    u.split().orElseThrow() == org.lacuna.training.data.Split.TEST
                        ? u.with(
                            Modality.AUDIO,
                            FloatSequence.of(1, 4, new float[] {100, -100, 100, -100}))
                        : u);
    StudyResult second = run(other.with(changed), plan, "grid2");
    assertThat(second.tried()).as("the test part has no influence").isEqualTo(result.tried());
    assertThat(second.figures()).isNotEqualTo(result.figures());
    try (var files = Files.walk(folder.resolve("grid/grid"))) {
      assertThat(files.map(p -> p.getFileName().toString()))
          .contains("run.json")
          .doesNotContain("predictions.csv", "model.onnx");
    }
  }

  @Test
  void foldsCountAsOneValueAGrouping() throws Exception {
    Plan plan = with(plan("svm", Map.of("c", "0.1"), 1), Map.of(), 4, 3);
    StudyResult result = run(data(false), plan, "folds");
    assertThat(result.runs()).hasSize(12);
    assertThat(result.method()).isEqualTo("SVM");
    Spread mae = result.figures().getOrDefault("language", Map.of()).get("mae");
    assertThat(mae).isNotNull();
    assertThat(mae.values()).hasSize(3);
    assertThat(new HashSet<>(result.runs().stream().map(RunRecord::division).toList()))
        .hasSize(12)
        .contains("grouping 3, fold 4");
    assertThat(result.notes()).anyMatch(n -> n.contains("4 folds, 3 groupings"));
  }

  @Test
  void dataWithoutSplitsAreDividedAndThatIsSaid() throws Exception {
    StudyResult result = run(data(false), plan("mean", Map.of(), 1), "drawn");
    assertThat(result.notes()).anyMatch(n -> n.contains("no splits"));
    assertThat(result.runs().get(0).division()).isEqualTo("drawn split, seed 1");
  }

  @Test
  void whatDoesNotFitIsRefusedWithOneSentence() throws Exception {
    assertThatThrownBy(() -> new MethodCatalog().recipe("bert"))
        .isInstanceOf(LacunaException.class)
        .hasMessageContaining("kt-ours");
    assertThatThrownBy(() -> run(data(true), plan("amd", Map.of("colour", "red"), 1), "a"))
        .isInstanceOf(LacunaException.class)
        .hasMessageContaining("no setting \"colour\"")
        .hasMessageContaining("rank");
    assertThatThrownBy(() -> run(data(true), plan("amd", Map.of("rate", "fast"), 1), "b"))
        .isInstanceOf(LacunaException.class)
        .hasMessageContaining("rate=fast is no number");
    run(data(true), plan("mean", Map.of(), 1), "taken");
    assertThatThrownBy(() -> run(data(true), plan("svm", Map.of(), 1), "taken"))
        .isInstanceOf(LacunaException.class)
        .hasMessageContaining("another training");
  }

  @Test
  void aLossThatIsNoNumberNamesTheBatch() {
    Map<String, String> set = Map.of("epochs", "30", "rate", "1e30", "clip", "1e9");
    assertThatThrownBy(() -> run(data(true), plan("deep-s", set, 1), "nan"))
        .isInstanceOf(LacunaException.class)
        .hasMessageContaining("not a number")
        .hasMessageContaining("video");
  }
}
