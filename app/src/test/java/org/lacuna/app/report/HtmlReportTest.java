package org.lacuna.app.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lacuna.app.fake.FakeServices;
import org.lacuna.app.fake.SampleClips;
import org.lacuna.inference.drop.Drops;
import org.lacuna.inference.drop.Stretch;
import org.lacuna.inference.model.Device;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.signal.ModalitySet;
import org.lacuna.inference.task.CancelToken;
import org.lacuna.inference.task.ProgressSink;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class HtmlReportTest {

  @TempDir Path folder;

  private ClipAnalysis analysis(ModalitySet has, ModalitySet use) throws Exception {
    Path clip = Files.writeString(folder.resolve("a <b> & \"c\".mp4"), "media");
    return new Analyst(new FakeServices(folder, has))
        .analyze(
            new ClipAnalysis.Request(
                clip,
                Optional.empty(),
                use,
                Optional.empty(),
                Device.Request.AUTO,
                true,
                OptionalInt.empty()),
            new CancelToken(),
            ProgressSink.ignore());
  }

  private static Document parse(String html) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(html)));
  }

  static List<ModalitySet> subsets() {
    return ModalitySet.nonEmptySubsets();
  }

  @ParameterizedTest
  @MethodSource("subsets")
  void thePageIsWellFormedWhateverTheClipHas(ModalitySet has) throws Exception {
    String html = HtmlReport.render(analysis(has, ModalitySet.all()), "0.1.0");
    Document page = parse(html);
    assertThat(page.getElementsByTagName("tr").getLength()).isGreaterThan(7);
    assertThat(html).doesNotContain("NaN").doesNotContain("Infinity");
  }

  @ParameterizedTest
  @MethodSource("subsets")
  void thePageIsWellFormedWhateverIsDropped(ModalitySet use) throws Exception {
    parse(HtmlReport.render(analysis(ModalitySet.all(), use), "0.1.0"));
  }

  @Test
  void whatIsDroppedNowStandsBesideItsModality() throws Exception {
    Drops drops = Drops.none().with(Modality.AUDIO, new Stretch(2_000_000, 3_500_000));
    ClipAnalysis analysis =
        new Analyst(new FakeServices(folder, ModalitySet.all()))
            .analyze(
                SampleClips.clip(ModalitySet.all()),
                drops,
                ModalitySet.all().without(Modality.VISION),
                Optional.empty(),
                new CancelToken());
    String html = HtmlReport.render(analysis, "0.1.0");
    parse(html);
    assertThat(html).contains("dropped from 2.00 to 3.50 s").contains("<td>dropped</td>");
    assertThat(analysis.subsets()).hasSize(7);
    assertThat(analysis.timing().total()).isPositive();
  }

  @Test
  void thePageNeedsNothingElse() throws Exception {
    String html =
        HtmlReport.render(analysis(ModalitySet.all(), ModalitySet.all()), "0.1.0")
            .replace("http://www.w3.org/2000/svg", "")
            .replace("http://www.w3.org/1999/xhtml", "");
    assertThat(html)
        .doesNotContain("http:")
        .doesNotContain("https:")
        .doesNotContain("<script")
        .doesNotContain("<link");
  }

  @Test
  void everythingOfAFullAnalysisIsThere() throws Exception {
    Document page =
        parse(HtmlReport.render(analysis(ModalitySet.all(), ModalitySet.all()), "0.1.0"));
    // Three heat maps of sound and one attention map.
    assertThat(page.getElementsByTagName("image").getLength()).isEqualTo(4);
    String text = page.getDocumentElement().getTextContent();
    assertThat(text)
        .contains("rebuilt minus measured", "mfcc_12", "How strongly each word", "Research use");
    assertThat(page.getElementsByTagName("h1").item(0).getTextContent())
        .isEqualTo("a <b> & \"c\".mp4");
  }

  @Test
  void aSubsetWithoutInputSaysWhy() throws Exception {
    String html =
        HtmlReport.render(analysis(ModalitySet.of(Modality.VISION), ModalitySet.all()), "0.1.0");
    assertThat(html).contains("This file has no sound.");
    assertThat(html).contains("Attention needs two modalities");
  }

  @Test
  void textFromAFileCannotBreakThePage() {
    assertThat(Markup.escape("<&>\"'\u0000\u001b\uffff x")).isEqualTo("&lt;&amp;&gt;&quot;&#39; x");
  }
}
