package org.lacuna.app.annotate.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.lacuna.app.annotate.format.NotedTier.NotedSegment;
import org.lacuna.app.project.TierKind;
import org.lacuna.inference.task.LacunaException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

@SuppressWarnings("StringConcatToTextBlock") // files as they are, line ends and all
class AnnotationFilesTest {

  private static final NotedTier MOOD =
      new NotedTier(
          "mood",
          "Ann",
          TierKind.EMOTION,
          List.of(
              new NotedSegment(0, 1_500_000, "happy"),
              new NotedSegment(1_500_000, 2_000_400, "sad"),
              new NotedSegment(2_500_000, 3_000_000, "")));
  private static final NotedTier NOTES =
      new NotedTier(
          "notes",
          "",
          TierKind.TEXT,
          List.of(new NotedSegment(100_000, 900_000, "says \"no\" <loud> & -->")));

  private static Noted read(String text) throws LacunaException {
    return read(text, StandardCharsets.UTF_8);
  }

  private static Noted read(String text, Charset charset) throws LacunaException {
    return AnnotationReader.read(text.getBytes(charset), "some.file");
  }

  private static String write(AnnotationFormat format, NotedTier... tiers) throws LacunaException {
    byte[] bytes =
        AnnotationWriter.write(format, List.of(tiers), "clip.mp4", 4_000_000, Instant.EPOCH)
            .bytes();
    return new String(bytes, StandardCharsets.UTF_8);
  }

  // ---- the published structure of EAF 3.0 ----

  @Test
  void anElanFileHasWhatItsSchemaAsksFor() throws Exception {
    byte[] bytes =
        AnnotationWriter.write(
                AnnotationFormat.EAF, List.of(MOOD, NOTES), "a & b.mp4", 0, Instant.EPOCH)
            .bytes();
    Document document =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(bytes));
    Element root = document.getDocumentElement();

    assertThat(root.getTagName()).isEqualTo("ANNOTATION_DOCUMENT");
    for (String required : List.of("AUTHOR", "DATE", "FORMAT", "VERSION")) {
      assertThat(root.hasAttribute(required)).as(required).isTrue();
    }
    assertThat(order(root))
        .containsExactly("HEADER", "TIME_ORDER", "TIER", "LINGUISTIC_TYPE", "CONSTRAINT");
    Map<String, Integer> slots = new HashMap<>();
    int before = 0;
    for (Element slot : all(root, "TIME_SLOT")) {
      int value = Integer.parseInt(slot.getAttribute("TIME_VALUE"));
      assertThat(value).isGreaterThanOrEqualTo(before);
      before = value;
      assertThat(slots.put(slot.getAttribute("TIME_SLOT_ID"), value)).isNull();
    }
    Set<String> types = new HashSet<>();
    all(root, "LINGUISTIC_TYPE").forEach(t -> types.add(t.getAttribute("LINGUISTIC_TYPE_ID")));
    Set<String> ids = new HashSet<>();
    for (Element tier : all(root, "TIER")) {
      assertThat(types).contains(tier.getAttribute("LINGUISTIC_TYPE_REF"));
      assertThat(tier.getAttribute("TIER_ID")).isNotEmpty();
    }
    for (Element a : all(root, "ALIGNABLE_ANNOTATION")) {
      assertThat(ids.add(a.getAttribute("ANNOTATION_ID"))).isTrue();
      assertThat(slots.get(a.getAttribute("TIME_SLOT_REF1")))
          .isLessThan(slots.get(a.getAttribute("TIME_SLOT_REF2")));
      assertThat(order(a)).containsExactly("ANNOTATION_VALUE");
    }
    assertThat(ids).hasSize(4);
    // an ID of XML begins with a letter
    assertThat(ids).allMatch(id -> id.matches("[A-Za-z_][\\w.-]*"));
    assertThat(slots.keySet()).allMatch(id -> id.matches("[A-Za-z_][\\w.-]*"));
    Element first = all(root, "TIER").get(0);
    assertThat(first.getAttribute("ANNOTATOR")).isEqualTo("Ann");
    assertThat(first.getAttribute("TIER_ID")).isEqualTo("mood@Ann");
    assertThat(all(root, "MEDIA_DESCRIPTOR").get(0).getAttribute("MEDIA_URL"))
        .isEqualTo("./a & b.mp4");
  }

  private static List<String> order(Element parent) {
    List<String> names = new ArrayList<>();
    for (Node n = parent.getFirstChild(); n != null; n = n.getNextSibling()) {
      if (n instanceof Element e
          && (names.isEmpty() || !names.get(names.size() - 1).equals(e.getTagName()))) {
        names.add(e.getTagName());
      }
    }
    return names;
  }

  private static List<Element> all(Element root, String name) {
    List<Element> found = new ArrayList<>();
    for (int i = 0; i < root.getElementsByTagName(name).getLength(); i++) {
      found.add((Element) root.getElementsByTagName(name).item(i));
    }
    return found;
  }

  // ---- foreign files ----

  @Test
  void externalEntitiesAreNotResolved() {
    String attack =
        "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY secret SYSTEM \"file:///etc/passwd\">]>"
            + "<ANNOTATION_DOCUMENT><HEADER/><TIME_ORDER><TIME_SLOT TIME_SLOT_ID=\"a\""
            + " TIME_VALUE=\"0\"/><TIME_SLOT TIME_SLOT_ID=\"b\" TIME_VALUE=\"9\"/></TIME_ORDER>"
            + "<TIER TIER_ID=\"t\"><ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID=\"1\""
            + " TIME_SLOT_REF1=\"a\" TIME_SLOT_REF2=\"b\"><ANNOTATION_VALUE>&secret;"
            + "</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION></TIER>"
            + "</ANNOTATION_DOCUMENT>";
    try {
      Noted noted = read(attack);
      assertThat(noted.tiers().toString()).doesNotContain("root");
    } catch (LacunaException e) {
      assertThat(e.sentence()).startsWith("some.file is damaged");
    }
  }

  @Test
  void aTierNamedWhatAtWhoBelongsToWho() throws LacunaException {
    Noted noted = read("tier,start,end,label\nmood@Bob,0.5,1,happy\nmood@Ann,1,2,sad\n");
    assertThat(noted.tiers())
        .extracting(NotedTier::name, NotedTier::annotator)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("mood", "Bob"),
            org.assertj.core.groups.Tuple.tuple("mood", "Ann"));
  }

  @Test
  void labelsOfOthersBecomeOurs() throws LacunaException {
    Noted noted = read("start_ms;end_ms;emotion\n0;500;Happiness\n500;900;ANGER\n");
    assertThat(noted.tiers().get(0).kind()).isEqualTo(TierKind.EMOTION);
    assertThat(noted.tiers().get(0).segments())
        .containsExactly(
            new NotedSegment(0, 500_000, "happy"), new NotedSegment(500_000, 900_000, "angry"));
    noted = read("start,end,sentiment\n0,1,+2\n1,2,\u22121\n");
    assertThat(noted.tiers().get(0).kind()).isEqualTo(TierKind.SENTIMENT);
    assertThat(noted.tiers().get(0).segments())
        .extracting(NotedSegment::label)
        .containsExactly("2", "-1");
  }

  @Test
  void segmentsThatOverlapArePartedAndItIsSaid() throws LacunaException {
    Noted noted = read("start,end,label\n0,2,one\n1,3,two\n2,4,three\n");
    assertThat(noted.tiers()).extracting(NotedTier::name).containsExactly("labels", "labels 2");
    assertThat(noted.tiers().get(0).segments()).hasSize(2);
    assertThat(noted.remarks())
        .containsExactly(
            "Segments of \"labels\" overlap, the first at 1.00 s; they are parted into 2 tiers.");
  }

  @Test
  void aWrongLineIsNamed() {
    assertThatThrownBy(() -> read("start,end,label\n0,2,one\nx,3,two\n"))
        .hasMessage(
            "some.file has no start and end in line 3; correct the line and import it again.");
    assertThatThrownBy(() -> read("1\n00:00:01,000 --> 00:00:02,000\na\n\n2\n00:00 --> soon\nb\n"))
        .hasMessageContaining("line 6");
    assertThatThrownBy(() -> read("<ANNOTATION_DOCUMENT>\n<HEADER>\n</TIER>"))
        .hasMessageContaining("is damaged at line 3");
    assertThatThrownBy(() -> read("Dear diary, nothing happened today."))
        .hasMessage(
            "some.file is no table of segments; give it the columns start_s, end_s and label.");
  }

  @Test
  void subtitlesWithTagsAndNumbersAreRead() throws LacunaException {
    Noted noted =
        read(
            "1\r\n00:00:01,000 --> 00:00:02,500\r\n<i>Hello</i> there\r\n\r\n"
                + "2\r\n00:00:03,000 --> 00:00:04,000\r\n42\r\n\r\n");
    assertThat(noted.tiers().get(0).name()).isEqualTo("some");
    assertThat(noted.tiers().get(0).segments())
        .containsExactly(
            new NotedSegment(1_000_000, 2_500_000, "Hello there"),
            new NotedSegment(3_000_000, 4_000_000, "42"));
  }

  @Test
  void aGridInUtf16IsReadAndItsGapsAreNone() throws LacunaException {
    String grid = write(AnnotationFormat.TEXT_GRID_SHORT, NOTES);
    assertThat(grid)
        .startsWith("File type = \"ooTextFile\"\nObject class = \"TextGrid\"\n\n0\n4\n");
    for (Charset charset :
        List.of(StandardCharsets.UTF_16, StandardCharsets.UTF_16LE, StandardCharsets.UTF_8)) {
      assertThat(read(grid, charset).tiers()).containsExactly(NOTES);
    }
  }

  @Test
  void pointTiersAreLeftOutAndItIsSaid() throws LacunaException {
    String grid =
        "File type = \"ooTextFile\"\nObject class = \"TextGrid\"\n\n0\n4\n<exists>\n2\n"
            + "\"TextTier\"\n\"clicks\"\n0\n4\n1\n1.5\n\"x\"\n"
            + "\"IntervalTier\"\n\"mood\"\n0\n4\n2\n0\n1\n\"\"\n1\n4\n\"angry\"\n";
    Noted noted = read(grid);
    assertThat(noted.tiers()).hasSize(1);
    assertThat(noted.tiers().get(0).segments())
        .containsExactly(new NotedSegment(1_000_000, 4_000_000, "angry"));
    assertThat(noted.remarks())
        .containsExactly("The tier \"clicks\" marks moments, not stretches, and is left out.");
  }

  // ---- what a format cannot hold ----

  @Test
  void praatIsToldNoSegmentWithoutALabel() throws LacunaException {
    Written written =
        AnnotationWriter.write(
            AnnotationFormat.TEXT_GRID, List.of(MOOD), "", 4_000_000, Instant.EPOCH);
    assertThat(written.remarks())
        .containsExactly(
            "One segment without a label is left out: Praat cannot tell it from a gap.");
  }

  @Test
  void overlapsAndTinySegmentsAreRefusedInASentence() {
    NotedTier overlapping =
        new NotedTier(
            "t",
            "",
            TierKind.TEXT,
            List.of(new NotedSegment(0, 20_000, "a"), new NotedSegment(10_000, 30_000, "b")));
    assertThatThrownBy(() -> write(AnnotationFormat.CSV, overlapping))
        .hasMessageContaining("segments that overlap at 0.01 s");
    NotedTier tiny = new NotedTier("t", "", TierKind.TEXT, List.of(new NotedSegment(0, 400, "a")));
    assertThatThrownBy(() -> write(AnnotationFormat.EAF, tiny))
        .hasMessageContaining("shorter than a millisecond");
    assertThatThrownBy(() -> write(AnnotationFormat.SRT, MOOD, NOTES))
        .hasMessageContaining("holds one tier");
  }

  @Test
  void textIsEscapedByTheRulesOfTheFormat() throws LacunaException {
    assertThat(write(AnnotationFormat.WEB_VTT, NOTES))
        .contains("00:00:00.100 --> 00:00:00.900\nsays \"no\" &lt;loud&gt; &amp; --&gt;\n");
    assertThat(write(AnnotationFormat.SRT, NOTES))
        .contains("00:00:00,100 --> 00:00:00,900\nsays \"no\" <loud> & --&gt;\n");
    assertThat(write(AnnotationFormat.CSV, NOTES))
        .contains("notes,,text,0.100,0.900,\"says \"\"no\"\" <loud> & -->\"\n");
    assertThat(write(AnnotationFormat.TEXT_GRID, NOTES))
        .contains("text = \"says \"\"no\"\" <loud> & -->\"");
  }
}
