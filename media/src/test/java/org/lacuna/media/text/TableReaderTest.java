package org.lacuna.media.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lacuna.inference.signal.TimedWord;
import org.lacuna.inference.signal.TimedWord.Origin;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.media.decode.SubtitleCue;

class TableReaderTest {

  private static final List<TimedWord> HELLO_WORLD =
      List.of(
          new TimedWord("Hello", 500_000, 900_000, Origin.GIVEN, 1),
          new TimedWord("world.", 1_000_000, 1_450_000, Origin.GIVEN, 1));

  @TempDir Path folder;

  private Transcript read(String name, String text) throws Exception {
    return read(name, text, StandardCharsets.UTF_8);
  }

  private Transcript read(String name, String text, Charset charset) throws Exception {
    Path file = Files.write(folder.resolve(name), text.getBytes(charset));
    return TranscriptReaders.standard().read(file, 60_000_000);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "start,end,word\n0.5,0.9,Hello\n1.0,1.45,world.\n",
        "0.5,0.9,Hello\r\n1.0,1.45,world.\r\n",
        "500,900,Hello\n1000,1450,world.\n",
        "start_ms,end_ms,word\n500,900,Hello\n1000,1450,world.\n",
        "startMs,endMs,word\n500,900,Hello\n1000,1450,world.\n",
        "Word;Start (s);Duration (s)\nHello;0,5;0,4\nworld.;1;0,45\n",
        "sep=;\nstart;end;word\n0,5;0,9;Hello\n1;1,45;world.\n",
        "start\tend\ttext\n00:00:00.500\t00:00:00.900\tHello\n0:01\t00:01.45\tworld.\n",
        "\uFEFF\"start\",\"end\",\"word\"\n\"0.5\",\"0.9\",\"Hello\"\n\n\"1.0\",\"1.45\",\"world.\"",
        "id|begin|end|token|speaker\n7|0.5|0.9|Hello|A\n8|1.0|1.45|world.|A\n",
        "Anfang,Ende,Wort\n0.5,0.9,Hello\n1.0,1.45,world.\n",
        """
        Begin,End,Label,Type,Speaker
        0.5,0.9,Hello,words,A
        1.0,1.45,world.,words,A
        0.5,0.6,HH,phones,A
        """,
        "Begin Time - ss.msec\tEnd Time - ss.msec\tLabel\n0.500\t0.900\tHello\n1.000\t1.450\tworld.",
        "Begin Time - msec\tEnd Time - msec\tLabel\n500\t900\tHello\n1000\t1450\tworld.\n",
        "start_us,end_us,word\n500000,900000,Hello\n1000000,1450000,world.\n",
        "1.0,1.45,world.\n0.5,0.9,Hello\n",
        "start,end,word\n0.5,0.9,Hello\n1.0,1.45,world\n,,.\n",
      })
  void theSameWordsInManySpellings(String table) throws Exception {
    assertThat(read("talk.csv", table).words()).isEqualTo(HELLO_WORLD);
    assertThat(read("talk.csv", table, StandardCharsets.UTF_16LE).words()).isEqualTo(HELLO_WORLD);
  }

  @Test
  void aLabelTrackWithAnotherNameIsKnownByItsText() throws Exception {
    assertThat(read("labels.txt", "0.5\t0.9\tHello\n1.0\t1.45\tworld.\n").words())
        .isEqualTo(HELLO_WORLD);
  }

  @Test
  void quotedFieldsHoldDelimitersQuotesAndLines() throws Exception {
    Transcript t =
        read(
            "talk.csv",
            "start,end,text\n0,2,\"He said, \"\"no\"\"\nand left.\"\n3,4,\"5\"\" disc\"\n");

    assertThat(t.cues())
        .containsExactly(
            new SubtitleCue(0, 2_000_000, "He said, \"no\"\nand left."),
            new SubtitleCue(3_000_000, 4_000_000, "5\" disc"));
    assertThat(t.words())
        .hasSize(7)
        .extracting(TimedWord::origin)
        .containsOnly(Origin.INTERPOLATED);
  }

  @Test
  void aQuoteThatNeverClosesSwallowsNothing() throws Exception {
    Transcript t = read("talk.tsv", "0.0\t0.4\t\"Hello\n0.5\t0.9\tthere\n1.0\t1.5\t\"you\" all\n");

    assertThat(t.words())
        .extracting(TimedWord::text)
        .containsExactly("\"Hello", "there", "\"you\"", "all");
  }

  @Test
  void confidenceAndOriginAreRead() throws Exception {
    Transcript t =
        read(
            "talk.csv",
            "start,end,word,conf,origin\n0,1,a,0.25,recognised\n1,2,b,80%,\n2,3,c,,x\n");

    assertThat(t.words())
        .containsExactly(
            new TimedWord("a", 0, 1_000_000, Origin.RECOGNISED, 0.25f),
            new TimedWord("b", 1_000_000, 2_000_000, Origin.GIVEN, 0.8f),
            new TimedWord("c", 2_000_000, 3_000_000, Origin.GIVEN, 1));
    assertThat(read("bare.csv", "0,1,a,.5\n1,2,b,1\n").words())
        .extracting(TimedWord::confidence)
        .containsExactly(.5f, 1f);
  }

  @Test
  void wordsWithoutTimesStandBetweenTheirNeighbours() throws Exception {
    Transcript t =
        read(
            "talk.csv",
            "start,end,word\n,,so\n1.0,1.2,we\n,,really\n,,do\n1.8,2.0,go\n2.5,2.4,then\n");

    assertThat(t.words())
        .containsExactly(
            new TimedWord("so", 700_000, 1_000_000, Origin.INTERPOLATED, 1),
            new TimedWord("we", 1_000_000, 1_200_000, Origin.GIVEN, 1),
            new TimedWord("really", 1_200_000, 1_620_000, Origin.INTERPOLATED, 1),
            new TimedWord("do", 1_620_000, 1_800_000, Origin.INTERPOLATED, 1),
            new TimedWord("go", 1_800_000, 2_000_000, Origin.GIVEN, 1),
            new TimedWord("then", 2_000_000, 2_500_000, Origin.INTERPOLATED, 1));
  }

  @Test
  void silenceAndNotesAreNoWords() throws Exception {
    Transcript t =
        read(
            "talk.csv",
            "start,end,word\n0,1,sil\n1,2,yes\n2,3,<eps>\n3,4,[noise]\n4,5,{LG}\n5,6,\n");

    assertThat(t.words()).extracting(TimedWord::text).containsExactly("yes");
  }

  @Test
  void wordsAreShownBySentence() throws Exception {
    Transcript t =
        read("talk.csv", "start,end,word\n0,1,Yes.\n1,2,I\n2,3,do\n9,10,later\n70,71,beyond\n");

    assertThat(t.cues())
        .containsExactly(
            new SubtitleCue(0, 1_000_000, "Yes."),
            new SubtitleCue(1_000_000, 3_000_000, "I do"),
            new SubtitleCue(9_000_000, 10_000_000, "later"));
  }

  @Test
  void whatIsNoTableOfWordsIsRefused() {
    for (String text :
        List.of(
            "",
            "frame,au01,au02\n1,2.0,3.0\n",
            "start,end\n1,2\n",
            "hello\nworld\n",
            "start,end,word\n1,soon,yes\n",
            "start,end,word\n1,2,ok\n1e400,2,yes\n")) {
      assertThatExceptionOfType(LacunaException.class)
          .as(text)
          .isThrownBy(() -> read("talk.csv", text))
          .withMessageContaining("talk.csv")
          .matches(e -> e.sentence().endsWith("."));
    }
    assertThatExceptionOfType(LacunaException.class)
        .isThrownBy(() -> read("talk.csv", "start,end,word\n1,2,ok\n\n2,x,yes\n"))
        .withMessageContaining("line 4");
  }
}
