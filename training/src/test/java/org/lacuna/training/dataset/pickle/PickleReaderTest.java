package org.lacuna.training.dataset.pickle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.signal.ModalitySet;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.training.data.Split;
import org.lacuna.training.dataset.Dataset;
import org.lacuna.training.dataset.FloatSequence;
import org.lacuna.training.dataset.LabelSpec;
import org.lacuna.training.dataset.Utterance;
import org.lacuna.training.dataset.pickle.PickleBytes.Array;

class PickleReaderTest {

  private static final double INF = Double.NEGATIVE_INFINITY;
  private static final double NAN = Double.NaN;

  @TempDir Path folder;

  private Dataset read(byte[] pickle) throws Exception {
    return new PickleReader().read(PickleBytes.file(folder, "data.pkl", pickle));
  }

  private static FloatSequence of(Utterance u, Modality m) {
    return u.sequence(m).orElseThrow();
  }

  private static String flags(FloatSequence s) {
    StringBuilder flags = new StringBuilder();
    for (int t = 0; t < s.steps(); t++) {
      flags.append(s.observed(t) ? '1' : '0');
    }
    return flags.toString();
  }

  /** Two utterances of four steps: padded in front, and behind, with a gap inside. */
  private static Map<String, Object> mult(Array labels, Object ids) {
    Map<String, Object> table = new LinkedHashMap<>();
    table.put(
        "vision",
        new Array("f8", false, new int[] {2, 4, 1}, new double[] {0, 1, 0, 2, 3, 4, 0, 0}));
    table.put("audio", Array.of(new int[] {2, 3, 2}, INF, INF, 1, INF, 2, 3, 4, 5, NAN, 7, 0, 0));
    table.put("text", Array.of(new int[] {2, 1, 3}, 1, 2, 3, 4, 5, 6));
    table.put("labels", labels);
    table.put("id", ids);
    return table;
  }

  @Test
  void multSequencesKeepTheirOwnLengthsAndLoseTheirFilling() throws Exception {
    Object ids = List.of(List.of("v1", "0.5", "2.25"), List.of("v1", "2.25", "4"));
    Map<String, Object> table = mult(Array.of(new int[] {2, 1, 1}, -1.5, 3), ids);
    Dataset data = read(PickleBytes.of(Map.of("train", table)));

    assertThat(data.modalities()).isEqualTo(ModalitySet.all());
    assertThat(data.labels()).isEqualTo(LabelSpec.sentiment());
    Utterance first = data.utterances(Split.TRAIN).get(0);
    Utterance second = data.utterances(Split.TRAIN).get(1);
    assertThat(first.id()).isEqualTo("v1 0.5-2.25");
    assertThat(first.group()).contains("v1");
    assertThat(first.label(0)).isEqualTo(-1.5f);
    assertThat(flags(of(first, Modality.VISION))).isEqualTo("0111");
    assertThat(of(first, Modality.VISION).value(0, 0)).isNaN();
    assertThat(of(first, Modality.VISION).value(2, 0)).isZero();
    assertThat(flags(of(second, Modality.VISION))).isEqualTo("1100");
    assertThat(flags(of(first, Modality.AUDIO))).isEqualTo("011");
    assertThat(of(first, Modality.AUDIO).value(1, 0)).isEqualTo(1);
    assertThat(of(first, Modality.AUDIO).value(1, 1)).isNaN();
    assertThat(flags(of(second, Modality.AUDIO))).isEqualTo("110");
    assertThat(of(second, Modality.AUDIO).value(1, 0)).isNaN();
    assertThat(of(second, Modality.AUDIO).value(1, 1)).isEqualTo(7);
    assertThat(of(second, Modality.LANGUAGE).value(0, 2)).isEqualTo(6);
  }

  @Test
  void iemocapLabelsBecomeFourEmotions() throws Exception {
    double[] pairs = {1, 0, 0, 1, 1, 0, 1, 0, 0, 1, 1, 0, 0, 1, 1, 0};
    Map<String, Object> table =
        mult(
            new Array("i8", false, new int[] {2, 4, 2}, pairs),
            List.of("Ses01F_impro01_F000", "Ses01F_impro01_M003"));
    Dataset data = read(PickleBytes.of(Map.of("train", table)));
    assertThat(data.labels().kind()).isEqualTo(LabelSpec.Kind.PRESENCE);
    assertThat(data.labels().names()).containsExactly("neutral", "happy", "sad", "angry");
    assertThat(data.utterances().get(0).labels()).containsExactly(0, 1, 0, 0);
    assertThat(data.utterances().get(1).labels()).containsExactly(1, 0, 1, 0);
    assertThat(data.groups()).containsExactly("Ses01F_impro01");
  }

  @Test
  void moseiLabelsAreNamed() throws Exception {
    double[] labels = {1, 0, 0, 1, 1, 0, 1, 0, 0, 1, 1, 0, 0, 1};
    Map<String, Object> table = mult(Array.of(new int[] {2, 1, 7}, labels), List.of("a", "b"));
    Dataset data = read(PickleBytes.of(Map.of("train", table)));
    assertThat(data.labels().names()).startsWith("sentiment", "happy", "sad", "anger").hasSize(7);
    assertThat(data.groups()).isEmpty();
  }

  @Test
  void splitsAndColumnMajorArraysAreRead() throws Exception {
    Map<String, Object> train = mult(Array.of(new int[] {2}, 1, 2), List.of("a_1", "a_2"));
    train.put("text", new Array("i4", true, new int[] {2, 1, 3}, new double[] {1, 4, 2, 5, 3, 6}));
    Map<String, Object> test = mult(Array.of(new int[] {2, 1}, 3, 4), List.of("b_1", "c_2"));
    Dataset data = read(PickleBytes.of(Map.of("train", train, "test", test)));
    assertThat(data.hasSplits()).isTrue();
    assertThat(data.utterances(Split.TEST)).extracting(u -> u.label(0)).containsExactly(3f, 4f);
    assertThat(data.utterances(Split.VALID)).isEmpty();
    assertThat(data.groups()).containsExactly("a", "b", "c");
    FloatSequence text = of(data.utterances(Split.TRAIN).get(1), Modality.LANGUAGE);
    assertThat(new float[] {text.value(0, 0), text.value(0, 1), text.value(0, 2)})
        .containsExactly(4, 5, 6);
  }

  private static Map<String, Object> mmsa() {
    Map<String, Object> table = new LinkedHashMap<>();
    table.put("raw_text", List.of("GOOD", "schön"));
    table.put("id", List.of("v_1$_$0", "v_1$_$1"));
    table.put("audio", Array.of(new int[] {2, 3, 1}, 0, 1, 0, 2, 0, 0));
    table.put("vision", Array.of(new int[] {2, 3, 1}, 0, 0, 5, 2, 3, 0));
    table.put("text", Array.of(new int[] {2, 3, 1}, 9, 8, 7, 6, 5, 4));
    double[] bert = {101, 5, 102, 1, 1, 1, 0, 0, 0, 101, 102, 0, 1, 1, 0, 0, 0, 0};
    table.put("text_bert", Array.of(new int[] {2, 3, 3}, bert));
    table.put("regression_labels", Array.of(new int[] {2}, 0.4, -3));
    table.put("classification_labels", Array.of(new int[] {2}, 2, 0));
    table.put("annotations", List.of("Positive", "Negative"));
    return table;
  }

  @Test
  void mmsaAlignedFollowsBertsMaskAndTheZerosAtTheEnds() throws Exception {
    Dataset data = read(PickleBytes.of(Map.of("valid", mmsa())));
    Utterance first = data.utterances(Split.VALID).get(0);
    Utterance second = data.utterances(Split.VALID).get(1);
    assertThat(first.text()).contains("GOOD");
    assertThat(second.text()).contains("schön");
    assertThat(second.group()).contains("v_1");
    assertThat(flags(of(second, Modality.LANGUAGE))).isEqualTo("110");
    assertThat(flags(of(first, Modality.AUDIO))).isEqualTo("010");
    assertThat(flags(of(second, Modality.VISION))).isEqualTo("110");
  }

  @Test
  void mmsaUnalignedFollowsItsLengths() throws Exception {
    Map<String, Object> table = mmsa();
    table.put("audio_lengths", List.of(3, 2));
    table.put("vision_lengths", new Array("i8", false, new int[] {2}, new double[] {1, 3}));
    Dataset data = read(PickleBytes.of(Map.of("train", table)));
    Utterance first = data.utterances().get(0);
    Utterance second = data.utterances().get(1);
    assertThat(flags(of(first, Modality.AUDIO))).isEqualTo("111");
    assertThat(flags(of(second, Modality.AUDIO))).isEqualTo("110");
    assertThat(flags(of(first, Modality.VISION))).as("one step, at the end").isEqualTo("001");
    assertThat(flags(of(second, Modality.VISION))).isEqualTo("111");
    table.put("audio_lengths", List.of(3));
    assertThatThrownBy(() -> read(PickleBytes.of(Map.of("train", table))))
        .isInstanceOf(LacunaException.class)
        .hasMessageContaining("\"audio_lengths\" has 1 entries for 2 labels");
  }

  @Test
  void aMaskOfOurOwnExportDecidesAlone() throws Exception {
    Map<String, Object> table = mmsa();
    table.remove("text_bert");
    table.put("audio", Array.of(new int[] {2, 2, 2}, 0, 1, 0, 0, 0, 0, 2, 0));
    table.put("audio_mask", Array.of(new int[] {2, 2, 2}, 1, 1, 0, 0, 0, 0, 1, 0));
    table.put("audio_lengths", List.of(1, 2));
    table.put("audio_names", List.of("f0", "loudness"));
    table.put("text_lengths", List.of(2, 3));
    Dataset data = read(PickleBytes.of(Map.of("test", table)));
    Utterance first = data.utterances().get(0);
    Utterance second = data.utterances().get(1);
    assertThat(flags(of(first, Modality.AUDIO))).isEqualTo("10");
    assertThat(of(first, Modality.AUDIO).value(0, 0)).as("a measured zero").isZero();
    assertThat(flags(of(second, Modality.AUDIO))).isEqualTo("01");
    assertThat(of(second, Modality.AUDIO).value(1, 0)).isEqualTo(2);
    assertThat(of(second, Modality.AUDIO).value(1, 1)).isNaN();
    assertThat(flags(of(first, Modality.LANGUAGE))).isEqualTo("110");
    assertThat(data.columns(Modality.AUDIO)).containsExactly("f0", "loudness");
    table.put("audio_mask", Array.of(new int[] {2, 2, 1}, 1, 1, 0, 0));
    assertThatThrownBy(() -> read(PickleBytes.of(Map.of("test", table))))
        .isInstanceOf(LacunaException.class)
        .hasMessageContaining("\"audio_mask\" has the shape (2, 2, 1)");
  }

  private static Map<String, Object> lmf(double covarep, Array label) {
    return Map.of(
        "covarep", Array.of(new int[] {2, 2}, covarep, NAN, 3, 4),
        "facet", Array.of(new int[] {2, 1}, 0, 6),
        "glove", Array.of(new int[] {2, 3, 1}, 0, 1, 2, 3, 0, 0),
        "label", label);
  }

  @Test
  void lmfOfPython2IsRead() throws Exception {
    Map<String, Object> table = lmf(1, Array.of(new int[] {2, 3}, 1, 2, 3, 4, 5, 6));
    Dataset data = read(PickleBytes.old(Map.of("train", table)));
    assertThat(data.labels().names()).containsExactly("trait 1", "trait 2", "trait 3");
    Utterance first = data.utterances().get(0);
    assertThat(first.id()).isEqualTo("train-0");
    assertThat(of(first, Modality.AUDIO).value(0, 0)).isEqualTo(1);
    assertThat(of(first, Modality.AUDIO).value(0, 1)).isNaN();
    assertThat(flags(of(first, Modality.VISION))).as("one step is never filling").isEqualTo("1");
    assertThat(flags(of(first, Modality.LANGUAGE))).isEqualTo("011");
    assertThat(flags(of(data.utterances().get(1), Modality.LANGUAGE))).isEqualTo("100");
  }

  @Test
  void lmfEmotionsAreJoinedOnlyWhereTheyAreAboutTheSameUtterances() throws Exception {
    Array yes = Array.of(new int[] {2, 2}, 0, 1, 1, 0);
    Array no = Array.of(new int[] {2, 2}, 1, 0, 1, 0);
    Map<String, Object> same =
        Map.of("sad", Map.of("train", lmf(1, yes)), "happy", Map.of("train", lmf(1, no)));
    Dataset data = read(PickleBytes.old(same));
    assertThat(data.labels().names()).containsExactly("happy", "sad");
    assertThat(data.utterances().get(0).labels()).containsExactly(0, 1);

    Map<String, Object> turned = Map.of("train", Map.of("sad", lmf(1, yes), "happy", lmf(1, no)));
    assertThat(read(PickleBytes.old(turned)).utterances().get(0).labels()).containsExactly(0, 1);

    Map<String, Object> other =
        Map.of("sad", Map.of("train", lmf(1, yes)), "happy", Map.of("train", lmf(2, no)));
    Path file = PickleBytes.file(folder, "iemocap.pkl", PickleBytes.old(other));
    assertThatThrownBy(() -> new PickleReader().read(file))
        .isInstanceOf(LacunaException.class)
        .hasMessageContaining("other utterances for each emotion")
        .hasMessageContaining("happy, sad");
    Dataset sad = new PickleReader().read(file, "sad");
    assertThat(sad.labels().names()).containsExactly("sad");
    assertThat(sad.utterances().get(0).label(0)).isEqualTo(1);
    assertThatThrownBy(() -> new PickleReader().read(file, "bored"))
        .isInstanceOf(LacunaException.class)
        .hasMessageContaining("no part \"bored\"");
  }

  @Test
  void anUnknownLayoutSaysWhatIsThereAndWhatWasExpected() {
    assertThatThrownBy(() -> read(PickleBytes.of(Map.of("train", Map.of("pixels", 1)))))
        .isInstanceOf(LacunaException.class)
        .hasMessageContaining("it holds train (with pixels)")
        .hasMessageContaining("vision, text, audio, labels (MulT)")
        .hasMessageContaining("(MMSA)")
        .hasMessageContaining("(LMF)");
    assertThatThrownBy(() -> read(PickleBytes.of(List.of(1, 2))))
        .isInstanceOf(LacunaException.class)
        .hasMessageContaining("it holds a list");
  }

  @Test
  void tablesThatDoNotFitTogetherAreRefused() {
    Map<String, Object> table = mult(Array.of(new int[] {3}, 1, 2, 3), List.of("a", "b"));
    assertThatThrownBy(() -> read(PickleBytes.of(Map.of("train", table))))
        .isInstanceOf(LacunaException.class)
        .hasMessageContaining("the train split has 2")
        .hasMessageContaining("3 labels");
    table.put("labels", Array.of(new int[] {2}, 1, 2));
    table.put("text", Array.of(new int[] {2, 1 << 30, 0}));
    assertThatThrownBy(() -> read(PickleBytes.of(Map.of("train", table))))
        .isInstanceOf(LacunaException.class)
        .hasMessageContaining("\"text\" has the empty shape (2, 1073741824, 0)");
    table.put("text", Array.of(new int[] {2, 1 << 30, 3}, 1));
    assertThatThrownBy(() -> read(PickleBytes.of(Map.of("train", table))))
        .isInstanceOf(LacunaException.class)
        .hasMessageContaining("damaged or cut short");
  }
}
