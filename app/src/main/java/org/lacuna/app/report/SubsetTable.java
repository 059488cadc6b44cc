package org.lacuna.app.report;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.lacuna.inference.clip.ClipPrediction;
import org.lacuna.inference.signal.Modality;

/** The seven subsets with their scores. */
final class SubsetTable {

  private static final double BAR_WIDTH = 220;
  private static final double BAR_HEIGHT = 16;
  private static final double MOST_SENTIMENT = 3;

  private SubsetTable() {}

  static String render(ClipAnalysis analysis) {
    List<String> labels = analysis.bundle().card().outputs().emotionLabels();
    StringBuilder html = new StringBuilder("<table class=\"subsets\">\n<thead><tr>");
    for (Modality m : Modality.values()) {
      html.append("<th>").append(Markup.escape(m.key())).append("</th>");
    }
    html.append("<th colspan=\"2\">sentiment, \u22123 to +3</th><th>emotions</th>");
    html.append("<th>likeliest</th></tr></thead>\n<tbody>\n");
    for (ClipPrediction p : analysis.subsets()) {
      html.append(row(analysis, p, labels));
    }
    return html.append("</tbody></table>\n").append(legend(labels)).toString();
  }

  private static String row(ClipAnalysis analysis, ClipPrediction p, List<String> labels) {
    StringBuilder row = new StringBuilder("<tr>");
    for (Modality m : Modality.values()) {
      boolean asked = p.requested().contains(m);
      String style = !asked ? "out" : p.used().contains(m) ? "in" : "lacking";
      String word = !asked ? "" : p.used().contains(m) ? "\u25cf" : "\u25cb";
      row.append("<td class=\"").append(style).append("\">").append(word).append("</td>");
    }
    Optional<String> why = SubsetReasons.whyNone(analysis.extraction().features(), p);
    if (why.isPresent()) {
      return row.append("<td colspan=\"4\" class=\"why\">")
          .append(Markup.escape(why.get()))
          .append("</td></tr>\n")
          .toString();
    }
    row.append("<td>").append(sentimentBar(p.sentiment())).append("</td>");
    row.append("<td class=\"number\">")
        .append(Markup.number(p.sentiment(), "%+.2f"))
        .append("</td><td>")
        .append(emotionBar(p.emotions(), labels))
        .append("</td><td>")
        .append(Markup.escape(likeliest(p.emotions())))
        .append("</td></tr>\n");
    return row.toString();
  }

  private static String sentimentBar(OptionalDouble sentiment) {
    double middle = BAR_WIDTH / 2;
    StringBuilder svg = new StringBuilder(bar("Sentiment " + Markup.number(sentiment, "%+.2f")));
    svg.append(Markup.box(0, 0, BAR_WIDTH, BAR_HEIGHT, "track"));
    if (sentiment.isPresent()) {
      double held = Math.max(-MOST_SENTIMENT, Math.min(MOST_SENTIMENT, sentiment.getAsDouble()));
      double end = middle * (1 + held / MOST_SENTIMENT);
      svg.append(
          Markup.box(
              Math.min(middle, end),
              2,
              Math.abs(end - middle),
              BAR_HEIGHT - 4,
              held < 0 ? "negative" : "positive"));
    }
    return svg.append(Markup.line(middle, 0, middle, BAR_HEIGHT, "axis"))
        .append("</svg>")
        .toString();
  }

  private static String emotionBar(Map<String, Double> emotions, List<String> labels) {
    StringBuilder svg = new StringBuilder(bar(spoken(emotions)));
    double x = 0;
    for (int i = 0; i < labels.size(); i++) {
      double p = emotions.getOrDefault(labels.get(i), 0.0);
      svg.append(Markup.box(x * BAR_WIDTH, 0, p * BAR_WIDTH, BAR_HEIGHT, style(i)));
      x += p;
    }
    return svg.append("</svg>").toString();
  }

  private static String bar(String title) {
    return "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"bar\" width=\""
        + Markup.at(BAR_WIDTH)
        + "\" height=\""
        + Markup.at(BAR_HEIGHT)
        + "\" role=\"img\"><title>"
        + Markup.escape(title)
        + "</title>";
  }

  private static String spoken(Map<String, Double> emotions) {
    StringBuilder text = new StringBuilder();
    emotions.forEach(
        (label, p) ->
            text.append(text.isEmpty() ? "" : ", ")
                .append(label)
                .append(' ')
                .append(Markup.number(p, "%.2f")));
    return text.toString();
  }

  private static String likeliest(Map<String, Double> emotions) {
    return emotions.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(e -> e.getKey() + " " + Markup.number(e.getValue(), "%.2f"))
        .orElse(Markup.NONE);
  }

  /** Style class of the emotion at that place in the card's order. */
  static String style(int label) {
    return "emotion" + label % 8;
  }

  static String legend(List<String> labels) {
    StringBuilder html = new StringBuilder("<p class=\"legend\">");
    for (int i = 0; i < labels.size(); i++) {
      html.append("<span class=\"").append(style(i)).append("\"></span> ");
      html.append(Markup.escape(labels.get(i))).append(' ');
    }
    return html.append("</p>\n").toString();
  }
}
