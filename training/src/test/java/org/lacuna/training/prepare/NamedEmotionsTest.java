package org.lacuna.training.prepare;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.lacuna.training.dataset.Dataset;
import org.lacuna.training.dataset.EmotionNames;
import org.lacuna.training.dataset.LabelSpec;
import org.lacuna.training.dataset.Utterance;
import org.lacuna.training.method.Head;

/** Emotions by name as a head, for models that know the same and others. */
class NamedEmotionsTest {

  private static Dataset data(float... emotions) throws Exception {
    LabelSpec spec = LabelSpec.sentiment().withChoice("emotion", EmotionNames.SEVEN);
    List<Utterance> all = new java.util.ArrayList<>();
    for (int i = 0; i < emotions.length; i++) {
      float[] labels = {i == 0 ? -1 : 2, emotions[i]};
      all.add(new Utterance("u" + i, null, null, labels, null, Map.of()));
    }
    return Dataset.of(Path.of("made-up"), spec, all, Map.of(), List.of());
  }

  @Test
  void theChoiceIsAHeadOfItsOwnAndLeavesTheNumbersAlone() throws Exception {
    Dataset data = data(6, 0, Float.NaN);
    Answers answers = Answers.of(data);
    assertThat(answers.heads(data))
        .containsExactly(Head.sentiment(), Head.emotions(EmotionNames.SEVEN));
    assertThat(answers.of(data.utterances()).get(Head.EMOTIONS)).containsExactly(6, 0, Float.NaN);
    assertThat(answers.of(data.utterances()).get(Head.SENTIMENT)).containsExactly(-1, 2, 2);
  }

  @Test
  void aModelWithOtherEmotionsIsAskedByTheirNames() throws Exception {
    Dataset data = data(3, 1, 6);
    Answers answers = Answers.of(data);
    List<String> theirs = List.of("anger", "neutral", "happy");
    assertThat(answers.of(data.utterances().get(0), theirs).get(Head.EMOTIONS)).containsExactly(0);
    assertThat(answers.of(data.utterances().get(1), theirs).get(Head.EMOTIONS)).containsExactly(2);
    assertThat(answers.of(data.utterances().get(2), theirs).get(Head.EMOTIONS))
        .as("disgust, which it does not know")
        .containsExactly(Double.NaN);
    assertThat(answers.of(data.utterances().get(2), List.of()).get(Head.EMOTIONS))
        .containsExactly(6);
  }
}
