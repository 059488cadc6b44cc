package org.lacuna.training.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.training.data.Split;

class ValuesTest {

  private static final float INF = Float.NEGATIVE_INFINITY;
  private static final float NAN = Float.NaN;

  @Test
  void whatIsNotFiniteIsMissing() {
    FloatSequence s = FloatSequence.of(3, 2, new float[] {1, INF, NAN, INF, 0, 0});
    assertThat(s.observed(0)).isTrue();
    assertThat(s.value(0, 0)).isEqualTo(1);
    assertThat(s.value(0, 1)).isNaN();
    assertThat(s.observed(1)).isFalse();
    assertThat(s.observed(2)).as("zero is a value").isTrue();
    assertThat(s.observedSteps()).isEqualTo(2);
    float[] row = {5, 5, 5};
    s.copyStep(1, row, 1);
    assertThat(row).containsExactly(5, NAN, NAN);
    assertThatThrownBy(() -> s.startUs(0)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void sequencesKeepNoReferenceToFlagsAndTimes() {
    boolean[] seen = {true, true};
    long[] start = {10, 20};
    FloatSequence s = FloatSequence.of(2, 1, (t, d) -> t, seen).timed(start, new long[] {20, 30});
    seen[0] = false;
    start[0] = 0;
    assertThat(s.observed(0)).isTrue();
    assertThat(s.startUs(0)).isEqualTo(10);
    assertThat(s.endUs(1)).isEqualTo(30);
  }

  private static Utterance utterance(String id, String group, int dim) {
    FloatSequence s = FloatSequence.of(1, dim, new float[dim]);
    return new Utterance(id, group, null, new float[] {1}, null, Map.of(Modality.AUDIO, s));
  }

  @Test
  void utterancesMustFitTogether() throws Exception {
    Path file = Path.of("data.pkl");
    assertThatThrownBy(
            () -> Dataset.of(file, LabelSpec.sentiment(), List.of(), Map.of(), List.of()))
        .isInstanceOf(LacunaException.class)
        .hasMessageContaining("hold no utterance");
    List<Utterance> two = List.of(utterance("a", "v", 2), utterance("b", "w", 3));
    assertThatThrownBy(() -> Dataset.of(file, LabelSpec.sentiment(), two, Map.of(), List.of()))
        .isInstanceOf(LacunaException.class)
        .hasMessageContaining("\"b\" has 3 audio columns, others have 2");
    assertThatThrownBy(() -> Dataset.of(file, LabelSpec.scores(7), two, Map.of(), List.of()))
        .isInstanceOf(LacunaException.class)
        .hasMessageContaining("1 labels and 7 were expected");
  }

  @Test
  void splitsAreGivenByGroup() throws Exception {
    List<Utterance> three =
        List.of(utterance("a", "v", 2), utterance("b", "w", 2), utterance("c", "v", 2));
    Dataset data =
        Dataset.of(
            Path.of("x"),
            LabelSpec.sentiment(),
            three,
            Map.of(Modality.AUDIO, List.of("f0", "loudness"), Modality.VISION, List.of("smile")),
            List.of());
    assertThat(data.hasSplits()).isFalse();
    assertThat(data.groups()).containsExactly("v", "w");
    assertThat(data.columns(Modality.AUDIO)).containsExactly("f0", "loudness");
    assertThat(data.columns(Modality.VISION)).isEmpty();
    Dataset split = data.withSplits(Map.of("v", Split.TRAIN, "w", Split.TEST));
    assertThat(split.hasSplits()).isTrue();
    assertThat(split.utterances(Split.TRAIN)).extracting(Utterance::id).containsExactly("a", "c");
    assertThat(split.utterances(Split.TEST)).extracting(Utterance::id).containsExactly("b");
    FloatSequence text = FloatSequence.of(1, 1, new float[] {7});
    Dataset more = split.map(u -> u.with(Modality.LANGUAGE, text));
    assertThat(more.dim(Modality.LANGUAGE)).hasValue(1);
    assertThat(split.dim(Modality.LANGUAGE)).isEmpty();
  }

  @Test
  void recordingsAreFoundInNames() {
    assertThat(Ids.recordings(List.of("v[1]", "x$_$12", "Ses01F_script01_1_F003")))
        .containsEntry("v[1]", "v")
        .containsEntry("x$_$12", "x")
        .containsEntry("Ses01F_script01_1_F003", "Ses01F_script01_1");
    assertThat(Ids.recordings(List.of("abc_1", "abc_2", "d_e_3")))
        .containsEntry("abc_2", "abc")
        .containsEntry("d_e_3", "d_e");
    assertThat(Ids.recordings(List.of("abc_1", "abc"))).as("not all are numbered").isEmpty();
    assertThat(Ids.recordings(List.of("abc_1", "abc_1", "b")))
        .as("names that come again are recordings")
        .containsEntry("abc_1", "abc_1")
        .containsEntry("b", "b");
    assertThat(Ids.split(" Dev ")).contains(Split.VALID);
    assertThat(Ids.split("happy")).isEmpty();
  }
}
