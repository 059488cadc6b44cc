package org.lacuna.app.report;

import org.lacuna.app.plot.ColorMap;
import org.lacuna.inference.clip.Reconstruction;
import org.lacuna.inference.model.ModelCard;
import org.lacuna.inference.signal.FeatureSequence;

/** Measured and rebuilt features as heat maps and their difference, on one time axis. */
final class SoundPlot {

  private static final double LEFT = 170;
  private static final double WIDTH = 960;
  private static final double ROW = 11;
  private static final double TITLE = 24;

  /** Colours span this many training deviations to either side of the training mean. */
  private static final double SPAN = 2.5;

  /** More pixels than the drawing is wide would not be seen and make the page heavy. */
  private static final int MOST_COLUMNS = 1600;

  private SoundPlot() {}

  static String render(Reconstruction r, ModelCard card) {
    ModelCard.Input input = card.input(r.modality()).orElseThrow();
    int dim = r.real().dim();
    int steps = r.real().steps();
    TimeAxis axis =
        new TimeAxis(
            r.real().startUs(0), Math.max(1, r.real().endUs(steps - 1)), LEFT, WIDTH - LEFT - 20);
    double panel = TITLE + dim * ROW + 8;
    StringBuilder svg = new StringBuilder();
    svg.append(Markup.svg(WIDTH, 3 * panel + 24, "Measured and rebuilt sound features"));
    svg.append(
        panel(0, "measured", r.real(), axis, sequential(input, r.real()), ColorMap.sequential()));
    svg.append(
        panel(
            panel,
            "rebuilt",
            r.rebuilt(),
            axis,
            sequential(input, r.rebuilt()),
            ColorMap.sequential()));
    svg.append(
        panel(
            2 * panel,
            "rebuilt minus measured",
            r.real(),
            axis,
            (t, d) -> position((value(r.rebuilt(), t, d) - value(r.real(), t, d)) / input.std()[d]),
            ColorMap.diverging()));
    svg.append(axis.draw(3 * panel - 4));
    return svg.append("</svg>\n").toString();
  }

  private static Raster.Values sequential(ModelCard.Input input, FeatureSequence s) {
    return (t, d) -> position((value(s, t, d) - input.mean()[d]) / input.std()[d]);
  }

  /** NaN stays NaN. */
  private static double position(double deviations) {
    return 0.5 + deviations / (2 * SPAN);
  }

  private static double value(FeatureSequence s, int t, int d) {
    return s.observed(t) ? s.value(t, d) : Double.NaN;
  }

  private static String panel(
      double top,
      String title,
      FeatureSequence rows,
      TimeAxis axis,
      Raster.Values values,
      ColorMap colours) {
    int steps = rows.steps();
    int columns = Math.min(steps, MOST_COLUMNS);
    StringBuilder svg = new StringBuilder();
    svg.append(Markup.label(LEFT, top + TITLE - 7, "start", title));
    svg.append(
        Raster.draw(
            LEFT,
            top + TITLE,
            axis.width(),
            rows.dim() * ROW,
            Raster.png(
                columns,
                rows.dim(),
                (x, d) -> values.at((int) ((long) x * steps / columns), d),
                colours)));
    for (int d = 0; d < rows.dim(); d++) {
      svg.append("<g class=\"small\">");
      svg.append(
          Markup.label(
              LEFT - 6,
              top + TITLE + (d + 0.8) * ROW,
              "end",
              rows.spec().features().get(d).name()));
      svg.append("</g>");
    }
    return svg.toString();
  }
}
