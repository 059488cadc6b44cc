package org.lacuna.training.dataset.hdf5;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.WritableGroup;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.training.dataset.Dataset;
import org.lacuna.training.dataset.FloatSequence;
import org.lacuna.training.dataset.Utterance;

class CsdReaderTest {

  private static final float INF = Float.NEGATIVE_INFINITY;

  @TempDir Path folder;

  private record Rows(Object features, double[][] intervals) {}

  private void write(String name, String root, Map<String, Rows> videos, String dimensions) {
    try (WritableHdfFile file = HdfFile.write(folder.resolve(name))) {
      WritableGroup group = file.putGroup(root);
      WritableGroup data = group.putGroup("data");
      videos.forEach(
          (video, rows) -> {
            WritableGroup entry = data.putGroup(video);
            entry.putDataset("features", rows.features);
            entry.putDataset("intervals", rows.intervals);
          });
      group.putGroup("metadata").putDataset("dimension names", new String[] {dimensions});
    }
  }

  private void labels() {
    Rows two = new Rows(new double[][] {{1.5}, {-2}}, new double[][] {{0, 2}, {2, 4}});
    write("CMU_MOSI_Opinion_Labels.csd", "Opinion Segment Labels", Map.of("v1", two), "[\"s\"]");
  }

  private void words() {
    String[][] texts = {{"sp"}, {"very"}, {"good"}, {"film"}};
    double[][] spans = {{0, 0.5}, {0.5, 1}, {1, 2}, {2.5, 3}};
    write("Words.csd", "words", Map.of("v1", new Rows(texts, spans)), "[\"word\"]");
  }

  private void audio() {
    float[][] rows = {{1, 10}, {3, INF}, {5, 30}, {7, 40}, {0, 0}};
    double[][] spans = {{0.5, 0.75}, {0.75, 1}, {1, 1.5}, {1.5, 2}, {3.25, 3.75}};
    write("COVAREP.csd", "COVAREP", Map.of("v1", new Rows(rows, spans)), "[\"F0\", \"NAQ\"]");
  }

  private static FloatSequence of(Utterance u, Modality m) {
    return u.sequence(m).orElseThrow();
  }

  @Test
  void sequencesAreJoinedOnTheWords() throws Exception {
    labels();
    words();
    audio();
    Dataset data = new CsdReader().read(folder);
    assertThat(data.utterances()).extracting(Utterance::id).containsExactly("v1[0]", "v1[1]");
    assertThat(data.groups()).containsExactly("v1");
    assertThat(data.hasSplits()).isFalse();
    assertThat(data.columns(Modality.AUDIO)).containsExactly("F0", "NAQ");
    Utterance first = data.utterances().get(0);
    assertThat(first.label(0)).isEqualTo(1.5f);
    assertThat(first.text()).as("silence is no word").contains("very good");
    FloatSequence audio = of(first, Modality.AUDIO);
    assertThat(audio.steps()).isEqualTo(2);
    assertThat(audio.value(0, 0)).isEqualTo(2);
    assertThat(audio.value(0, 1)).as("an infinity is no value").isEqualTo(10);
    assertThat(audio.value(1, 0)).isEqualTo(6);
    assertThat(audio.startUs(1)).isEqualTo(1_000_000);
    Utterance second = data.utterances().get(1);
    assertThat(second.text()).contains("film");
    assertThat(of(second, Modality.AUDIO).observed(0)).as("no row overlaps it").isFalse();
  }

  @Test
  void unalignedSequencesKeepTheirSteps() throws Exception {
    labels();
    words();
    audio();
    Dataset data = new CsdReader().read(folder, "unaligned");
    FloatSequence first = of(data.utterances().get(0), Modality.AUDIO);
    assertThat(first.steps()).isEqualTo(4);
    assertThat(first.value(1, 1)).isNaN();
    assertThat(first.startUs(0)).isEqualTo(500_000);
    FloatSequence second = of(data.utterances().get(1), Modality.AUDIO);
    assertThat(second.observed(0)).as("a row of zeros is a measurement here").isTrue();
    assertThat(second.endUs(0)).isEqualTo(3_750_000);
    assertThatThrownBy(() -> new CsdReader().read(folder, "x"))
        .isInstanceOf(LacunaException.class)
        .hasMessageContaining("choose one of unaligned");
  }

  @Test
  void wordVectorsAlignWhereThereAreNoWords() throws Exception {
    labels();
    audio();
    float[][] vectors = {{1, 2, 3}, {4, 5, 6}};
    double[][] spans = {{0.5, 1}, {1, 2}};
    write("WordVectors.csd", "glove_vectors", Map.of("v1", new Rows(vectors, spans)), "[]");
    Utterance first = new CsdReader().read(folder).utterances().get(0);
    assertThat(of(first, Modality.LANGUAGE).value(1, 2)).isEqualTo(6);
    assertThat(of(first, Modality.AUDIO).steps()).isEqualTo(2);
    assertThat(first.text()).isEmpty();
  }

  @Test
  void oneFileAloneHasOneUtteranceAVideoAndNoLabels() throws Exception {
    audio();
    Dataset data = new CsdReader().read(folder.resolve("COVAREP.csd"));
    assertThat(data.utterances()).hasSize(1);
    assertThat(data.labels().count()).isZero();
    assertThat(of(data.utterances().get(0), Modality.AUDIO).steps()).isEqualTo(5);
  }

  @Test
  void whatDoesNotFitIsSaid() throws Exception {
    audio();
    try (WritableHdfFile file = HdfFile.write(folder.resolve("OpenSMILE.csd"))) {
      file.putDataset("openSMILE", new float[] {1});
    }
    assertThatThrownBy(() -> new CsdReader().read(folder))
        .isInstanceOf(LacunaException.class)
        .hasMessageContaining("it holds openSMILE, and a group with \"data\"");
    Rows rows = new Rows(new float[][] {{1}}, new double[][] {{0, 1}});
    write("OpenSMILE.csd", "openSMILE", Map.of("v1", rows), "[]");
    assertThatThrownBy(() -> new CsdReader().read(folder))
        .isInstanceOf(LacunaException.class)
        .hasMessageContaining("\"COVAREP.csd\" are both about audio, so keep one");
    Files.delete(folder.resolve("OpenSMILE.csd"));
    Rows lopsided = new Rows(new float[][] {{1}, {2}}, new double[][] {{0, 1}});
    write("COVAREP.csd", "COVAREP", Map.of("v1", lopsided), "[]");
    assertThatThrownBy(() -> new CsdReader().read(folder))
        .isInstanceOf(LacunaException.class)
        .hasMessageContaining("\"v1\" has not one interval for every row");
  }
}
