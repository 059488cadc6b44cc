package org.lacuna.media.text;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lacuna.inference.signal.TimedWord;
import org.lacuna.inference.signal.TimedWord.Origin;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.LacunaException.Kind;
import org.lacuna.media.decode.SubtitleCue;

class TranscriptReadersTest {

  private static final long MINUTE = 60_000_000;
  private static final String TWO_CUES =
      """
      1
      00:00:01,000 --> 00:00:02,000
      Hello there

      2
      00:00:03,000 --> 00:00:04,500
      Général Kenobi
      """;

  @TempDir Path folder;

  private final TranscriptReaders readers = TranscriptReaders.standard();

  private Transcript read(String name, String text) throws Exception {
    return read(name, text.getBytes(UTF_8));
  }

  private Transcript read(String name, byte[] bytes) throws Exception {
    return readers.read(Files.write(folder.resolve(name), bytes), MINUTE);
  }

  private static List<String> texts(Transcript t) {
    return t.words().stream().map(TimedWord::text).toList();
  }

  @Test
  void wordsShareTheirCueByLength() throws Exception {
    Transcript t = read("talk.srt", TWO_CUES);

    assertThat(t.source()).isEqualTo("talk.srt");
    assertThat(t.cues())
        .containsExactly(
            new SubtitleCue(1_000_000, 2_000_000, "Hello there"),
            new SubtitleCue(3_000_000, 4_500_000, "Général Kenobi"));
    // "Hello" and "there" have five letters each, so they meet in the middle.
    assertThat(t.words().subList(0, 2))
        .containsExactly(
            new TimedWord("Hello", 1_000_000, 1_500_000, Origin.INTERPOLATED, 1),
            new TimedWord("there", 1_500_000, 2_000_000, Origin.INTERPOLATED, 1));
  }

  @Test
  void aWordWithACueOfItsOwnKeepsItsSpan() throws Exception {
    Transcript t = read("talk.srt", "1\n00:00:01,000 --> 00:00:01,400\nStop!\n");

    assertThat(t.words())
        .containsExactly(new TimedWord("Stop!", 1_000_000, 1_400_000, Origin.GIVEN, 1));
  }

  @Test
  void everyUsualEncodingGivesTheSameText() throws Exception {
    Transcript expected = read("talk.srt", TWO_CUES);

    for (Charset charset : List.of(UTF_8, UTF_16LE, UTF_16BE)) {
      assertThat(read("talk.srt", ("\uFEFF" + TWO_CUES).getBytes(charset))).isEqualTo(expected);
      assertThat(read("talk.srt", TWO_CUES.getBytes(charset))).isEqualTo(expected);
    }
    assertThat(read("talk.srt", TWO_CUES.getBytes(ISO_8859_1))).isEqualTo(expected);
    assertThat(read("talk.srt", TWO_CUES.replace("\n", "\r\n"))).isEqualTo(expected);
    assertThat(read("talk.srt", TWO_CUES.replace("\n", "\r"))).isEqualTo(expected);
  }

  @Test
  void windowsQuotesAreRead() throws Exception {
    byte[] bytes = "1\n00:00:01,000 --> 00:00:02,000\nIt?s fine".getBytes(ISO_8859_1);
    bytes[new String(bytes, ISO_8859_1).indexOf('?')] = (byte) 0x92;

    assertThat(texts(read("talk.srt", bytes))).containsExactly("It\u2019s", "fine");
  }

  @ParameterizedTest
  @CsvSource({
    "'00:00:01,500 --> 00:00:02,750', 1500000, 2750000",
    "'00:00:01.500 --> 00:00:02.750', 1500000, 2750000",
    "'00:01.500 --> 00:02.750', 1500000, 2750000",
    "'0:0:1,5 --> 0:0:2,75', 1500000, 2750000",
    "'00:00:01 --> 00:00:02', 1000000, 2000000",
    "'  00:00:01,500-->00:00:02,750 X1:40 X2:600 Y1:20 Y2:50', 1500000, 2750000",
    "'00:00:01,500 -> 00:00:02,750', 1500000, 2750000",
    "'00:00:01.500 --> 00:00:02.750 line:0 position:20% align:start', 1500000, 2750000",
  })
  void timesAreReadAsTheyAreWritten(String line, long start, long end) throws Exception {
    Transcript t = read("talk.srt", "1\n" + line + "\nyes\n");

    assertThat(t.cues()).containsExactly(new SubtitleCue(start, end, "yes"));
  }

  @Test
  void numbersAndEmptyLinesMayBeMissing() throws Exception {
    String crowded =
        """
        00:00:01,000 --> 00:00:02,000
        one
        2
        00:00:02,000 --> 00:00:03,000
        3
        00:00:03,000 --> 00:00:04,000
        three
        more

        lines
        4
        00:00:04,000 --> 00:00:05,000
        42
        """;

    Transcript t = read("talk.srt", crowded);

    assertThat(texts(t)).containsExactly("one", "three", "more", "lines", "42");
  }

  @Test
  void brokenTimesCostOnlyTheirOwnCue() throws Exception {
    String broken =
        """
        1
        00:00:01,000 --> 00:00:02,000
        one

        2
        00:00:0x,000 --> 00:00:03,000
        lost

        3
        00:00:05,000 --> 00:00:04,000
        backwards

        4
        00:00:06,000 --> 00:00:07,000
        four
        """;

    assertThat(texts(read("talk.srt", broken))).containsExactly("one", "four");
  }

  @Test
  void markupIsNotSpoken() throws Exception {
    String marked =
        "1\n00:00:01,000 --> 00:00:02,000\n"
            + "{\\an8}<i>Tom &amp; Jerry</i> <font color=\"#fff\">&lt;3</font>\\Nnew&nbsp;line {y:i}";

    Transcript t = read("talk.srt", marked);

    assertThat(t.cues().get(0).text()).isEqualTo("Tom & Jerry <3\nnew line");
    assertThat(texts(t)).containsExactly("Tom", "Jerry", "<3", "new", "line");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[music]",
        "(laughs)",
        "[door\nopens]",
        "♪♪",
        "- [sighs]",
        "*applause*",
        "...",
        "(a) ",
        "<i></i>"
      })
  void notesHoldNoWords(String note) throws Exception {
    String text =
        "1\n00:00:01,000 --> 00:00:02,000\n" + note + "\n\n2\n00:00:03,000 --> 00:00:04,000\nyes";

    assertThat(texts(read("talk.srt", text))).containsExactly("yes");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "- Hello. | Hello.",
        ">> MARY: Hello you. | Hello you.",
        "MARY ANN: Hello you. | Hello you.",
        "Note: this is it | Note: this is it",
        "well , you know . . . | well, you know...",
        "[sighs] I (really) mean it | I (really) mean it",
        "well\u2014I mean | well\u2014 I mean",
        "ALL CAPS: SHOUTED | ALL CAPS: SHOUTED",
        "it fell to -5 | it fell to -5",
      })
  void onlySpokenTokensAreWords(String line, String words) throws Exception {
    Transcript t = read("talk.srt", "1\n00:00:01,000 --> 00:00:02,000\n" + line);

    assertThat(String.join(" ", texts(t))).isEqualTo(words);
  }

  @Test
  void webVttBlocksVoicesAndIdentifiersAreUnderstood() throws Exception {
    String vtt =
        """
        WEBVTT - a talk
        Kind: captions

        STYLE
        ::cue { color: lime }

        REGION
        id:fred

        NOTE
        not said

        intro
        00:01.000 --> 00:02.000 align:start
        <v Mary Ann>Good <b>day</b></v>

        NOTE also not said

        00:03.000 --> 00:04.000
        <v.loud John>Bye

        stray text that belongs to no cue
        """;

    Transcript t = read("talk.vtt", vtt);

    assertThat(texts(t)).containsExactly("Good", "day", "Bye");
    assertThat(t.cues()).extracting(SubtitleCue::text).containsExactly("Good day", "Bye");
  }

  @Test
  void inlineTimesAreRealWordTimes() throws Exception {
    String vtt =
        """
        WEBVTT

        00:01.000 --> 00:05.000
        one <00:02.000>two <00:00:03.000><c>three four</c>
        """;

    assertThat(read("talk.vtt", vtt).words())
        .containsExactly(
            new TimedWord("one", 1_000_000, 2_000_000, Origin.GIVEN, 1),
            new TimedWord("two", 2_000_000, 3_000_000, Origin.GIVEN, 1),
            new TimedWord("three", 3_000_000, 4_090_909, Origin.INTERPOLATED, 1),
            new TimedWord("four", 4_090_909, 5_000_000, Origin.INTERPOLATED, 1));
  }

  @Test
  void inlineTimesOutsideTheCueOrBackwardsAreIgnored() throws Exception {
    String vtt = "WEBVTT\n\n00:01.000 --> 00:02.000\na <00:09.000>b <00:00.500>c";

    assertThat(read("talk.vtt", vtt).words())
        .extracting(TimedWord::origin)
        .containsOnly(Origin.INTERPOLATED)
        .hasSize(3);
  }

  @Test
  void rollingCaptionsAreSpokenOnce() throws Exception {
    String vtt =
        """
        WEBVTT

        00:00:00.000 --> 00:00:02.000 align:start position:0%
        \s
        hello<00:00:00.500><c> world</c>

        00:00:02.000 --> 00:00:02.010 align:start position:0%
        hello world
        \s

        00:00:02.010 --> 00:00:04.000 align:start position:0%
        hello world
        how<00:00:02.500><c> are</c><00:00:03.000><c> you</c>
        """;

    Transcript t = read("talk.vtt", vtt);

    assertThat(texts(t)).containsExactly("hello", "world", "how", "are", "you");
    assertThat(t.words()).extracting(TimedWord::origin).containsOnly(Origin.GIVEN);
    assertThat(t.words().get(3).startUs()).isEqualTo(2_500_000);
  }

  @Test
  void overlappingCuesInterleaveInTime() throws Exception {
    String srt =
        "1\n00:00:01,000 --> 00:00:03,000\naa bb\n\n2\n00:00:01,500 --> 00:00:03,500\ncc dd\n";

    assertThat(texts(read("talk.srt", srt))).containsExactly("aa", "cc", "bb", "dd");
  }

  @Test
  void cuesAreSortedAndCutToTheClip() throws Exception {
    String srt =
        """
        1
        00:00:59,000 --> 00:01:01,000
        aaa bbb

        2
        00:01:05,000 --> 00:01:06,000
        gone

        3
        00:00:01,000 --> 00:00:02,000
        first
        """;

    Transcript t = read("talk.srt", srt);

    assertThat(texts(t)).containsExactly("first", "aaa");
    assertThat(t.cues())
        .containsExactly(
            new SubtitleCue(1_000_000, 2_000_000, "first"),
            new SubtitleCue(59_000_000, 60_000_000, "aaa bbb"));
  }

  @Test
  void plainTextIsSpreadOverTheWholeClip() throws Exception {
    Transcript t = read("talk.txt", "To be, or\nnot to be.\n");

    assertThat(texts(t)).containsExactly("To", "be,", "or", "not", "to", "be.");
    assertThat(t.words()).extracting(TimedWord::origin).containsOnly(Origin.INTERPOLATED);
    assertThat(t.words().get(0).startUs()).isZero();
    assertThat(t.words().get(5).endUs()).isEqualTo(MINUTE);
  }

  @Test
  void contentDecidesWhereTheNameMisleads() throws Exception {
    assertThat(read("talk.txt", TWO_CUES).cues()).hasSize(2);
    assertThat(read("talk.sub", TWO_CUES).cues()).hasSize(2);
    assertThat(read("talk.srt", "WEBVTT\n\n00:01.000 --> 00:02.000\nhi\n\nstray").words())
        .hasSize(1);
  }

  @Test
  void whatIsNoTranscriptIsRefusedInOneSentence() throws Exception {
    assertRefused("talk.srt", "just some text".getBytes(UTF_8), "no subtitle with times");
    assertRefused("talk.srt", new byte[0], "no subtitle with times");
    assertRefused("talk.txt", "  \n ".getBytes(UTF_8), "is empty");
    assertRefused("talk.srt", new byte[] {0, 1, 2, 3, (byte) 0x89, 'P'}, "not a text file");
    assertRefused(
        "talk.json", "{}".getBytes(UTF_8), ".srt, .vtt, .TextGrid, .eaf, .csv, .tsv or .txt");
    assertRefused("talk.txt", new byte[(16 << 20) + 1], "too large");
  }

  private void assertRefused(String name, byte[] bytes, String why) throws IOException {
    Path file = Files.write(folder.resolve(name), bytes);
    assertThatExceptionOfType(LacunaException.class)
        .isThrownBy(() -> readers.read(file, MINUTE))
        .matches(e -> e.kind() == Kind.MEDIA)
        .withMessageContaining(name)
        .withMessageContaining(why);
  }

  @Test
  void aMissingFileOrAFolderIsRefused() {
    assertThatExceptionOfType(LacunaException.class)
        .isThrownBy(() -> readers.read(folder.resolve("none.srt"), MINUTE))
        .withMessage("The transcript none.srt does not exist; check its path.");
    assertThatExceptionOfType(LacunaException.class)
        .isThrownBy(() -> readers.read(folder, MINUTE))
        .withMessageContaining("is not a file");
  }

  @Test
  void plainTextNeedsTheLengthOfTheClip() throws Exception {
    Path file = Files.writeString(folder.resolve("talk.txt"), "hello");

    assertThatExceptionOfType(LacunaException.class)
        .isThrownBy(() -> readers.read(file, 0))
        .withMessageContaining("length of the clip is not known");
  }
}
