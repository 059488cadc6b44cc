package org.lacuna.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.lacuna.app.page.NumberTable;
import org.lacuna.app.page.Page;
import org.lacuna.app.page.PageHost;
import org.lacuna.app.picture.Pictures;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The real views of the window as drawings, pictures and numbers. */
@ExtendWith(ApplicationExtension.class)
class SavedViewsTest {

  private static final String SVG = "http://www.w3.org/2000/svg";

  private final ShownWindow window = new ShownWindow();

  @TempDir Path folder;

  @Start
  void start(Stage unused) {
    window.show();
  }

  @AfterEach
  void close(FxRobot robot) {
    window.close(robot);
  }

  private Map<String, String> drawings(FxRobot robot) {
    robot.interact(() -> window.parts().session().open(Path.of("sample.mp4")));
    WaitForAsyncUtils.waitForFxEvents();
    PageHost host = robot.lookup(".page-host").queryAs(PageHost.class);
    Map<String, String> all = new TreeMap<>();
    for (Page page : host.pages()) {
      robot.interact(() -> host.choose(page.id()));
      WaitForAsyncUtils.waitForFxEvents();
      robot.interact(() -> all.put(page.id(), Pictures.svg(page.view(), page.title())));
    }
    for (String view : List.of("scores-card", "attention-card", "switch-panel", "main-window")) {
      Node node = robot.lookup("." + view).query();
      robot.interact(() -> all.put(view, Pictures.svg(node, view)));
    }
    return all;
  }

  private static Document parsed(String svg) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    return factory
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void everyViewBecomesAWholeDrawing(FxRobot robot) throws Exception {
    for (Map.Entry<String, String> drawing : drawings(robot).entrySet()) {
      Document document = parsed(drawing.getValue());
      Element root = document.getDocumentElement();
      assertThat(root.getNamespaceURI()).isEqualTo(SVG);
      assertThat(Double.parseDouble(root.getAttribute("width")))
          .as(drawing.getKey())
          .isGreaterThan(100);
      assertThat(document.getElementsByTagNameNS(SVG, "text").getLength())
          .as(drawing.getKey())
          .isPositive();
      // Set aside for a person to look at: -Dlacuna.drawings=FOLDER
      String keep = System.getProperty("lacuna.drawings", "");
      if (!keep.isEmpty()) {
        Files.writeString(Path.of(keep, drawing.getKey() + ".svg"), drawing.getValue());
      }
    }
  }

  @Test
  void textsAreTextsAndDrawnSurfacesArePicturesOfTwiceTheirSize(FxRobot robot) throws Exception {
    Document scores = parsed(drawings(robot).getOrDefault("scores-card", ""));
    String number = robot.lookup("#sentiment").queryAs(Label.class).getText();
    NodeList texts = scores.getElementsByTagNameNS(SVG, "text");
    boolean found = false;
    for (int i = 0; i < texts.getLength(); i++) {
      Element text = (Element) texts.item(i);
      if (text.getTextContent().equals(number)) {
        found = true;
        assertThat(text.getAttribute("font-size")).isEqualTo("28");
        assertThat(text.getAttribute("font-weight")).isEqualTo("bold");
        assertThat(text.getAttribute("fill")).matches("#[0-9a-f]{6}");
      }
    }
    assertThat(found).isTrue();
    NodeList images = scores.getElementsByTagNameNS(SVG, "image");
    assertThat(images.getLength()).isPositive();
    Element image = (Element) images.item(0);
    String data =
        image.getAttributeNS("http://www.w3.org/1999/xlink", "href").replaceFirst("^.*,", "");
    Image pixels = new Image(new ByteArrayInputStream(java.util.Base64.getDecoder().decode(data)));
    assertThat(pixels.getWidth()).isEqualTo(Double.parseDouble(image.getAttribute("width")));
    Region gauge =
        (Region) robot.lookup(".scores-card").query().lookup(".numbers").lookup("SentimentGauge");
    double widest = 0;
    for (int i = 0; i < images.getLength(); i++) {
      widest =
          Math.max(widest, Double.parseDouble(((Element) images.item(i)).getAttribute("width")));
    }
    assertThat(widest).isEqualTo(2 * Math.floor(gauge.getWidth()));
  }

  @Test
  void aPictureHasTwoPixelsAUnitAndLeavesTheViewAsItWas(FxRobot robot) {
    robot.interact(() -> window.parts().session().open(Path.of("sample.mp4")));
    WaitForAsyncUtils.waitForFxEvents();
    Region scores = robot.lookup(".scores-card").queryAs(Region.class);
    AtomicReference<byte[]> first = new AtomicReference<>(new byte[0]);
    AtomicReference<byte[]> again = new AtomicReference<>(new byte[0]);
    robot.interact(() -> first.set(Pictures.png(scores)));
    WaitForAsyncUtils.waitForFxEvents();
    robot.interact(() -> again.set(Pictures.png(scores)));
    Image picture = new Image(new ByteArrayInputStream(first.get()));
    assertThat(picture.getWidth()).isEqualTo(Math.ceil(2 * scores.getWidth()));
    assertThat(again.get()).isEqualTo(first.get());
  }

  @Test
  void theTimelineHasItsNumbersWithoutInventingAny(FxRobot robot) {
    robot.interact(() -> window.parts().session().open(Path.of("sample.mp4")));
    WaitForAsyncUtils.waitForFxEvents();
    Page timeline = robot.lookup(".page-host").queryAs(PageHost.class).shown().get();
    AtomicReference<List<NumberTable>> tables = new AtomicReference<>(List.of());
    robot.interact(() -> tables.set(timeline.numbers().get()));
    List<NumberTable> told = Objects.requireNonNull(tables.get(), "the tables");
    assertThat(told)
        .extracting(NumberTable::name)
        .startsWith("scores", "words", "audio", "audio-rebuilt");
    NumberTable scores = told.get(0);
    assertThat(scores.columns()).startsWith("part", "start_s", "end_s", "shown", "used");
    assertThat(scores.rows().get(0)).startsWith("clip", "0.000000", "12.600000", "now");
    NumberTable audio = tables.get().get(2);
    Optional<List<String>> gap =
        audio.rows().stream().filter(r -> r.get(0).startsWith("5.1")).findFirst();
    assertThat(gap.orElseThrow().subList(2, gap.get().size())).containsOnly("");
  }

  @Test
  void theRowOfPagesNeverCutsAButtonOff(FxRobot robot) {
    robot.interact(() -> window.parts().session().open(Path.of("sample.mp4")));
    PageHost host = robot.lookup(".page-host").queryAs(PageHost.class);
    for (double width : new double[] {1280, 1080}) {
      robot.interact(() -> window.stage().setWidth(width));
      for (Page page : host.pages()) {
        robot.interact(() -> host.choose(page.id()));
        WaitForAsyncUtils.waitForFxEvents();
        Node save = robot.lookup("#save").query();
        assertThat(save.localToScene(save.getBoundsInLocal()).getMaxX())
            .as(page.id() + " at " + width)
            .isLessThanOrEqualTo(host.localToScene(host.getBoundsInLocal()).getMaxX() + 1);
      }
    }
  }
}
