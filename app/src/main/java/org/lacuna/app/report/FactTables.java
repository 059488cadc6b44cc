package org.lacuna.app.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.lacuna.inference.clip.Reconstruction;
import org.lacuna.inference.clip.Reconstruction.FeatureError;
import org.lacuna.inference.model.ModelCard;
import org.lacuna.inference.signal.FeatureSequence;
import org.lacuna.inference.signal.FeatureSet;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.signal.ModalitySet;
import org.lacuna.media.decode.MediaInfo;
import org.lacuna.media.extract.Extraction;

/** The plain tables of the report. */
final class FactTables {

  private FactTables() {}

  static String clip(ClipAnalysis analysis) {
    Extraction e = analysis.extraction();
    MediaInfo info = e.info();
    StringBuilder rows = new StringBuilder("<table class=\"facts\">\n");
    rows.append(fact("length", format("%.2f s", e.features().durationUs() / 1e6)));
    rows.append(
        fact(
            "picture",
            info.video()
                .map(
                    v ->
                        v.width()
                            + " \u00d7 "
                            + v.height()
                            + ", "
                            + v.codec()
                            + (v.averageFps() > 0
                                ? ", " + Figures.significant(v.averageFps()) + " frames a second"
                                : ""))
                .orElse("none")));
    rows.append(
        fact(
            "sound",
            info.audio()
                .map(
                    a ->
                        a.codec()
                            + ", "
                            + Figures.significant(a.sampleRate() / 1000.0)
                            + " kHz, "
                            + a.channels()
                            + (a.channels() == 1 ? " channel" : " channels"))
                .orElse("none")));
    e.faces()
        .filter(f -> !f.all().isEmpty())
        .ifPresent(f -> rows.append(fact("faces", f.all().size() + ". " + f.why())));
    rows.append(fact("words", e.transcriptSource().map(s -> "from " + s).orElse("none")));
    if (!e.damage().isEmpty()) {
      rows.append(fact("note", e.damage()));
    }
    e.cautions().forEach(caution -> rows.append(fact("note", caution)));
    rows.append(
        fact(
            "device",
            analysis.device().used().toUpperCase(Locale.ROOT) + ". " + analysis.device().reason()));
    return rows.append("</table>\n").toString();
  }

  static String modalities(ClipAnalysis analysis) {
    FeatureSet features = analysis.extraction().features();
    StringBuilder rows = new StringBuilder("<table>\n<thead>");
    rows.append(Markup.row("th", "modality", "used", "steps", "observed", ""));
    rows.append("</thead><tbody>\n");
    for (Modality m : Modality.values()) {
      rows.append(
          Markup.row(
              "td",
              m.key(),
              analysis.prediction().used().contains(m) ? "yes" : "no",
              features.sequence(m).map(s -> Integer.toString(s.steps())).orElse(Markup.NONE),
              features
                  .sequence(m)
                  .map(FeatureSequence::observedFraction)
                  .map(f -> Math.round(100 * f) + " %")
                  .orElse(Markup.NONE),
              features.whyAbsent(m).orElse(dropped(analysis, m))));
    }
    return rows.append("</tbody></table>\n").toString();
  }

  /** What the network was not shown of a modality; empty where it saw all of it. */
  private static String dropped(ClipAnalysis analysis, Modality m) {
    if (!analysis.prediction().requested().contains(m) || analysis.drops().whole().contains(m)) {
      return "dropped";
    }
    List<String> stretches =
        analysis.drops().parts(m).all().stream()
            .map(
                s -> format("%.2f", s.startUs() / 1e6) + " to " + format("%.2f s", s.endUs() / 1e6))
            .toList();
    return stretches.isEmpty() ? "" : "dropped from " + String.join(", from ", stretches);
  }

  static String errors(Reconstruction r) {
    StringBuilder rows = new StringBuilder("<table>\n<thead>");
    rows.append(Markup.row("th", "feature", "unit", "root mean square error", "correlation"));
    rows.append("</thead><tbody>\n");
    for (FeatureError e : r.errors()) {
      rows.append(
          Markup.row(
              "td",
              e.name(),
              e.unit(),
              Markup.significant(e.rmse()),
              Markup.number(e.corr(), "%.2f")));
    }
    return rows.append("</tbody></table>\n").toString();
  }

  static String model(ClipAnalysis analysis) {
    ModelCard card = analysis.bundle().card();
    return "<table class=\"facts\">\n"
        + fact("name", card.name() + " " + card.version() + " (" + card.method() + ")")
        + fact("what it does", card.summary())
        + fact("trained on", card.trainedOn())
        + fact("limits", card.limits())
        + (card.feedsZeros() ? fact("what is missing", ModelCard.ZEROS_ARE_FED) : "")
        + fact("licence", card.license())
        + fact("sha256", analysis.bundle().sha256())
        + "</table>\n"
        + heldOut(card);
  }

  /** The figures of the subsets; a card may hold others, by feature, that fill a page. */
  private static String heldOut(ModelCard card) {
    Map<String, Map<String, Double>> subsets = new LinkedHashMap<>();
    Set<String> figures = new TreeSet<>();
    // A card that was written by hand may leave its figures out.
    Map<String, Map<String, Double>> told = Optional.ofNullable(card.heldOut()).orElseGet(Map::of);
    for (ModalitySet subset : ModalitySet.nonEmptySubsets()) {
      Map<String, Double> values = told.get(subset.toString());
      if (values != null) {
        subsets.put(subset.toString(), values);
        figures.addAll(values.keySet());
      }
    }
    if (subsets.isEmpty()) {
      return "";
    }
    StringBuilder rows =
        new StringBuilder("<h3>On data that it was not trained on</h3>\n<table>\n");
    // one row a figure: a card has more figures than a page is wide
    rows.append("<thead>").append(Markup.row("th", cells("modalities", subsets.keySet())));
    rows.append("</thead><tbody>\n");
    for (String figure : figures) {
      String[] cells = new String[subsets.size() + 1];
      cells[0] = figure.replace('_', ' ');
      String format = figure.endsWith("samples") ? "%.0f" : "%.3f";
      int i = 1;
      for (Map<String, Double> subset : subsets.values()) {
        Double value = subset.get(figure);
        cells[i++] = value == null ? Markup.NONE : Markup.number(value, format);
      }
      rows.append(Markup.row("td", cells));
    }
    return rows.append("</tbody></table>\n").toString();
  }

  private static String[] cells(String first, Set<String> others) {
    String[] cells = new String[others.size() + 1];
    cells[0] = first;
    int i = 1;
    for (String other : others) {
      cells[i++] = other;
    }
    return cells;
  }

  static String timings(ClipAnalysis analysis) {
    Extraction.Timing t = analysis.extraction().timing();
    double clip = analysis.extraction().features().durationUs() / 1e6;
    StringBuilder rows = new StringBuilder("<table>\n<thead>");
    rows.append(Markup.row("th", "part", "seconds", "of the clip's length"));
    rows.append("</thead><tbody>\n");
    rows.append(time("decoding", t.decode(), clip));
    for (Modality m : Modality.values()) {
      rows.append(time(m.key(), t.byModality().getOrDefault(m, 0L), clip));
    }
    rows.append(time("prediction", analysis.timing().predict(), clip));
    rows.append(time("all seven subsets", analysis.timing().subsets(), clip));
    rows.append(time("everything", analysis.timing().total(), clip));
    return rows.append("</tbody></table>\n").toString();
  }

  private static String time(String part, long nanos, double clipSeconds) {
    double s = nanos / 1e9;
    return Markup.row("td", part, format("%.3f", s), format("%.3f", s / clipSeconds));
  }

  private static String fact(String name, String value) {
    return "<tr><th>" + Markup.escape(name) + "</th><td>" + Markup.escape(value) + "</td></tr>\n";
  }

  private static String format(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }
}
