package org.lacuna.media.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.lacuna.inference.signal.TimedWord;
import org.lacuna.inference.signal.TimedWord.Origin;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.media.decode.SubtitleCue;

class TranscriptPropertiesTest {

  private static Path folder = Path.of("");

  @BeforeContainer
  static void makeFolder() throws Exception {
    folder = Files.createTempDirectory("transcripts");
  }

  @AfterContainer
  static void removeFolder() throws Exception {
    try (var files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }

  private static Transcript read(String name, byte[] bytes) throws Exception {
    return TranscriptReaders.standard().read(Files.write(folder.resolve(name), bytes), 0);
  }

  private static Transcript read(String name, String text) throws Exception {
    return read(name, text.getBytes(StandardCharsets.UTF_8));
  }

  @Property(tries = 200, seed = "1")
  void cuesComeBackFromBothFormats(@ForAll("cues") List<SubtitleCue> cues) throws Exception {
    Transcript written = Transcript.ofCues(cues, 0, "talk.srt");

    Transcript srt = read("talk.srt", TranscriptWriter.srt(written));
    Transcript vtt = read("talk.vtt", TranscriptWriter.webVtt(written));

    assertThat(srt).isEqualTo(written);
    assertThat(vtt.cues()).isEqualTo(written.cues());
    assertThat(vtt.words()).isEqualTo(written.words());
  }

  @Property(tries = 200, seed = "1")
  void wordTimesComeBackFromWebVtt(@ForAll("timedGroups") List<List<TimedWord>> groups)
      throws Exception {
    Transcript written = Transcript.ofWords(groups, "talk.vtt");

    Transcript back = read("talk.vtt", TranscriptWriter.webVtt(written));

    assertThat(back).isEqualTo(written);
  }

  @Property(tries = 200, seed = "1")
  void wordsFillTheirCueInOrder(@ForAll("cue") SubtitleCue cue) {
    Transcript t = Transcript.ofCues(List.of(cue), 0, "x");

    assertThat(t.words()).hasSize(cue.text().split("\\s+").length);
    long reached = cue.startUs();
    for (TimedWord word : t.words()) {
      assertThat(word.startUs()).isEqualTo(reached);
      reached = word.endUs();
    }
    assertThat(reached).isEqualTo(cue.endUs());
  }

  @Property(tries = 200, seed = "1")
  void nothingLiesOutsideTheClip(
      @ForAll("cues") List<SubtitleCue> cues, @ForAll("duration") long durationUs) {
    Transcript t = Transcript.ofCues(cues, durationUs, "x");

    assertThat(t.words()).allMatch(w -> w.startUs() < durationUs && w.endUs() <= durationUs);
    assertThat(t.cues()).allMatch(c -> c.startUs() < durationUs && c.endUs() <= durationUs);
  }

  @Property(tries = 200, seed = "1")
  void garbageIsReadOrRefusedInASentence(
      @ForAll byte[] bytes, @ForAll("extension") String extension) throws Exception {
    readOrRefuse("garbage." + extension, bytes);
  }

  @Property(tries = 200, seed = "1")
  void almostSubtitlesAreReadOrRefusedInASentence(
      @ForAll("fragments") List<String> fragments, @ForAll("extension") String extension)
      throws Exception {
    readOrRefuse(
        "almost." + extension, String.join("", fragments).getBytes(StandardCharsets.UTF_8));
  }

  private static void readOrRefuse(String name, byte[] bytes) throws Exception {
    try {
      Transcript t = read(name, bytes);
      assertThat(t.words()).allMatch(w -> w.startUs() >= 0 && !w.text().isBlank());
    } catch (LacunaException e) {
      assertThat(e.kind()).isEqualTo(LacunaException.Kind.MEDIA);
      assertThat(e.sentence()).contains(name).endsWith(".").doesNotContain("\n");
    }
  }

  @Provide
  Arbitrary<String> extension() {
    return Arbitraries.of("srt", "vtt", "txt", "xyz");
  }

  @Provide
  Arbitrary<Long> duration() {
    return Arbitraries.longs().between(1, 100_000_000);
  }

  @Provide
  Arbitrary<List<String>> fragments() {
    return Arbitraries.of(
            "\n",
            "\n\n",
            "1",
            "WEBVTT",
            "NOTE x",
            "00:00:01,000",
            " --> ",
            "00:02.5",
            "-->",
            "<i>",
            "<00:00:01.200>",
            "<",
            ">",
            "[",
            "(",
            "&#",
            "&#x110000;",
            "&#65;",
            "{\\an8}",
            "\\N",
            "hello",
            " ",
            "999:999:99",
            "\uFEFF",
            "\uD83D\uDE00",
            "-",
            "♪",
            "\u2028",
            "A:",
            "a")
        .list()
        .ofMaxSize(40);
  }

  private static Arbitrary<String> word() {
    Arbitrary<String> letters =
        Arbitraries.strings().withChars("abcdefghijé\u4E2D").ofMinLength(1).ofMaxLength(12);
    return Combinators.combine(letters, Arbitraries.of("", ",", ".", "?", "&", "'s"))
        .as((w, end) -> w + end);
  }

  @Provide
  Arbitrary<SubtitleCue> cue() {
    Arbitrary<Long> start = Arbitraries.longs().between(0, 100_000).map(ms -> ms * 1000);
    Arbitrary<Long> length = Arbitraries.longs().between(1, 10_000).map(ms -> ms * 1000);
    Arbitrary<String> line = word().list().ofMinSize(1).ofMaxSize(8).map(w -> String.join(" ", w));
    Arbitrary<String> text = line.list().ofMinSize(1).ofMaxSize(3).map(l -> String.join("\n", l));
    return Combinators.combine(start, length, text).as((s, l, t) -> new SubtitleCue(s, s + l, t));
  }

  @Provide
  Arbitrary<List<SubtitleCue>> cues() {
    return cue().list().ofMinSize(1).ofMaxSize(12);
  }

  /** Words with gaps between them, longer than the instant for which captions roll. */
  @Provide
  Arbitrary<List<List<TimedWord>>> timedGroups() {
    Arbitrary<Integer> ms = Arbitraries.integers().between(101, 900);
    Arbitrary<Integer> gap = Arbitraries.integers().between(0, 300);
    Arbitrary<List<TimedWord>> group =
        Combinators.combine(word(), ms, gap)
            .as((w, l, g) -> new TimedWord(w, g * 1000L, (g + l) * 1000L, Origin.GIVEN, 1))
            .list()
            .ofMinSize(1)
            .ofMaxSize(10);
    return group.list().ofMinSize(1).ofMaxSize(5).map(TranscriptPropertiesTest::laidOut);
  }

  private static List<List<TimedWord>> laidOut(List<List<TimedWord>> groups) {
    List<List<TimedWord>> placed = new ArrayList<>();
    long clock = 0;
    for (List<TimedWord> group : groups) {
      List<TimedWord> words = new ArrayList<>();
      for (TimedWord w : group) {
        words.add(new TimedWord(w.text(), clock + w.startUs(), clock + w.endUs(), w.origin(), 1));
        clock += w.endUs();
      }
      placed.add(words);
    }
    return placed;
  }
}
