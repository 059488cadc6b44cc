package org.lacuna.training.dataset.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lacuna.inference.task.LacunaException;

class DatasetsTest {

  @TempDir Path folder;

  @Test
  void nothingThere() {
    assertThatThrownBy(() -> Datasets.open(folder.resolve("none.pkl")))
        .isInstanceOf(LacunaException.class)
        .hasMessageContaining("none.pkl\" cannot be read: check the path");
  }

  @Test
  void anUnknownFileOrFolderSaysWhatIsThere() throws Exception {
    Path file = Files.writeString(folder.resolve("notes.txt"), "hello");
    assertThatThrownBy(() -> Datasets.open(file))
        .isInstanceOf(LacunaException.class)
        .hasMessageContaining("it holds neither a pickle nor HDF5")
        .hasMessageContaining("(MulT)")
        .hasMessageContaining("(CMU-MultimodalSDK)");
    assertThatThrownBy(() -> Datasets.open(folder))
        .isInstanceOf(LacunaException.class)
        .hasMessageContaining("it holds notes.txt, and ")
        .hasMessageContaining("labels.csv (lacuna extract)");
  }

  @Test
  void aPickleIsKnownByItsFirstBytes() throws Exception {
    Path file = folder.resolve("data.bin");
    Files.write(file, "\u0080\u0004cposix\nsystem\n.".getBytes(StandardCharsets.ISO_8859_1));
    assertThatThrownBy(() -> Datasets.open(file))
        .isInstanceOf(LacunaException.class)
        .hasMessageContaining("it calls posix.system");
  }

  @Test
  void aWordAfterTheNameChoosesAReading() throws Exception {
    String table = "id,split_standard,split_bclstm,sentiment,transcript\n";
    Files.writeString(folder.resolve("utterances.csv"), table + "a_1,train,test,1,SO\n");
    assertThat(Datasets.open(folder).hasSplits()).isTrue();
    Path chosen = folder.resolveSibling(folder.getFileName() + "#G");
    assertThat(Datasets.open(chosen).hasSplits()).isFalse();
    assertThatThrownBy(() -> Datasets.open(folder.resolveSibling(folder.getFileName() + "#other")))
        .isInstanceOf(LacunaException.class)
        .hasMessageContaining("no part \"other\"");
  }
}
