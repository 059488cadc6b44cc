package org.lacuna.app.answers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lacuna.inference.task.CancelToken;
import org.lacuna.inference.task.LacunaException;

/** The two files that hold answers, read alike. */
class AnswerTableTest {

  @TempDir Path folder;

  private List<AnswerRow> read(String... lines) throws IOException, LacunaException {
    Path file = folder.resolve("table.csv");
    Files.write(file, List.of(lines));
    List<AnswerRow> rows = new ArrayList<>();
    AnswerTable.each(file, new CancelToken(), rows::add);
    return rows;
  }

  @Test
  void anEvaluationSaysLabelAndPrediction() throws Exception {
    List<AnswerRow> rows =
        read(
            "model,network,recording,segment,id,given,head,question,label,prediction,probability",
            "\"AMD, fixed\",2,video,3,video[3],audio,sentiment,sentiment,-1.8,0.25,",
            "KT,1,video,3,video[3],vision+audio,emotions,emotions,happy,sad,0.125",
            "KT,1,video,3,video[3],vision+audio,traits,warm,oops,4,");
    assertThat(rows.get(0))
        .isEqualTo(
            new AnswerRow(
                "AMD, fixed",
                "video",
                "video[3]",
                "audio",
                "sentiment",
                "sentiment",
                "-1.8",
                false,
                -1.8,
                0.25));
    assertThat(rows.get(1).choice()).isTrue();
    assertThat(rows.get(1).right()).isOne();
    assertThat(rows.get(1).said()).isEqualTo(0.125);
    assertThat(rows.get(1).label()).isEqualTo("happy");
    assertThat(rows.get(2).right()).as("a cell that is no number is absent").isNaN();
    assertThat(rows.get(2).asked()).isEqualTo("traits: warm");
  }

  @Test
  void aTrainingSaysRightAndSaidAndNamesChoicesSinceItKeepsThem() throws Exception {
    String old = "recording,id,given,head,question,right,said";
    assertThat(read(old, "v,c1,audio,sentiment,sentiment,1.5,0.5").get(0))
        .isEqualTo(
            new AnswerRow(
                "", "v", "c1", "audio", "sentiment", "sentiment", "1.5", false, 1.5, 0.5));
    AnswerRow choice = read(old + ",label,chosen", "v,c1,audio,happy,happy,0.0,0.9,no,no").get(0);
    assertThat(choice.choice()).isTrue();
    assertThat(choice.right() - choice.said()).as("what the probability lacks").isEqualTo(1 - 0.9);
    assertThat(choice.label()).isEqualTo("no");
  }

  @Test
  void anotherTableIsRefusedAndReadingCanBeStopped() throws Exception {
    assertThatThrownBy(() -> read("model,metric,value", "KT,mae,1"))
        .isInstanceOf(LacunaException.class)
        .hasMessageContaining("model, metric, value")
        .hasMessageContaining("\"prediction\"");
    CancelToken cancel = new CancelToken();
    cancel.cancel();
    Path file = Files.write(folder.resolve("some.csv"), List.of("id,said", "a,1"));
    assertThatThrownBy(() -> AnswerTable.each(file, cancel, row -> {}))
        .isInstanceOf(CancellationException.class);
  }
}
