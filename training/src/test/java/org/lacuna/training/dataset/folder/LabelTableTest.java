package org.lacuna.training.dataset.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.training.dataset.EmotionNames;

/** What the columns of labels.csv mean. */
class LabelTableTest {

  private static LabelTable read(String text) throws IOException, LacunaException {
    Path file = Files.createTempFile("labels", ".csv");
    try {
      Files.writeString(file, text);
      return LabelTable.read(file);
    } finally {
      Files.delete(file);
    }
  }

  @Test
  void emotionsByNameBecomeAChoiceBesideNumbers() throws Exception {
    LabelTable table =
        read("clip,emotion,video,sentiment\na,Happy,v,1.5\nb, ANGER ,v,-2\nc,,v,\nd,neutral,w,0\n");
    assertThat(table.spec().names()).containsExactly("sentiment", "emotion");
    assertThat(table.spec().choices("emotion")).containsExactly("neutral", "happy", "sad", "angry");
    assertThat(table.spec().choices("sentiment")).isEmpty();
    assertThat(table.labels(table.rows().get(0))).containsExactly(1.5f, 1);
    assertThat(table.labels(table.rows().get(1))).containsExactly(-2, 3);
    assertThat(table.labels(table.rows().get(2))).containsExactly(Float.NaN, Float.NaN);
    assertThat(table.rows().get(3).group()).isEqualTo("w");
  }

  @Test
  void aFifthEmotionMakesItTheSevenAndTheColumnMayHaveAnyName() throws Exception {
    LabelTable table = read("id,how it sounds\na,joy\nb,fearful\n");
    assertThat(table.spec().choices("how it sounds")).isEqualTo(EmotionNames.SEVEN);
    assertThat(table.labels(table.rows().get(1))).containsExactly(5);
  }

  @Test
  void numbersUnderEmotionStayNumbers() throws Exception {
    LabelTable table = read("clip,emotion\na,2\nb,\nc,nan\n");
    assertThat(table.spec().choices()).isEmpty();
    assertThat(table.labels(table.rows().get(0))).containsExactly(2);
  }

  @Test
  void whatIsNotUnderstoodIsOneSentenceWithFileAndLine() {
    assertThatThrownBy(() -> read("clip,text,emotion\na,\"two\nlines\",happy\nb,,hapy\n"))
        .isInstanceOf(LacunaException.class)
        .hasMessageContaining(".csv\"")
        .hasMessageContaining("line 4 says \"hapy\" under \"emotion\"")
        .hasMessageContaining("write neutral, happy, sad, angry, surprise, fear or disgust");
    assertThatThrownBy(() -> read("clip,Emotion\na,great\n"))
        .isInstanceOf(LacunaException.class)
        .hasMessageContaining("line 2 says \"great\"");
    assertThatThrownBy(() -> read("clip,score\na,1\nb,great\n"))
        .isInstanceOf(LacunaException.class)
        .hasMessageContaining("line 3: \"great\" is no number");
    assertThatThrownBy(() -> read("clip,first,second\na,happy,sad\n"))
        .isInstanceOf(LacunaException.class)
        .hasMessageContaining("first, second all hold emotions");
  }

  @Property(tries = 100)
  void everyNameComesBackHoweverItIsWritten(
      @ForAll("names") @Size(min = 1, max = 20) List<String> names) throws Exception {
    StringBuilder text = new StringBuilder("clip,emotion\r\n");
    for (int i = 0; i < names.size(); i++) {
      text.append('c').append(i).append(",\"").append(names.get(i)).append("\"\r\n");
    }
    LabelTable table = read(text.toString());
    List<String> choices = table.spec().choices("emotion");
    List<String> back = new ArrayList<>();
    for (LabelTable.Row row : table.rows()) {
      back.add(choices.get((int) table.labels(row)[0]));
    }
    assertThat(back)
        .isEqualTo(names.stream().map(n -> EmotionNames.of(n).orElseThrow()).toList())
        .allMatch(choices::contains);
    assertThat(choices.size()).isEqualTo(EmotionNames.FOUR.containsAll(back) ? 4 : 7);
  }

  @Provide
  Arbitrary<List<String>> names() {
    Arbitrary<String> name =
        Arbitraries.of(
            "neutral",
            "happy",
            "sad",
            "angry",
            "surprise",
            "fear",
            "disgust",
            "joy",
            "anger",
            "sadness",
            "happiness",
            "fearful",
            "surprised",
            "disgusted");
    return name.flatMap(
            n ->
                Arbitraries.of(
                    n,
                    n.toUpperCase(Locale.ROOT),
                    " " + n + "\t",
                    n.substring(0, 1).toUpperCase(Locale.ROOT) + n.substring(1)))
        .list();
  }

  @Property(tries = 200)
  void anyOtherWordIsRefusedAndNothingElseIsThrown(@ForAll("words") String word)
      throws IOException {
    try {
      LabelTable table = read("clip,emotion\na,happy\nb,\"" + word.replace("\"", "\"\"") + "\"\n");
      assertThat(EmotionNames.of(word).isPresent() || word.isBlank()).isTrue();
      assertThat(table.rows()).hasSize(2);
    } catch (LacunaException e) {
      assertThat(EmotionNames.of(word)).isEmpty();
      assertThat(e.sentence()).contains("line 3").endsWith(".");
    }
  }

  @Provide
  Arbitrary<String> words() {
    return Arbitraries.oneOf(
        Arbitraries.strings().ofMaxLength(8), Arbitraries.strings().withChars("sad ").ofLength(3));
  }
}
