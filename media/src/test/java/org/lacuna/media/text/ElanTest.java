package org.lacuna.media.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.io.StringReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lacuna.inference.signal.TimedWord;
import org.lacuna.inference.signal.TimedWord.Origin;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.media.decode.SubtitleCue;
import org.lacuna.media.text.format.ElanParser;
import org.lacuna.media.text.format.Span;
import org.lacuna.media.text.format.Tier;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;

class ElanTest {

  private static final String HEAD =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <ANNOTATION_DOCUMENT AUTHOR="" DATE="2026-01-02T03:04:05+00:00" FORMAT="3.0" VERSION="3.0">
        <HEADER MEDIA_FILE="" TIME_UNITS="milliseconds">
          <MEDIA_DESCRIPTOR MEDIA_URL="file:///a/talk.mp4" MIME_TYPE="video/mp4"/>
        </HEADER>
        <TIME_ORDER>
          <TIME_SLOT TIME_SLOT_ID="ts1" TIME_VALUE="1000"/>
          <TIME_SLOT TIME_SLOT_ID="ts2"/>
          <TIME_SLOT TIME_SLOT_ID="ts3"/>
          <TIME_SLOT TIME_SLOT_ID="ts4" TIME_VALUE="4000"/>
        </TIME_ORDER>
      """;

  private static final String FOOT = "</ANNOTATION_DOCUMENT>";

  private static final String UTTERANCE =
      tier("Mary", aligned("a1", "ts1", "ts4", "we &amp; they left"));

  @TempDir Path folder;

  private static String tier(String name, String... annotations) {
    return "<TIER LINGUISTIC_TYPE_REF=\"x\" TIER_ID=\""
        + name
        + "\">\n"
        + String.join("\n", annotations)
        + "</TIER>\n";
  }

  private static String aligned(String id, String from, String to, String value) {
    return String.format(
        "<ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID=\"%s\" TIME_SLOT_REF1=\"%s\""
            + " TIME_SLOT_REF2=\"%s\"><ANNOTATION_VALUE>%s</ANNOTATION_VALUE>"
            + "</ALIGNABLE_ANNOTATION></ANNOTATION>",
        id, from, to, value);
  }

  private static String referring(String id, String ref, String previous, String value) {
    return String.format(
        "<ANNOTATION><REF_ANNOTATION ANNOTATION_ID=\"%s\" ANNOTATION_REF=\"%s\"%s>"
            + "<ANNOTATION_VALUE>%s</ANNOTATION_VALUE></REF_ANNOTATION></ANNOTATION>",
        id, ref, previous.isEmpty() ? "" : " PREVIOUS_ANNOTATION=\"" + previous + "\"", value);
  }

  private Transcript read(String text) throws Exception {
    return read(text, StandardCharsets.UTF_8);
  }

  private Transcript read(String text, Charset charset) throws Exception {
    Path file = Files.write(folder.resolve("talk.eaf"), text.getBytes(charset));
    return TranscriptReaders.standard().read(file, 0);
  }

  private static TimedWord word(String text, long startMs, long endMs, Origin origin) {
    return new TimedWord(text, startMs * 1000, endMs * 1000, origin, 1);
  }

  @Test
  void utterancesAreSpread() throws Exception {
    Transcript t = read(HEAD + UTTERANCE + FOOT);

    assertThat(t.cues()).containsExactly(new SubtitleCue(1_000_000, 4_000_000, "we & they left"));
    assertThat(t.words()).extracting(TimedWord::text).containsExactly("we", "they", "left");
    assertThat(t.words()).extracting(TimedWord::origin).containsOnly(Origin.INTERPOLATED);
  }

  @Test
  void encodingsAndValuesAreDecoded() throws Exception {
    String eaf =
        HEAD + tier("words", aligned("a1", "ts1", "ts4", "<![CDATA[caf\u00e9]]>&#33;")) + FOOT;

    for (Charset charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE)) {
      assertThat(read(eaf, charset).words())
          .containsExactly(word("caf\u00e9!", 1000, 4000, Origin.GIVEN));
    }
    String cyrillic =
        eaf.replace("UTF-8", "windows-1251").replace("caf\u00e9", "\u0434\u0430\u0431\u043B");
    assertThat(read(cyrillic, Charset.forName("windows-1251")).words().get(0).text())
        .isEqualTo("\u0434\u0430\u0431\u043B!");
  }

  @Test
  void aChainWithoutTimesSharesWhatItDivides() throws Exception {
    String words =
        tier(
            "words",
            aligned("w3", "ts3", "ts4", "left"),
            aligned("w1", "ts1", "ts2", "we"),
            aligned("w2", "ts2", "ts3", "all"));

    assertThat(read(HEAD + UTTERANCE + words + FOOT).words())
        .containsExactly(
            word("we", 1000, 2000, Origin.INTERPOLATED),
            word("all", 2000, 3000, Origin.INTERPOLATED),
            word("left", 3000, 4000, Origin.INTERPOLATED));
  }

  @Test
  void referringAnnotationsShareTheirParent() throws Exception {
    String words =
        tier("Mary words", referring("w2", "a1", "w1", "left"), referring("w1", "a1", "", "we"));
    String letters = tier("letters", referring("l1", "w2", "", "LEFT"));

    List<Tier> tiers = ElanParser.parse(HEAD + letters + words + UTTERANCE + FOOT, "talk.eaf");

    assertThat(tiers.get(0).spans()).containsExactly(new Span(2_500_000, 4_000_000, "LEFT", false));
    assertThat(read(HEAD + letters + words + UTTERANCE + FOOT).words())
        .containsExactly(
            word("we", 1000, 2500, Origin.INTERPOLATED),
            word("left", 2500, 4000, Origin.INTERPOLATED));
  }

  @Test
  void tiersThatReferToOthersComeLast() throws Exception {
    String gloss =
        "<TIER LINGUISTIC_TYPE_REF=\"g\" PARENT_REF=\"Mary\" TIER_ID=\"gloss\">"
            + referring("g1", "a1", "", "nous")
            + referring("g2", "a1", "g1", "partons")
            + "</TIER>";

    assertThat(read(HEAD + gloss + UTTERANCE + FOOT).words()).hasSize(3);
  }

  @Test
  void theMediaOffsetIsAdded() throws Exception {
    String eaf = (HEAD + UTTERANCE + FOOT).replace("MIME_TYPE", "TIME_ORIGIN=\"500\" MIME_TYPE");

    assertThat(read(eaf).cues().get(0).startUs()).isEqualTo(1_500_000);
  }

  @Test
  void entitiesAreNeitherFetchedNorGrown() throws Exception {
    Path secret = Files.writeString(folder.resolve("secret.txt"), "secret");
    StringBuilder bomb = new StringBuilder("<!DOCTYPE x [<!ENTITY e0 \"ha\">");
    for (int i = 1; i < 40; i++) {
      bomb.append("<!ENTITY e").append(i).append(" \"");
      bomb.append(("&e" + (i - 1) + ";").repeat(10)).append("\">");
    }
    String external = "<!DOCTYPE x [<!ENTITY e39 SYSTEM \"" + secret.toUri() + "\">";
    for (String type : List.of(bomb.toString(), external)) {
      String body = HEAD + tier("words", aligned("a1", "ts1", "ts4", "&e39;")) + FOOT;
      String eaf = body.replace("<ANNOTATION_DOCUMENT", type + "]><ANNOTATION_DOCUMENT");
      assertThatExceptionOfType(LacunaException.class).isThrownBy(() -> read(eaf));
    }
  }

  @Test
  void longAndCircularChainsEnd() throws Exception {
    List<String> chain = new ArrayList<>();
    for (int i = 1; i <= 50_000; i++) {
      chain.add(referring("c" + i, i == 1 ? "a1" : "c" + (i - 1), "", "x" + i));
    }
    String deep = HEAD + UTTERANCE + tier("words", chain.toArray(String[]::new)) + FOOT;
    assertThat(read(deep).words()).hasSize(50_000);

    for (String circle :
        List.of(
            referring("w1", "w2", "", "a") + referring("w2", "w1", "", "b"),
            referring("w1", "a1", "w2", "a") + referring("w2", "a1", "w1", "b"),
            aligned("w1", "ts2", "ts3", "a") + aligned("w2", "ts3", "ts2", "b"),
            aligned("w0", "ts1", "ts2", "c") + aligned("w1", "ts2", "ts2", "a"))) {
      refused(HEAD + UTTERANCE + tier("words", circle) + FOOT);
    }
  }

  @Test
  void whatIsDamagedIsRefusedInOneSentence() {
    String sound = HEAD + UTTERANCE + FOOT;
    refused("");
    refused("<html/>");
    refused(sound.substring(0, sound.length() - 40));
    refused(sound.replace("TIME_SLOT_REF1=\"ts1\"", "TIME_SLOT_REF1=\"ts9\""));
    refused(sound.replace("TIME_SLOT_REF1=\"ts1\"", ""));
    refused(sound.replace("TIME_VALUE=\"4000\"", "TIME_VALUE=\"4e3\""));
    refused(sound.replace("TIME_VALUE=\"4000\"", "TIME_VALUE=\"500\""));
    refused(HEAD + FOOT);
    refused(HEAD + tier("Mary", aligned("a1", "ts1", "ts4", " ")) + FOOT);
    refused(HEAD + aligned("a1", "ts1", "ts4", "x") + FOOT);
  }

  private void refused(String eaf) {
    assertThatExceptionOfType(LacunaException.class)
        .as(eaf)
        .isThrownBy(() -> read(eaf))
        .withMessageContaining("talk.eaf")
        .matches(e -> e.sentence().endsWith(".") && !e.sentence().contains("\n"));
  }

  @Test
  void aFileIsWrittenAsTheSchemaOrdersIt() throws Exception {
    Transcript t =
        Transcript.ofWords(
            List.of(
                List.of(
                    word("a<\"b\">", 500, 900, Origin.GIVEN),
                    word("b", 700, 1200, Origin.INTERPOLATED))),
            "x");

    String eaf = TranscriptWriter.elan(t, "my talk & more.mp4", Instant.ofEpochSecond(1, 5));

    Document document =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(eaf)));
    Element root = document.getDocumentElement();
    assertThat(root.getAttribute("DATE")).isEqualTo("1970-01-01T00:00:01Z");
    assertThat(children(root))
        .containsExactly(
            "HEADER",
            "TIME_ORDER",
            "TIER",
            "TIER",
            "TIER",
            "TIER",
            "LINGUISTIC_TYPE",
            "LINGUISTIC_TYPE",
            "CONSTRAINT",
            "CONSTRAINT",
            "CONSTRAINT",
            "CONSTRAINT");
    assertThat(attributes(document, "TIER", "TIER_ID"))
        .containsExactly("utterances", "words", "words-2", "origin-2");
    assertThat(attributes(document, "TIER", "PARENT_REF")).containsExactly("", "", "", "words-2");
    assertThat(attributes(document, "TIME_SLOT", "TIME_VALUE"))
        .containsExactly("500", "500", "700", "900", "1200", "1200");
    assertThat(attributes(document, "REF_ANNOTATION", "ANNOTATION_REF"))
        .containsExactly(attributes(document, "ALIGNABLE_ANNOTATION", "ANNOTATION_ID").get(2));
    assertThat(attributes(document, "MEDIA_DESCRIPTOR", "MEDIA_URL"))
        .containsExactly("./my talk & more.mp4");
    assertThat(attributes(document, "TIER", "LINGUISTIC_TYPE_REF"))
        .isSubsetOf(attributes(document, "LINGUISTIC_TYPE", "LINGUISTIC_TYPE_ID"));
    assertThat(attributes(document, "LINGUISTIC_TYPE", "CONSTRAINTS").get(1))
        .isIn(attributes(document, "CONSTRAINT", "STEREOTYPE"));
    assertThat(read(eaf).words()).isEqualTo(t.words());
  }

  private static List<String> children(Element element) {
    List<String> names = new ArrayList<>();
    for (Node n = element.getFirstChild(); n != null; n = n.getNextSibling()) {
      if (n instanceof Element e) {
        names.add(e.getTagName());
      }
    }
    return names;
  }

  private static List<String> attributes(Document document, String tag, String attribute) {
    List<String> values = new ArrayList<>();
    var elements = document.getElementsByTagName(tag);
    for (int i = 0; i < elements.getLength(); i++) {
      values.add(((Element) elements.item(i)).getAttribute(attribute));
    }
    return values;
  }

  @Test
  void framesAreConverted() throws Exception {
    String eaf =
        (HEAD + UTTERANCE + FOOT)
            .replace("milliseconds", "NTSC-frames")
            .replace("\"1000\"", "\"30\"");

    assertThat((double) read(eaf).cues().get(0).startUs()).isCloseTo(1_001_000, within(1.0));
  }
}
