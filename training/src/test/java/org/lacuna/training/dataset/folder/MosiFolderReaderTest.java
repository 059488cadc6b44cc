package org.lacuna.training.dataset.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.signal.ModalitySet;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.training.data.Split;
import org.lacuna.training.dataset.Dataset;
import org.lacuna.training.dataset.Utterance;

class MosiFolderReaderTest {

  private static final String UTTERANCES =
      """
      id,split_standard,split_bclstm,sentiment,polarity,transcript
      a_b_1,train,test,2.4,1,"GOOD, REALLY"
      a_b_2,val,train,-1.2,0,BAD
      c_1,test,test,0,1,SO SO
      """;

  @TempDir Path folder;

  private void gzip(String name, String table) throws Exception {
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(folder.resolve(name)))) {
      out.write(table.getBytes(StandardCharsets.UTF_8));
    }
  }

  private void all() throws Exception {
    Files.writeString(folder.resolve("utterances.csv"), UTTERANCES);
    gzip("features_audio.csv.gz", "id,f0,f1\na_b_1,1,nan\na_b_2,3,4\nc_1,-inf,\n");
    gzip("features_text.csv.gz", "id,f0\na_b_1,1\na_b_2,2\nc_1,3\n");
    Files.writeString(folder.resolve("features_video.csv"), "id,f0\na_b_1,1\n");
  }

  @Test
  void theStandardSplitHasNoLeakingVectors() throws Exception {
    all();
    Dataset data = new MosiFolderReader().read(folder);
    assertThat(data.modalities()).isEqualTo(ModalitySet.of(Modality.AUDIO));
    assertThat(data.utterances(Split.TRAIN)).hasSize(1);
    Utterance valid = data.utterances(Split.VALID).get(0);
    assertThat(valid.id()).isEqualTo("a_b_2");
    assertThat(valid.group()).contains("a_b");
    assertThat(valid.label(0)).isEqualTo(-1.2f);
    assertThat(data.utterances().get(0).text()).contains("GOOD, REALLY");
    assertThat(data.utterances().get(0).sequence(Modality.AUDIO).orElseThrow().value(0, 1)).isNaN();
    Utterance test = data.utterances(Split.TEST).get(0);
    assertThat(test.sequence(Modality.AUDIO).orElseThrow().observedSteps()).isZero();
    assertThat(data.columns(Modality.AUDIO)).containsExactly("f0", "f1");
    assertThat(data.notes()).hasSize(1);
  }

  @Test
  void theUnseenUtterancesHaveAllVectorsAndNoSplits() throws Exception {
    all();
    Dataset data = new MosiFolderReader().read(folder, "G");
    assertThat(data.utterances()).extracting(Utterance::id).containsExactly("a_b_1", "c_1");
    assertThat(data.modalities()).isEqualTo(ModalitySet.all());
    assertThat(data.hasSplits()).isFalse();
    assertThat(data.groups()).containsExactly("a_b", "c");
    assertThat(data.utterances().get(1).sequence(Modality.VISION)).isEmpty();
  }

  @Test
  void whatDoesNotFitIsSaid() throws Exception {
    all();
    assertThatThrownBy(() -> new MosiFolderReader().read(folder, "random"))
        .isInstanceOf(LacunaException.class)
        .hasMessageContaining("choose one of G, S");
    gzip("features_audio.csv.gz", "id,f0,f1\na_b_1,1\n");
    assertThatThrownBy(() -> new MosiFolderReader().read(folder))
        .isInstanceOf(LacunaException.class)
        .hasMessageContaining("the row of \"a_b_1\" is not as long as the others");
    Files.writeString(folder.resolve("features_audio.csv.gz"), "no archive");
    assertThatThrownBy(() -> new MosiFolderReader().read(folder))
        .isInstanceOf(LacunaException.class)
        .hasMessageContaining("damaged");
    Files.delete(folder.resolve("features_audio.csv.gz"));
    assertThat(new MosiFolderReader().read(folder).notes())
        .contains("There is no audio: \"features_audio\" is not there.");
    Files.writeString(folder.resolve("utterances.csv"), "id,text\na,b\n");
    assertThatThrownBy(() -> new MosiFolderReader().read(folder))
        .isInstanceOf(LacunaException.class)
        .hasMessageContaining("it holds id, text, and the column split_standard was expected");
  }
}
