package org.lacuna.app.annotate.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.lacuna.app.annotate.format.NotedTier.NotedSegment;
import org.lacuna.app.project.TierKind;
import org.lacuna.inference.task.LacunaException;

/** What is written is read again as it was, whatever stands in the labels. */
class FormatPropertiesTest {

  private static final List<String> NASTY =
      List.of(
          "\"",
          "'",
          "<",
          ">",
          "<b>",
          "</i>",
          "<font color=red>",
          "&",
          "&amp;",
          "&lt;",
          "-->",
          "->",
          "\n",
          "\n\n",
          "\n12\n",
          "\\",
          "\\bs",
          "\\ss",
          "caf\\e'",
          "{\\an8}",
          "]]>",
          "<!--",
          "!",
          ",",
          ";",
          "|",
          "\t",
          "=1+1",
          "00:00:01,000 --> 00:00:02,000",
          "NOTE x",
          "WEBVTT",
          "xmin = 3",
          "intervals [2]:",
          "\u65e5\u672c",
          "\u00e9",
          "\ud83d\ude42",
          "\u00a0",
          "\u2028",
          "@",
          "a",
          "Wort",
          "7",
          " ");

  private static List<NotedTier> read(AnnotationFormat format, List<NotedTier> tiers)
      throws LacunaException {
    Written written =
        AnnotationWriter.write(format, tiers, "a \"b\" & <c>.mp4", 9_000_000, Instant.EPOCH);
    return AnnotationReader.read(written.bytes(), "file." + format.extension()).tiers();
  }

  @Property(tries = 150, seed = "7")
  void elanGivesEveryTierBackToTheMillisecond(@ForAll("tiers") List<NotedTier> tiers)
      throws LacunaException {
    assertThat(read(AnnotationFormat.EAF, tiers)).isEqualTo(rounded(tiers));
  }

  @Property(tries = 150, seed = "7")
  void tablesGiveEveryTierBackToTheMicrosecond(@ForAll("tiers") List<NotedTier> tiers)
      throws LacunaException {
    assertThat(read(AnnotationFormat.CSV, tiers)).isEqualTo(tiers);
  }

  @Property(tries = 80, seed = "7")
  void praatGivesEveryLabelledSegmentBackInAllForms(@ForAll("tiers") List<NotedTier> tiers)
      throws LacunaException {
    List<NotedTier> labelled = labelled(tiers);
    if (labelled.isEmpty()) {
      return;
    }
    for (AnnotationFormat format :
        List.of(
            AnnotationFormat.TEXT_GRID,
            AnnotationFormat.TEXT_GRID_SHORT,
            AnnotationFormat.TEXT_GRID_UTF16)) {
      assertThat(read(format, labelled)).isEqualTo(labelled);
    }
  }

  @Property(tries = 150, seed = "7")
  void subtitlesGiveATierBackToTheMillisecond(@ForAll("tier") NotedTier tier)
      throws LacunaException {
    List<NotedSegment> segments = rounded(List.of(tier)).get(0).segments();
    TierKind seen = TierKind.of(segments.stream().map(NotedSegment::label).toList());
    NotedTier expected = new NotedTier(tier.name(), tier.annotator(), seen, segments);
    assertThat(read(AnnotationFormat.WEB_VTT, List.of(tier))).containsExactly(expected);
    assertThat(read(AnnotationFormat.SRT, List.of(tier)).get(0).segments())
        .isEqualTo(expected.segments());
  }

  @Property(tries = 300, seed = "7")
  void whateverIsInAFileItIsReadOrRefusedInASentence(
      @ForAll("damage") int cut, @ForAll("tiers") List<NotedTier> tiers) throws LacunaException {
    for (AnnotationFormat format : AnnotationFormat.values()) {
      List<NotedTier> some = format.holdsManyTiers() ? tiers : tiers.subList(0, 1);
      byte[] whole = AnnotationWriter.write(format, some, "a.mp4", 0, Instant.EPOCH).bytes();
      byte[] broken = new byte[whole.length * cut / 100];
      System.arraycopy(whole, 0, broken, 0, broken.length);
      try {
        assertThat(AnnotationReader.read(broken, "x").tiers()).isNotEmpty();
      } catch (LacunaException e) {
        assertThat(e.sentence()).startsWith("x ").endsWith(".");
      }
    }
  }

  @Property(tries = 200, seed = "7")
  void anyBytesAreReadOrRefused(@ForAll byte[] bytes) {
    try {
      assertThat(AnnotationReader.read(bytes, "x").tiers()).isNotEmpty();
    } catch (LacunaException e) {
      assertThat(e.sentence()).startsWith("x ").endsWith(".");
    }
    assertThat(new String(bytes, StandardCharsets.ISO_8859_1)).hasSize(bytes.length);
  }

  private static List<NotedTier> rounded(List<NotedTier> tiers) {
    return tiers.stream()
        .map(
            t ->
                new NotedTier(
                    t.name(),
                    t.annotator(),
                    t.kind(),
                    t.segments().stream()
                        .map(s -> new NotedSegment(ms(s.startUs()), ms(s.endUs()), s.label()))
                        .toList()))
        .toList();
  }

  private static long ms(long us) {
    return (us + 500) / 1000 * 1000;
  }

  /** As Praat can hold them; what is written there is text, so that its kind is seen from it. */
  private static List<NotedTier> labelled(List<NotedTier> tiers) {
    List<NotedTier> all = new ArrayList<>();
    for (NotedTier t : tiers) {
      List<NotedSegment> segments =
          t.segments().stream().filter(s -> !s.label().isEmpty()).toList();
      if (!segments.isEmpty()) {
        TierKind kind = TierKind.of(segments.stream().map(NotedSegment::label).toList());
        all.add(new NotedTier(t.name(), t.annotator(), kind, segments));
      }
    }
    return all;
  }

  @Provide
  Arbitrary<Integer> damage() {
    return Arbitraries.integers().between(0, 99);
  }

  @Provide
  Arbitrary<List<NotedTier>> tiers() {
    return tier()
        .list()
        .ofMinSize(1)
        .ofMaxSize(4)
        .uniqueElements(t -> t.name() + "@" + t.annotator());
  }

  @Provide
  Arbitrary<NotedTier> tier() {
    Arbitrary<String> names =
        Arbitraries.of("Emotion", "mood & <co>", "\"said\"", "Gef\u00fchl", "a b", "1");
    Arbitrary<String> people = Arbitraries.of("", "Ann", "ann@example.org", "\u5b50", "\"B\" <C>");
    return Combinators.combine(
            names, people, Arbitraries.of(TierKind.values()), Arbitraries.longs())
        .flatAs(
            (name, who, kind, unused) ->
                segments(kind).map(s -> new NotedTier(name, who, kind, s)));
  }

  private static Arbitrary<List<NotedSegment>> segments(TierKind kind) {
    Arbitrary<String> text =
        Arbitraries.of(NASTY)
            .list()
            .ofMaxSize(6)
            .map(parts -> TierKind.TEXT.canonical(String.join("", parts)).orElseThrow());
    Arbitrary<String> labels = kind == TierKind.TEXT ? text : Arbitraries.of(kind.labels());
    Arbitrary<Long> gaps = Arbitraries.longs().between(0, 700_000);
    Arbitrary<Long> lengths = Arbitraries.longs().between(2_000, 3_000_000);
    return Combinators.combine(gaps, lengths, labels)
        .as(NotedSegment::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(5)
        .map(FormatPropertiesTest::inARow);
  }

  /** A gap and a length each become a start and an end. */
  private static List<NotedSegment> inARow(List<NotedSegment> gapsAndLengths) {
    List<NotedSegment> row = new ArrayList<>();
    long at = 0;
    for (NotedSegment s : gapsAndLengths) {
      long start = at + s.startUs();
      at = start + s.endUs();
      row.add(new NotedSegment(start, at, s.label()));
    }
    return row;
  }
}
