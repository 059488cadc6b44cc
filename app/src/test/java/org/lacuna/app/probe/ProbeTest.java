package org.lacuna.app.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lacuna.inference.signal.Feature;
import org.lacuna.inference.signal.FeatureSequence;
import org.lacuna.inference.signal.FeatureSpec;
import org.lacuna.inference.task.CancelToken;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.ProgressSink;

class ProbeTest {

  private static final List<String> EMOTIONS = List.of("anger", "joy", "sadness");

  @Test
  void emotionsThatDifferAreTold() {
    List<Recording> recordings = recordings(6, 5);
    ProbeResult result = run(recordings, rows(recordings, 2.5, 0), false);
    assertThat(result.accuracy()).isGreaterThan(0.8);
    assertThat(result.unweightedRecall()).isCloseTo(result.accuracy(), within(1e-9));
    int all = 0;
    for (int[] row : result.confusion()) {
      for (int n : row) {
        all += n;
      }
    }
    assertThat(all).isEqualTo(recordings.size());
  }

  @Test
  void whatIsNotInTheRowsIsNotFound() {
    List<Recording> recordings = recordings(6, 8);
    assertThat(run(recordings, rows(recordings, 0, 0), false).accuracy()).isBetween(0.15, 0.52);
  }

  @Test
  void normalisingTakesOutWhatBelongsToTheSpeaker() {
    List<Recording> recordings = recordings(6, 6);
    List<double[]> rows = rows(recordings, 2, 30);
    double plain = run(recordings, rows, false).accuracy();
    double normalised = run(recordings, rows, true).accuracy();
    assertThat(normalised).isGreaterThan(0.85).isGreaterThan(plain + 0.1);
  }

  @Test
  void theRegressionGivesTheProbabilitiesOfItsData() {
    // one column that is 0 or 1; class 1 in a quarter and in three quarters of the rows
    List<double[]> rows = new ArrayList<>();
    int[] labels = new int[80];
    for (int i = 0; i < 80; i++) {
      int x = i < 40 ? 0 : 1;
      rows.add(new double[] {x});
      labels[i] = x == 0 ? (i % 4 == 0 ? 1 : 0) : (i % 4 == 0 ? 0 : 1);
    }
    SoftmaxRegression model = SoftmaxRegression.fit(rows, labels, 2, 1e-6);
    assertThat(model.probabilities(new double[] {0})[1]).isCloseTo(0.25, within(0.01));
    assertThat(model.probabilities(new double[] {1})[1]).isCloseTo(0.75, within(0.01));
    assertThat(model.predict(new double[] {1})).isEqualTo(1);
  }

  @Test
  void aSummaryLooksAtObservedNumbersOnly() {
    FeatureSpec spec =
        new FeatureSpec(
            "test",
            "1",
            java.util.Map.of(),
            List.of(new Feature("a", "1", "A."), new Feature("b", "1", "B.")));
    FeatureSequence sequence =
        FeatureSequence.builder(spec)
            .add(0, 10, new float[] {1, Float.NaN})
            .addUnobserved(10, 20)
            .add(20, 30, new float[] {3, Float.NaN})
            .build();
    double[] summary = ClipSummary.of(sequence);
    assertThat(summary[0]).isCloseTo(2, within(1e-9));
    assertThat(summary[1]).isNaN();
    assertThat(summary[2]).isCloseTo(0, within(1e-5));
    assertThat(summary[3]).isNaN();
  }

  @Test
  void fileNamesSayWhoSpeaksAndHow(@TempDir Path data) throws IOException, LacunaException {
    Path emodb = Files.createDirectories(data.resolve("speech/emodb"));
    Files.createFile(emodb.resolve("03a01Wa.flac"));
    Files.createFile(emodb.resolve("08b02Tc.wav"));
    Files.createFile(emodb.resolve("readme.txt"));
    assertThat(ProbeCorpus.EMODB.list(data))
        .extracting(Recording::speaker, Recording::emotion)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("03", "anger"),
            org.assertj.core.groups.Tuple.tuple("08", "sadness"));
    Path ravdess = Files.createDirectories(data.resolve("speech/ravdess/actor"));
    Files.createFile(ravdess.resolve("03-01-08-02-01-01-17.flac"));
    Files.createFile(ravdess.resolve("03-01-02-02-01-01-18.flac"));
    assertThat(ProbeCorpus.RAVDESS.list(data))
        .extracting(Recording::speaker, Recording::emotion)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("18", "calm"),
            org.assertj.core.groups.Tuple.tuple("17", "surprised"));
  }

  @Test
  void aFolderWithoutTheCorpusIsRefused(@TempDir Path data) {
    assertThatThrownBy(() -> ProbeCorpus.EMODB.list(data))
        .isInstanceOf(LacunaException.class)
        .hasMessageContaining("--data");
  }

  private static ProbeResult run(
      List<Recording> recordings, List<double[]> rows, boolean normalised) {
    return Probe.run(recordings, rows, normalised, new CancelToken(), ProgressSink.ignore());
  }

  private static List<Recording> recordings(int speakers, int each) {
    List<Recording> list = new ArrayList<>();
    for (int s = 0; s < speakers; s++) {
      for (String emotion : EMOTIONS) {
        for (int i = 0; i < each; i++) {
          list.add(new Recording(Path.of(s + emotion + i), Integer.toString(s), emotion));
        }
      }
    }
    return list;
  }

  /** Three columns of noise to which the emotion and the speaker add; one number is missing. */
  private static List<double[]> rows(List<Recording> list, double emotion, double speaker) {
    Random random = new Random(3);
    List<double[]> rows = new ArrayList<>();
    for (Recording r : list) {
      double[] row = new double[EMOTIONS.size()];
      for (int c = 0; c < row.length; c++) {
        double own = new Random(31L * Integer.parseInt(r.speaker()) + c).nextGaussian();
        row[c] = random.nextGaussian() + speaker * own;
      }
      row[EMOTIONS.indexOf(r.emotion())] += emotion;
      rows.add(row);
    }
    rows.get(0)[1] = Double.NaN;
    return rows;
  }
}
