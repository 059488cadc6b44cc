package org.lacuna.media.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
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

  @Property(tries = 150, seed = "1")
  void everythingComesBackFromTiers(@ForAll("transcript") Transcript written) throws Exception {
    Transcript grid = read("x.TextGrid", TranscriptWriter.textGrid(written, 0));
    Transcript elan = read("x.eaf", TranscriptWriter.elan(written, "x.mp4", Instant.EPOCH));

    assertThat(grid).isEqualTo(written.from("x.TextGrid"));
    assertThat(elan).isEqualTo(written.from("x.eaf"));
  }

  @Property(tries = 150, seed = "1")
  void wordsComeBackFromTables(@ForAll("transcript") Transcript written) throws Exception {
    assertThat(read("x.csv", TranscriptWriter.table(written, ',')).words())
        .isEqualTo(written.words());
    assertThat(read("x.tsv", TranscriptWriter.table(written, '\t')).words())
        .isEqualTo(written.words());
  }

  /** Any encoding that writes all of the transcript's signs, with a byte order mark or without. */
  @Property(tries = 100, seed = "1")
  void everyFormatIsReadInEveryEncodingThatCanHoldIt(
      @ForAll("transcript") Transcript written,
      @ForAll TranscriptFormat format,
      @ForAll("charset") Charset charset,
      @ForAll boolean marked)
      throws Exception {
    String text = format.write(written, "x.mp4", 0, Instant.EPOCH);
    Transcript plain = read("x." + format.extension(), text);
    boolean eightBit = charset.newEncoder().maxBytesPerChar() == 1;
    if (format == TranscriptFormat.ELAN) {
      // What an XML file says of itself counts.
      text = text.replace("encoding=\"UTF-8\"", "encoding=\"" + charset.name() + "\"");
    }
    String whole = marked && !eightBit ? "\uFEFF" + text : text;
    if (charset.newEncoder().canEncode(whole)) {
      assertThat(read("x." + format.extension(), whole.getBytes(charset))).isEqualTo(plain);
    }
  }

  @Provide
  Arbitrary<Charset> charset() {
    return Arbitraries.of(
        StandardCharsets.UTF_8,
        StandardCharsets.UTF_16LE,
        StandardCharsets.UTF_16BE,
        StandardCharsets.ISO_8859_1);
  }

  @Property(tries = 100, seed = "1")
  void plainTextIsSpokenOverTheWholeClip(@ForAll("cue") SubtitleCue cue) throws Exception {
    Path file = Files.writeString(folder.resolve("x.txt"), cue.text());

    Transcript t = TranscriptReaders.standard().read(file, 9_000_000);

    assertThat(t.words().stream().map(TimedWord::text).toList())
        .isEqualTo(List.of(cue.text().split("\\s+")));
    assertThat(t.words().get(0).startUs()).isZero();
    assertThat(t.words().get(t.words().size() - 1).endUs()).isEqualTo(9_000_000);
  }

  @Property(tries = 60, seed = "1")
  void damagedFilesAreReadOrRefusedInASentence(
      @ForAll("transcript") Transcript written,
      @ForAll TranscriptFormat format,
      @ForAll("damage") List<Integer> damage)
      throws Exception {
    byte[] bytes =
        format.write(written, "x.mp4", 0, Instant.EPOCH).getBytes(StandardCharsets.UTF_8);
    for (int d : damage) {
      bytes[Math.floorMod(d, bytes.length)] ^= (byte) (1 << (d & 7));
    }
    String name = "damaged." + format.extension();
    readOrRefuse(name, bytes);
    readOrRefuse(name, Arrays.copyOf(bytes, Math.floorMod(damage.get(0), bytes.length)));
  }

  @Provide
  Arbitrary<List<Integer>> damage() {
    return Arbitraries.integers().list().ofMinSize(1).ofMaxSize(8);
  }

  /** Words of overlapping subtitles and words with times, origins and confidences of their own. */
  @Provide
  Arbitrary<Transcript> transcript() {
    Arbitrary<Transcript> subtitles = cues().map(c -> Transcript.ofCues(c, 0, "x"));
    Arbitrary<Origin> origin = Arbitraries.of(Origin.class);
    Arbitrary<Float> confidence = Arbitraries.of(1f, 0f, 0.1f, 0.123456f, 1e-5f, Float.NaN);
    Arbitrary<Transcript> words =
        Combinators.combine(timedGroups(), origin, confidence)
            .as(
                (groups, o, c) ->
                    Transcript.ofWords(
                        groups.stream()
                            .map(
                                g ->
                                    g.stream()
                                        .map(
                                            w ->
                                                new TimedWord(
                                                    w.text(),
                                                    w.startUs(),
                                                    w.endUs(),
                                                    o,
                                                    o != Origin.RECOGNISED && c.isNaN() ? 1f : c))
                                        .toList())
                            .toList(),
                        "x"));
    return Arbitraries.oneOf(subtitles.map(TranscriptPropertiesTest::inMilliseconds), words);
  }

  /** Interpolated words start and end where they happen to; EAF has whole milliseconds. */
  private static Transcript inMilliseconds(Transcript t) {
    List<TimedWord> words =
        t.words().stream()
            .map(
                w ->
                    new TimedWord(
                        w.text(),
                        w.startUs() / 1000 * 1000,
                        Math.max(w.endUs() / 1000, w.startUs() / 1000 + 1) * 1000,
                        w.origin(),
                        1))
            .toList();
    return new Transcript(words, t.cues(), t.source());
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
    return Arbitraries.of("srt", "vtt", "txt", "xyz", "csv", "tsv", "TextGrid", "eaf");
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
            "a",
            "\"ooTextFile\" \"TextGrid\" 0 9 <exists> 1 ",
            "\"IntervalTier\" \"words\" 0 9 1 ",
            " 0.5 1.5 \"hello\" ",
            "\"",
            ",",
            ";",
            "\t",
            "start,end,word\n",
            "0.5,1.5,hello\n",
            "<ANNOTATION_DOCUMENT>",
            "<TIER TIER_ID=\"words\">",
            "<TIME_SLOT TIME_SLOT_ID=\"a\" TIME_VALUE=\"7\"/>",
            "<ALIGNABLE_ANNOTATION ANNOTATION_ID=\"a\" TIME_SLOT_REF1=\"a\" TIME_SLOT_REF2=\"a\">",
            "</ALIGNABLE_ANNOTATION>",
            "<REF_ANNOTATION ANNOTATION_ID=\"b\" ANNOTATION_REF=\"b\"/>",
            "</TIER></ANNOTATION_DOCUMENT>")
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
