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
  private final ReportsViewModel model =
      new ReportsViewModel(new InlineRunner(), remembered, Texts.of(Locale.ENGLISH), opened::add);

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
  void clipsAreSortedByHowFarLessIsFromEverything() throws IOException {
    open();
    choose("mosi");
    assertThat(model.runs()).containsExactly("kt");
    List<Answer> answers = model.shownAnswers();
    assertThat(answers).extracting(Answer::id).startsWith("clip4", "clip3").endsWith("clip0");
    assertThat(answers.get(0).disagreement()).isCloseTo(1.2, within(1e-9));
    assertThat(answers.get(0).farthest()).isEqualTo("language");
    // The mean over two networks: 2.1 and 2.2 for a label of 2.
    assertThat(answers.get(0).error("vision+audio+language").getAsDouble())
        .isCloseTo(0.15, within(1e-9));
    assertThat(model.clipSheet().rows().get(0)).startsWith("clip4", "2.000", "1.200", "0.150");
  }

  @Test
  void aClipOpensWhereItsFileIsFound() throws IOException {
    open();
    choose("mosi");
    Answer clip = model.shownAnswers().get(0);
    model.openClip(clip);
    assertThat(model.failure().get()).contains("where the clips are");
    Path clips = Files.createDirectories(folder.resolve("clips/deep"));
    model.setClipFolder(folder.resolve("clips"));
    model.openClip(clip);
    assertThat(opened).isEmpty();
    assertThat(model.failure().get()).contains("clip4");
    Files.writeString(clips.resolve("video2.mp4"), "");
    model.openClip(clip);
    assertThat(opened).containsExactly(clips.resolve("video2.mp4"));
    Files.writeString(clips.resolve("clip4.mkv"), "");
    model.openClip(clip);
    assertThat(opened).endsWith(clips.resolve("clip4.mkv"));
    assertThat(model.failure().get()).isEmpty();
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
