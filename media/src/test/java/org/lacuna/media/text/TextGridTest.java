package org.lacuna.media.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lacuna.inference.signal.TimedWord;
import org.lacuna.inference.signal.TimedWord.Origin;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.media.decode.SubtitleCue;
import org.lacuna.media.text.format.Span;
import org.lacuna.media.text.format.TextGridParser;
import org.lacuna.media.text.format.Tier;

class TextGridTest {

  private static final String LONG =
      """
      File type = "ooTextFile"
      Object class = "TextGrid"

      xmin = 0
      xmax = 2.3
      tiers? <exists>
      size = 3
      item []:
          item [1]:
              class = "IntervalTier"
              name = "phones"
              xmin = 0
              xmax = 2.3
              intervals: size = 4
              intervals [1]:
                  xmin = 0
                  xmax = 0.5
                  text = "sil"
              intervals [2]:
                  xmin = 0.5
                  xmax = 0.7
                  text = "HH"
              intervals [3]:
                  xmin = 0.7
                  xmax = 0.9
                  text = "AH0"
              intervals [4]:
                  xmin = 0.9
                  xmax = 2.3
                  text = "L"
          item [2]:
              class = "IntervalTier"
              name = "words"
              xmin = 0
              xmax = 2.3
              intervals: size = 3
              intervals [1]:
                  xmin = 0
                  xmax = 0.5
                  text = ""
              intervals [2]:
                  xmin = 0.5
                  xmax = 0.9
                  text = "say"
              intervals [3]:
                  xmin = 0.9
                  xmax = 2.3
                  text = "\"\"caf\\e'\"\""
          item [3]:
              class = "TextTier"
              name = "clicks"
              xmin = 0
              xmax = 2.3
              points: size = 1
              points [1]:
                  number = 1.25
                  mark = "click"
      """;

  private static final String SHORT =
      """
      File type = "ooTextFile"
      Object class = "TextGrid"

      0
      2.3
      <exists>
      2
      "IntervalTier"
      "words"
      0
      2.3
      3
      0
      0.5
      ""
      0.5
      0.9
      "say"
      0.9
      2.3
      "\"\"café\"\""
      "TextTier" "clicks" 0 2.3 1
      1.25 "click" ! a remark with "quotes" and 7
      """;

  private static final List<TimedWord> WORDS =
      List.of(
          new TimedWord("say", 500_000, 900_000, Origin.GIVEN, 1),
          new TimedWord("\"café\"", 900_000, 2_300_000, Origin.GIVEN, 1));

  @TempDir Path folder;

  private Transcript read(String text, Charset charset) throws Exception {
    Path file = Files.write(folder.resolve("talk.TextGrid"), text.getBytes(charset));
    return TranscriptReaders.standard().read(file, 0);
  }

  private Transcript read(String text) throws Exception {
    return read(text, StandardCharsets.UTF_8);
  }

  static Stream<Charset> charsets() {
    return Stream.of(
        StandardCharsets.UTF_8,
        StandardCharsets.UTF_16,
        StandardCharsets.UTF_16LE,
        StandardCharsets.UTF_16BE,
        StandardCharsets.ISO_8859_1);
  }

  @ParameterizedTest
  @MethodSource("charsets")
  void bothFormsGiveTheirWords(Charset charset) throws Exception {
    assertThat(read(LONG, charset).words()).isEqualTo(WORDS);
    assertThat(read(SHORT, charset).words()).isEqualTo(WORDS);
    assertThat(read(SHORT.replace("\n", "\r\n"), charset).words()).isEqualTo(WORDS);
  }

  @Test
  void pointsAndEmptyIntervalsAreKept() throws Exception {
    List<Tier> tiers = TextGridParser.parse(LONG, "talk.TextGrid");

    assertThat(tiers).extracting(Tier::name).containsExactly("phones", "words", "clicks");
    assertThat(tiers.get(1).spans().get(0)).isEqualTo(new Span(0, 500_000, ""));
    assertThat(tiers.get(2).points()).isTrue();
    assertThat(tiers.get(2).spans()).containsExactly(new Span(1_250_000, 1_250_000, "click"));
  }

  private static String grid(String... tiers) {
    StringBuilder text = new StringBuilder("\"ooTextFile\" \"TextGrid\" 0 9 <exists> ");
    text.append(tiers.length);
    for (String tier : tiers) {
      String[] parts = tier.split(":", -1);
      text.append(" \"IntervalTier\" \"").append(parts[0]).append("\" 0 9 ");
      text.append(parts.length - 1);
      for (int i = 1; i < parts.length; i++) {
        text.append(" ").append(i - 1).append(" ").append(i).append(" \"").append(parts[i]);
        text.append("\"");
      }
    }
    return text.toString();
  }

  private List<String> texts(String... tiers) throws Exception {
    return read(grid(tiers)).words().stream().map(TimedWord::text).toList();
  }

  @Test
  void theTierOfWordsIsChosen() throws Exception {
    assertThat(texts("phones:a:b:c:d", "Word:one")).containsExactly("one");
    assertThat(texts("x:a:b:c:d", "Mary - words:one:three", "John - words::two"))
        .containsExactly("one", "three", "two");
    assertThat(texts("MAU:a:b:c:d", "KAN-MAU:a:b", "ORT-MAU:one")).containsExactly("one");
    assertThat(texts("phones:a:b:c:d", "Mary:one:two")).containsExactly("one", "two");
    assertThat(texts("Mary:one:two", "John:three:four:five"))
        .containsExactly("three", "four", "five");
    assertThat(texts("words: : ", "Mary:one")).containsExactly("one");
  }

  @Test
  void utterancesAreSpreadAndShown() throws Exception {
    Transcript t = read(grid("Mary:hello you there:I mean it:yes"));

    assertThat(t.cues())
        .extracting(SubtitleCue::text)
        .containsExactly("hello you there", "I mean it", "yes");
    assertThat(t.words().get(0))
        .isEqualTo(new TimedWord("hello", 0, 375_000, Origin.INTERPOLATED, 1));
    assertThat(t.words().get(6).origin()).isEqualTo(Origin.GIVEN);
  }

  @Test
  void utterancesBesideWordsSayHowTheyAreShown() throws Exception {
    Transcript t = read(grid("utterances:One two.", "words:One:two"));

    assertThat(t.cues()).containsExactly(new SubtitleCue(0, 1_000_000, "One two."));
    assertThat(t.words()).extracting(TimedWord::text).containsExactly("One", "two");
  }

  @Test
  void whatIsNoWholeGridIsRefused() {
    for (String text :
        List.of(
            "",
            "no grid",
            LONG.substring(0, LONG.length() / 2),
            SHORT.replace("0.9", "--undefined--"),
            SHORT.replace("0.5\n0.9", "0.9\n0.5"),
            SHORT.replace("0.9", "9e200"),
            SHORT.replace("IntervalTier", "PitchTier"),
            "\"ooTextFile\" \"TextGrid\" 0 9 <exists> 2000000000",
            "\"ooTextFile\" \"TextGrid\" 0 9 <exists> 1 \"IntervalTier\" \"x\" 0 9 2e9 0 1 \"a\"",
            grid("words"),
            grid())) {
      assertThatExceptionOfType(LacunaException.class)
          .as(text)
          .isThrownBy(() -> read(text))
          .withMessageContaining("talk.TextGrid")
          .matches(e -> e.sentence().endsWith("."));
    }
  }

  @Test
  void theGridIsWrittenAsPraatWantsIt() {
    Transcript t =
        Transcript.ofWords(
            List.of(List.of(new TimedWord("a\"b\\", 1_000_001, 2_000_000, Origin.ALIGNED, .5f))),
            "x");

    String grid = TranscriptWriter.textGrid(t, 3_000_000);

    assertThat(grid)
        .startsWith(
            "File type = \"ooTextFile\"\nObject class = \"TextGrid\"\n\nxmin = 0\nxmax = 3\n")
        .contains("size = 4\n", "name = \"origin\"", "text = \"aligned\"", "text = \"0.5\"")
        .contains(
            """
                    name = "words"
                    xmin = 0
                    xmax = 3
                    intervals: size = 3
                    intervals [1]:
                        xmin = 0
                        xmax = 1.000001
                        text = ""
                    intervals [2]:
                        xmin = 1.000001
                        xmax = 2
                        text = "a""b\\bs"
                    intervals [3]:
                        xmin = 2
                        xmax = 3
                        text = ""
            """);
  }
}
