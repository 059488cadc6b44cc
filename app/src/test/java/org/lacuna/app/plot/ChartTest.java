package org.lacuna.app.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.util.List;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class ChartTest {

  private static final double NONE = Double.NaN;

  private static Chart subsets() {
    double[] at = {0, 1, 2};
    return new Chart(
        "Accuracy by what is given",
        "",
        "accuracy",
        List.of("vision", "audio", "vision + audio"),
        List.of(
            new Chart.Series(
                "KT",
                at,
                new double[] {.7, .6, .8},
                new double[] {.6, .5, .7},
                new double[] {.75, .7, .9}),
            new Chart.Series(
                "A & <B>",
                at,
                new double[] {.5, NONE, .6},
                new double[] {NONE, NONE, .5},
                new double[] {NONE, NONE, .7})));
  }

  private static Document parse(String svg) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(svg)));
  }

  @Test
  void everyFigureIsADotAndAMissingOneIsNone() throws Exception {
    Document svg = parse(subsets().svg());
    // two in the legend, three and two figures
    assertThat(svg.getElementsByTagName("circle").getLength()).isEqualTo(2 + 3 + 2);
    assertThat(svg.getElementsByTagName("title").item(0).getTextContent())
        .isEqualTo("Accuracy by what is given");
    assertThat(subsets().svg()).contains("A &amp; &lt;B&gt;");
  }

  @Test
  void aLineIsInterruptedWhereThereIsNoFigure() throws Exception {
    Chart curve =
        new Chart(
            "MAE by missing rate",
            "missing rate",
            "MAE",
            List.of(),
            List.of(
                new Chart.Series(
                    "KT",
                    new double[] {0, .1, .2, .3},
                    new double[] {.8, .9, NONE, 1.1},
                    new double[] {NONE, NONE, NONE, NONE},
                    new double[] {NONE, NONE, NONE, NONE})));
    Document svg = parse(curve.svg());
    assertThat(svg.getElementsByTagName("polygon").getLength()).isEqualTo(2);
  }

  @Test
  void thePictureShowsTheColourOfTheSeries() throws Exception {
    byte[] png = subsets().png();
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
    assertThat(image.getWidth()).isEqualTo((int) (2 * Chart.WIDTH));
    int blue = 0;
    int orange = 0;
    for (int y = 160; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        int rgb = image.getRGB(x, y) & 0xffffff;
        blue += rgb == 0x0072b2 ? 1 : 0;
        orange += rgb == 0xd55e00 ? 1 : 0;
      }
    }
    assertThat(blue).isGreaterThan(orange).isGreaterThan(300);
    assertThat(orange).isGreaterThan(100);
  }

  @Test
  void anEmptyChartIsStillDrawn() throws Exception {
    Chart empty = new Chart("Nothing", "", "", List.of(), List.of());
    assertThat(parse(empty.svg()).getElementsByTagName("circle").getLength()).isZero();
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new Chart.Series("x", new double[1], new double[2], new double[2], new double[2]))
        .withMessageContaining("x");
  }

  @Property(tries = 300)
  void marksAreFewRoundAndHoldAllValues(
      @ForAll @DoubleRange(min = -1e4, max = 1e4) double a,
      @ForAll @DoubleRange(min = -1e4, max = 1e4) double b) {
    Ticks t = Ticks.over(a, b, 6);
    double slack = 1e-6 * t.step();
    assertThat(t.low()).isLessThanOrEqualTo(Math.min(a, b) + slack);
    assertThat(t.high()).isGreaterThanOrEqualTo(Math.max(a, b) - slack);
    assertThat(t.values()).hasSizeBetween(2, 14);
    double digit = t.step() / Math.pow(10, Math.floor(Math.log10(t.step()) + 1e-9));
    assertThat(List.of(1L, 2L, 5L)).contains(Math.round(digit));
    assertThat(digit).isCloseTo((double) Math.round(digit), within(1e-6));
  }

  @Test
  void labelsHaveTheDecimalsOfTheStep() {
    Ticks t = Ticks.over(-.42, .61, 6);
    assertThat(t.values().stream().map(t::label))
        .containsExactly("\u22120.6", "\u22120.4", "\u22120.2", "0.0", "0.2", "0.4", "0.6", "0.8");
    assertThat(new Ticks(0, 100, 20).label(40)).isEqualTo("40");
  }
}
