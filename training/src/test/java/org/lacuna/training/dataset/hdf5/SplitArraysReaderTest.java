package org.lacuna.training.dataset.hdf5;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.training.data.Split;
import org.lacuna.training.dataset.Dataset;
import org.lacuna.training.dataset.FloatSequence;
import org.lacuna.training.dataset.Utterance;

class SplitArraysReaderTest {

  @TempDir Path folder;

  private void write(String name, String key, Object array) {
    try (WritableHdfFile file = HdfFile.write(folder.resolve(name))) {
      file.putDataset(key, array);
    }
  }

  private static String flags(Utterance u, Modality m) {
    FloatSequence s = u.sequence(m).orElseThrow();
    StringBuilder flags = new StringBuilder();
    for (int t = 0; t < s.steps(); t++) {
      flags.append(s.observed(t) ? '1' : '0');
    }
    return flags.toString();
  }

  private void twoSplits() {
    write("y_train.h5", "d1", new double[] {1, 4.5});
    write("audio_train.h5", "d1", new double[][][] {{{0}, {1}, {0}, {2}}, {{3}, {0}, {0}, {0}}});
    write("video_train.h5", "d1", new double[][][] {{{0}, {1}, {0}, {2}}, {{0}, {0}, {0}, {0}}});
    write("y_test.h5", "d1", new double[] {2});
    write("audio_test.h5", "d1", new double[][][] {{{1}, {1}, {1}, {1}}});
    write("video_test.h5", "d1", new double[][][] {{{1}, {1}, {1}, {1}}});
    write("text_test_emb.h5", "d1", new float[][][] {{{1, 2}, {3, 4}, {5, 6}, {0, 0}}});
  }

  @Test
  void videoRowsOfZerosAreMissingAndAudioEndsAreFilling() throws Exception {
    twoSplits();
    Dataset data = new SplitArraysReader().read(folder);
    Utterance first = data.utterances(Split.TRAIN).get(0);
    Utterance second = data.utterances(Split.TRAIN).get(1);
    assertThat(second.label(0)).isEqualTo(4.5f);
    assertThat(flags(first, Modality.AUDIO)).isEqualTo("0111");
    assertThat(flags(second, Modality.AUDIO)).isEqualTo("1000");
    assertThat(flags(first, Modality.VISION)).isEqualTo("0101");
    assertThat(flags(second, Modality.VISION)).isEqualTo("0000");
    assertThat(first.sequence(Modality.LANGUAGE)).isEmpty();
    assertThat(flags(data.utterances(Split.TEST).get(0), Modality.LANGUAGE)).isEqualTo("1110");
    assertThat(data.notes()).containsExactly("There is no language for the train split.");
  }

  @Test
  void traitsAreNumbered() throws Exception {
    write("y_valid.h5", "d1", new double[][] {{1, 2, 3}, {4, 5, 6}});
    Dataset data = new SplitArraysReader().read(folder);
    assertThat(data.labels().names()).containsExactly("trait 1", "trait 2", "trait 3");
    assertThat(data.utterances(Split.VALID).get(1).labels()).containsExactly(4, 5, 6);
  }

  @Test
  void whatDoesNotFitIsSaid() {
    write("y_train.h5", "labels", new double[] {1, 2});
    assertThatThrownBy(() -> new SplitArraysReader().read(folder))
        .isInstanceOf(LacunaException.class)
        .hasMessageContaining("it holds labels, and one array \"d1\" was expected");
    write("y_train.h5", "d1", new double[] {1, 2});
    write("audio_train.h5", "d1", new double[][][] {{{1}}});
    assertThatThrownBy(() -> new SplitArraysReader().read(folder))
        .isInstanceOf(LacunaException.class)
        .hasMessageContaining("no array of 2 sequences, one a label");
  }

  @Test
  void damagedFilesAreRefusedWithASentence() throws Exception {
    twoSplits();
    Path file = folder.resolve("audio_train.h5");
    byte[] whole = Files.readAllBytes(file);
    Random random = new Random(6);
    int refused = 0;
    for (int round = 0; round < 400; round++) {
      byte[] bytes = whole.clone();
      if (round % 4 == 0) {
        bytes = Arrays.copyOf(bytes, random.nextInt(bytes.length));
      }
      for (int k = 0; k < random.nextInt(6) && bytes.length > 0; k++) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      Files.write(file, bytes);
      try {
        new SplitArraysReader().read(folder);
      } catch (LacunaException e) {
        refused++;
        assertThat(e.sentence()).endsWith(".");
      } catch (RuntimeException | Error e) {
        fail("round " + round, e);
      }
    }
    assertThat(refused).isGreaterThan(50);
  }
}
