package org.lacuna.app.report;

import java.util.List;
import org.lacuna.inference.model.Prediction;

/** Sentiment and emotions of each window over time. */
final class ScorePlot {

  private static final double LEFT = 90;
  private static final double WIDTH = 960;
  private static final double SENTIMENT_TOP = 10;
  private static final double SENTIMENT_HEIGHT = 120;
  private static final double EMOTIONS_TOP = 150;
  private static final double EMOTIONS_HEIGHT = 80;

  private ScorePlot() {}

  static String render(ClipAnalysis analysis) {
    List<Prediction> windows = analysis.prediction().windows();
    TimeAxis axis =
        new TimeAxis(0, analysis.extraction().features().durationUs(), LEFT, WIDTH - LEFT - 20);
    StringBuilder svg = new StringBuilder();
    svg.append(Markup.svg(WIDTH, EMOTIONS_TOP + EMOTIONS_HEIGHT + 26, "Scores over time"));
    svg.append(scale(axis));
    List<String> labels = analysis.bundle().card().outputs().emotionLabels();
    for (Prediction w : windows) {
      svg.append(window(w, axis, labels));
    }
    svg.append(Markup.label(LEFT - 10, EMOTIONS_TOP + EMOTIONS_HEIGHT / 2 + 4, "end", "emotions"));
    svg.append(axis.draw(EMOTIONS_TOP + EMOTIONS_HEIGHT));
    return svg.append("</svg>\n").toString();
  }

  private static String scale(TimeAxis axis) {
    StringBuilder svg = new StringBuilder();
    for (int s = -3; s <= 3; s++) {
      svg.append(Markup.line(axis.left(), y(s), axis.right(), y(s), s == 0 ? "axis" : "grid"));
      svg.append(Markup.label(LEFT - 10, y(s) + 4, "end", s == 0 ? "0" : Markup.number(s, "%+.0f")));
    }
    return svg.append(
            "<text transform=\"translate(20 "
                + Markup.at(SENTIMENT_TOP + SENTIMENT_HEIGHT / 2)
                + ") rotate(-90)\" text-anchor=\"middle\">sentiment</text>\n")
        .toString();
  }

  private static String window(Prediction w, TimeAxis axis, List<String> labels) {
    double left = axis.x(w.startUs());
    double width = Math.max(0, axis.x(w.endUs()) - left - 1);
    if (w.used().isEmpty()) {
      return Markup.box(left, SENTIMENT_TOP, width, SENTIMENT_HEIGHT, "absent")
          + Markup.box(left, EMOTIONS_TOP, width, EMOTIONS_HEIGHT, "absent");
    }
    StringBuilder svg = new StringBuilder();
    if (w.sentiment().isPresent()) {
      double s = Math.max(-3, Math.min(3, w.sentiment().getAsDouble()));
      svg.append(
          Markup.box(
              left,
              Math.min(y(0), y(s)),
              width,
              Math.abs(y(s) - y(0)),
              s < 0 ? "negative" : "positive"));
    }
    double from = 0;
    for (int i = 0; i < labels.size(); i++) {
      double p = w.emotions().getOrDefault(labels.get(i), 0.0);
      svg.append(
          Markup.box(
              left,
              EMOTIONS_TOP + from * EMOTIONS_HEIGHT,
              width,
              p * EMOTIONS_HEIGHT,
              SubsetTable.style(i)));
      from += p;
    }
    return svg.toString();
  }

  private static double y(double sentiment) {
    return SENTIMENT_TOP + SENTIMENT_HEIGHT * (3 - sentiment) / 6;
  }
}
