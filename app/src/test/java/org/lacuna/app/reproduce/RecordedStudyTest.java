package org.lacuna.app.reproduce;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lacuna.inference.model.ModelCard;
import org.lacuna.inference.signal.ModalitySet;

class RecordedStudyTest {

  @TempDir private Path folder;

  private final List<ModelCard.Head> heads =
      List.of(ModelCard.Head.numbers("sentiment", "sentiment", List.of("sentiment"), -3.0, 3.0));

  private void training(String run, String id) throws IOException {
    Path file = Files.createDirectory(folder.resolve(run)).resolve("predictions.csv");
    Files.writeString(
        file,
        "recording,id,given,head,question,right,said\n"
            + String.join(",", id, id, "language", "sentiment", "sentiment", "1.0", "0.5")
            + "\n");
  }

  private int sheets(int seeds) throws Exception {
    return RecordedStudy.read(folder, heads, seeds)
        .entry("KT", List.of(), ModalitySet.all())
        .sheets()
        .size();
  }

  @Test
  void foldsOfOneSeedAreOneSheetAndHigherSeedsArePassedOver() throws Exception {
    training("grouping-1-fold-1-seed-1", "a");
    training("grouping-1-fold-2-seed-1", "b");
    training("grouping-2-fold-1-seed-1", "a");
    training("grouping-2-fold-2-seed-1", "b");
    training("grouping-1-fold-1-seed-2", "c"); // broken off: the other fold is missing
    assertThat(sheets(1)).isEqualTo(2);
    assertThat(sheets(2)).isEqualTo(3);
    assertThat(RecordedStudy.read(folder, heads, 1).tested()).containsExactlyInAnyOrder("a", "b");
  }
}
