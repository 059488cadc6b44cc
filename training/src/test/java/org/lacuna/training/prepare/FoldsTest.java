package org.lacuna.training.prepare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.training.data.Split;
import org.lacuna.training.dataset.Dataset;
import org.lacuna.training.dataset.LabelSpec;

class FoldsTest {

  private static Dataset data(int size) throws LacunaException {
    return SmallData.of(
        size, Map.of(Modality.AUDIO, new int[] {2, 3}), LabelSpec.sentiment(), false, false);
  }

  @Test
  void everyRecordingTestsOnceAGroupingAndLiesInOnePart() throws LacunaException {
    Dataset data = data(120);
    List<Folds.Fold> folds = Folds.of(data, 5, 3, 11);
    assertThat(folds).hasSize(15);
    for (int r = 0; r < 3; r++) {
      Map<String, Integer> tested = new HashMap<>();
      for (Folds.Fold fold : folds.subList(5 * r, 5 * r + 5)) {
        assertThat(fold.splits().keySet()).isEqualTo(new HashSet<>(data.groups()));
        assertThat(new HashSet<>(fold.splits().values())).hasSize(3);
        fold.splits().forEach((g, s) -> tested.merge(g, s == Split.TEST ? 1 : 0, Integer::sum));
        Dataset divided = fold.of(data);
        assertThat(divided.utterances(Split.TEST).size()).isBetween(20, 28);
        assertThat(divided.utterances(Split.VALID).size()).isBetween(8, 20);
      }
      assertThat(tested.values()).containsOnly(1);
    }
  }

  @Test
  void groupingsDifferAndTheSeedRepeatsThem() throws LacunaException {
    Dataset data = data(120);
    List<Folds.Fold> folds = Folds.of(data, 5, 2, 11);
    assertThat(folds).isEqualTo(Folds.of(data, 5, 2, 11));
    Set<Map<String, Split>> different = new HashSet<>();
    folds.forEach(f -> different.add(f.splits()));
    assertThat(different).hasSize(10);
  }

  @Test
  void dataWithoutSplitsAreDividedByRecording() throws LacunaException {
    Dataset data = data(200);
    Dataset divided = data.withSplits(Folds.split(data, 3));
    assertThat(divided.hasSplits()).isTrue();
    assertThat(divided.utterances(Split.TEST).size()).isBetween(32, 48);
    assertThat(divided.utterances(Split.VALID).size()).isBetween(16, 32);
    assertThat(Folds.split(data, 3)).isNotEqualTo(Folds.split(data, 4));
  }

  @Test
  void tooFewRecordingsAreRefused() throws LacunaException {
    Dataset data = data(12);
    assertThatThrownBy(() -> Folds.of(data, 5, 1, 1))
        .isInstanceOf(LacunaException.class)
        .hasMessageContaining("3 recordings");
  }
}
