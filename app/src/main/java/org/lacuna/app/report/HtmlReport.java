package org.lacuna.app.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.lacuna.inference.clip.Reconstruction;

/**
 * An analysis as one HTML page that needs nothing else: no network, no script, no second file. It
 * is well-formed XML too.
 */
public final class HtmlReport {

  private static final String STYLE = "report.css";

  private HtmlReport() {}

  /**
   * The page.
   *
   * @param version of the program, for the foot
   */
  public static String render(ClipAnalysis analysis, String version) {
    String name = String.valueOf(analysis.extraction().info().file().getFileName());
    StringBuilder html = new StringBuilder();
    html.append("<!DOCTYPE html>\n<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"en\">\n");
    html.append("<head>\n<meta charset=\"utf-8\"/>\n");
    html.append("<meta name=\"viewport\" content=\"width=device-width\"/>\n");
    html.append("<title>Lacuna: ").append(Markup.escape(name)).append("</title>\n");
    html.append("<style>\n").append(style()).append("</style>\n</head>\n<body>\n");
    html.append(Raster.hatch()).append("<main>\n");
    html.append("<h1>").append(Markup.escape(name)).append("</h1>\n");
    html.append(FactTables.clip(analysis));
    if (!analysis.subsets().isEmpty()) {
      html.append(
          Markup.section("What is left when a modality is missing", SubsetTable.render(analysis)));
    }
    html.append(Markup.section("What was found", FactTables.modalities(analysis)));
    if (!analysis.extraction().features().words().isEmpty()) {
      html.append(Markup.section("What was said", WordList.html(analysis.extraction())));
    }
    html.append(
        Markup.section(
            "Scores over time, with " + analysis.prediction().used(),
            ScorePlot.render(analysis)
                + SubsetTable.legend(analysis.bundle().card().outputs().emotionLabels())));
    html.append(Markup.section("The sound, rebuilt from the other modalities", sound(analysis)));
    html.append(Markup.section("Attention", attention(analysis)));
    html.append(Markup.section("The model", FactTables.model(analysis)));
    html.append(Markup.section("Time spent", FactTables.timings(analysis)));
    html.append("<footer>Lacuna ").append(Markup.escape(version)).append("</footer>\n");
    return html.append("</main>\n</body>\n</html>\n").toString();
  }

  private static String sound(ClipAnalysis analysis) {
    Optional<Reconstruction> audio = analysis.audio();
    if (audio.isEmpty()) {
      return Markup.paragraph(
          "Nothing was rebuilt: the model rebuilds no sound, or no other modality was there.");
    }
    return Markup.paragraph(
            "Colours run from 2.5 training deviations below the training mean (dark) to 2.5 above"
                + " (light); in the difference, white is none. Hatched is what was not observed.")
        + SoundPlot.render(audio.get(), analysis.bundle().card())
        + FactTables.errors(audio.get());
  }

  private static String attention(ClipAnalysis analysis) {
    return analysis
        .attention()
        .flatMap(a -> AttentionPlot.render(a, analysis.extraction().features()))
        .orElse(
            Markup.paragraph("Attention needs two modalities that were observed and not dropped."));
  }

  private static String style() {
    try (InputStream in = HtmlReport.class.getResourceAsStream(STYLE)) {
      if (in == null) {
        throw new IllegalStateException("the program lacks its resource " + STYLE);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the resource " + STYLE, e);
    }
  }
}
