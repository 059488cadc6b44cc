package org.lacuna.app.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lacuna.app.fake.InlineRunner;
import org.lacuna.app.plot.Chart;
import org.lacuna.app.remember.RememberedHere;
import org.lacuna.app.text.Texts;

class ReportsViewModelTest {

  @TempDir Path folder;

  private final List<Path> opened = new ArrayList<>();
  private final RememberedHere remembered = new RememberedHere();
  private final List<Path> session = new ArrayList<>();
  private final ReportsViewModel model =
      new ReportsViewModel(
          new InlineRunner(),
          remembered,
          Texts.of(Locale.ENGLISH),
          () -> List.copyOf(session),
          opened::add);
  private final ClipsViewModel clips = model.clips();

  private void open() throws IOException {
    model.open(MadeReport.write(folder));
  }

  private void choose(String name) {
    model.choose(
        model.sets().get().stream().filter(s -> s.name().equals(name)).findFirst().orElseThrow());
  }

  @Test
  void everySetBelowTheFolderIsFoundAndTheFolderRemembered() throws IOException {
    open();
    assertThat(model.failure().get()).isEmpty();
    assertThat(model.sets().get()).extracting(ReportSet::name).containsExactly("mosi");
    assertThat(model.lastFolder()).contains(folder);
    choose("mosi");
    assertThat(model.set().get().orElseThrow().dataset()).isEqualTo("CMU-MOSI");
    assertThat(model.metrics()).containsExactly("mae", "acc_2_neg_pos");
  }

  @Test
  void metricsStandWithTheirIntervalsAndPublishedRowsAreMarked() throws IOException {
    open();
    choose("mosi");
    Sheet sheet = model.metricSheet();
    assertThat(sheet.columns()).containsExactly("Model", "L", "V + A + L", "Samples", "Seeds");
    assertThat(sheet.rows().get(0))
        .containsExactly("KT", "1.000 [0.900, 1.100]", "1.000 [0.900, 1.100]", "686", "5");
    assertThat(sheet.rows().get(1).get(0)).isEqualTo("AMD, fixed");
    assertThat(sheet.marked()).isNotEmpty().doesNotContain(0, 1);
    for (int i : sheet.marked()) {
      assertThat(sheet.rows().get(i).get(0)).startsWith("Published: ").contains("table");
      assertThat(sheet.rows().get(i).get(3)).isEmpty();
    }
  }

  @Test
  void gapsDifferencesAndReconstructionsAreThere() throws IOException {
    open();
    choose("mosi");
    assertThat(model.gapSheet().rows().get(0)).contains("0.500 [0.200, 0.800]", "holds");
    assertThat(model.contrastSheet().rows().get(0))
        .contains("AMD, fixed", "\u22120.200 [\u22120.300, \u22120.100]", "0.040");
    assertThat(model.rebuiltSheet().rows().get(0))
        .contains("f0", "20.500", "0.300 [0.200, 0.400]", "0.100 [\u22120.100, 0.200]");
    model.chooseMetric("acc_2_neg_pos");
    assertThat(model.gapSheet().rows()).isEmpty();
  }

  @Test
  void curvesRunOverTheMissingShare() throws IOException {
    open();
    choose("mosi");
    Chart chart = model.chart().orElseThrow();
    assertThat(chart.series()).hasSize(2);
    assertThat(chart.series().get(0).x()).startsWith(0, 0.1).endsWith(0.7);
    assertThat(chart.series().get(0).y()[7]).isCloseTo(1.35, within(1e-6));
  }

  @Test
  void theWorstClipsComeFirstAndEverythingStandsAgainstLess() throws IOException {
    open();
    choose("mosi");
    assertThat(clips.runs()).containsExactly("kt");
    List<Answer> answers = clips.shown();
    assertThat(answers)
        .extracting(Answer::id)
        .containsExactly("clip4", "clip3", "clip2", "clip1", "clip0");
    assertThat(answers.get(0).disagreement()).isCloseTo(1.2, within(1e-9));
    assertThat(answers.get(0).farthest()).isEqualTo("language");
    // The mean over two networks: 2.5 and 2.6 for a label of 2.
    assertThat(answers.get(0).error("vision+audio+language").getAsDouble())
        .isCloseTo(0.55, within(1e-9));
    assertThat(clips.less().get()).isEqualTo("language");
    assertThat(clips.sheet().columns())
        .startsWith("Clip", "Label", "Error, all", "Error, L", "Disagreement", "Said, L");
    assertThat(clips.sheet().rows().get(0)).startsWith("clip4", "2.000", "0.550", "1.750", "1.200");
    assertThat(clips.points()).hasSize(5).noneMatch(ClipPoint::inSession);
  }

  @Test
  void aClipOpensWhereItsFileIsFound() throws IOException {
    open();
    choose("mosi");
    Answer clip = clips.shown().get(0);
    clips.open(clip);
    assertThat(model.failure().get()).contains("where the clips are");
    Path place = Files.createDirectories(folder.resolve("clips/deep"));
    clips.setFolder(folder.resolve("clips"));
    clips.open(clip);
    assertThat(opened).isEmpty();
    assertThat(model.failure().get()).contains("clip4");
    Files.writeString(place.resolve("video2.mp4"), "");
    clips.open(clip);
    assertThat(opened).containsExactly(place.resolve("video2.mp4"));
    Files.writeString(place.resolve("clip4.mkv"), "");
    clips.open(clip);
    assertThat(opened).endsWith(place.resolve("clip4.mkv"));
    assertThat(model.failure().get()).isEmpty();
  }

  @Test
  void aClipOfTheSessionOpensAtOnce() throws IOException {
    open();
    choose("mosi");
    session.add(Path.of("elsewhere", "clip4.mp4"));
    Answer clip = clips.shown().get(0);
    assertThat(clips.inSession(clip)).isTrue();
    assertThat(clips.points()).filteredOn(ClipPoint::inSession).hasSize(1);
    clips.open(clip);
    assertThat(opened).containsExactly(Path.of("elsewhere", "clip4.mp4"));
    assertThat(model.failure().get()).isEmpty();
  }

  @Test
  void anEvaluationIsReadModelByModelAndChoicesByTheirProbability() throws IOException {
    Path folderOf = Files.createDirectories(folder.resolve("evaluated"));
    MadeReport.evaluation(folderOf);
    model.open(folderOf);
    assertThat(clips.runs()).containsExactly("KT", "LMF (fed zeros)");
    assertThat(clips.questions()).containsExactly("sentiment", "emotion");
    assertThat(clips.shown()).extracting(Answer::id).containsExactly("v[1]", "v[0]");
    assertThat(clips.shown().get(0).error("audio+language").getAsDouble())
        .as("mean of two networks")
        .isCloseTo(1.5, within(1e-9));
    clips.chooseQuestion("emotion");
    assertThat(clips.choices()).isTrue();
    assertThat(clips.sheet().rows().get(0)).startsWith("v[0]", "sad", "0.700", "0.900");
    clips.chooseRun("LMF (fed zeros)");
    assertThat(clips.question().get())
        .as("stays where the model answers it")
        .isEqualTo("sentiment");
    assertThat(clips.shown()).hasSize(1);
    assertThat(clips.lessChoices()).isEmpty();
    assertThat(clips.points()).isEmpty();
  }

  @Test
  void aFolderWithoutAReportIsRefusedAndLosesNothing() throws IOException {
    open();
    List<ReportSet> before = model.sets().get();
    model.open(Files.createDirectories(folder.resolve("nothing")));
    assertThat(model.failure().get()).contains("holds no results.csv").endsWith(".");
    assertThat(model.sets().get()).isEqualTo(before);
  }

  @Test
  void brokenCellsAreAbsentAndSortLast() throws IOException {
    open();
    Files.writeString(
        folder.resolve("mosi/results.csv"),
        "model,given,metric,value\nA,audio,mae,oops\nB,audio,mae,1\n");
    model.open(folder);
    choose("mosi");
    assertThat(model.metricSheet().rows().get(0)).startsWith("A", "");
    assertThat(Sheet.BY_NUMBER.compare("", "9")).isPositive();
    assertThat(Sheet.BY_NUMBER.compare("\u22120.5 [1, 2]", "0.1")).isNegative();
  }
}
