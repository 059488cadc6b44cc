package org.lacuna.app.research;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.training.method.Required;

class RunComparisonTest {

  private static final String HEADER = "recording,id,given,head,question,right,said\n";

  @TempDir Path folder;

  /** A study of two trainings that tested on the same twelve utterances of four videos. */
  private RunAnswers study(String name, double error) throws IOException, LacunaException {
    for (int seed = 1; seed <= 2; seed++) {
      StringBuilder rows = new StringBuilder(HEADER);
      for (int i = 0; i < 12; i++) {
        double right = i % 4 - 1.5;
        double said = right + (seed == 1 ? error : -error);
        rows.append(
            "v%d,u%d,language,sentiment,sentiment,%s,%s%n".formatted(i % 4, i, right, said));
        rows.append("v%d,u%d,audio,sentiment,sentiment,%s,9%n".formatted(i % 4, i, right));
      }
      Path run = Files.createDirectories(folder.resolve(name + "/seed-" + seed));
      Files.writeString(run.resolve("predictions.csv"), rows);
    }
    return RunAnswers.read(name, folder.resolve(name), "language");
  }

  @Test
  void trainingsAreAveragedOverEachUtterance() throws Exception {
    RunAnswers answers = study("a", 1);

    assertThat(answers.rows()).hasSize(12);
    // .5 off by -1 changes its sign in one of the two trainings
    assertThat(answers.rows().get("u2")).isEqualTo(new RunAnswers.Row("v2", 1, 0.5));
    assertThat(answers.rows().get("u3")).isEqualTo(new RunAnswers.Row("v3", 1, 1));
  }

  @Test
  void theDifferenceIsThatOfTheErrors() throws Exception {
    RunComparison compared =
        new RunComparison(List.of(study("a", 0.25), study("b", 1), study("c", 1.25)), 200);

    assertThat(Required.entry(Required.entry(compared.figures(), "b"), RunComparison.MAE).value())
        .isCloseTo(1, within(1e-9));
    var difference = Required.entry(compared.differences(0, 1), RunComparison.MAE).interval();
    assertThat(difference.value()).isCloseTo(-0.75, within(1e-9));
    assertThat(difference.high()).isLessThan(0);
    // from 1.25 over 1 to .25: a quarter of the way
    assertThat(Required.entry(compared.closed(2, 1, 0), "closed_mae").value())
        .isCloseTo(0.25, within(1e-9));
  }

  @Test
  void otherUtterancesAreRefused() throws Exception {
    RunAnswers one = study("a", 1);
    RunAnswers fewer = new RunAnswers("fewer", Map.of("u1", new RunAnswers.Row("v1", 0, 1)));

    assertThatThrownBy(() -> new RunComparison(List.of(one, fewer), 100))
        .isInstanceOf(LacunaException.class)
        .hasMessageContaining("not tested on the same utterances");
  }

  @Test
  void nothingOfThatKindIsSaid() throws Exception {
    study("a", 1);

    assertThatThrownBy(() -> RunAnswers.read("a", folder.resolve("a"), "vision"))
        .isInstanceOf(LacunaException.class)
        .hasMessageContaining("vision");
    assertThatThrownBy(() -> RunAnswers.read("none", folder.resolve("none"), "vision"))
        .isInstanceOf(LacunaException.class)
        .hasMessageContaining("cannot be read");
  }
}
