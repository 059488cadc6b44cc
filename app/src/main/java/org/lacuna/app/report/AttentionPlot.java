package org.lacuna.app.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.lacuna.app.plot.ColorMap;
import org.lacuna.inference.clip.ClipPredictor.Attended;
import org.lacuna.inference.model.AttentionMap;
import org.lacuna.inference.model.ModelInput.Channel;
import org.lacuna.inference.signal.FeatureSet;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.signal.TimedWord;

/** One attention map of one window: its words against the moments of another modality. */
final class AttentionPlot {

  private static final double LEFT = 130;
  private static final double WIDTH = 960;
  private static final double TOP = 8;

  private AttentionPlot() {}

  /** Empty when the window has no map between two modalities that were used. */
  static Optional<String> render(Attended attended, FeatureSet features) {
    return choose(attended).map(map -> draw(map, attended, features));
  }

  /** Prefers rows of words; among those the sound, then the face. */
  private static Optional<AttentionMap> choose(Attended attended) {
    return attended.prediction().attention().stream()
        .filter(m -> attended.prediction().used().contains(m.source()))
        .filter(m -> attended.prediction().used().contains(m.target()))
        .min(
            Comparator.comparing((AttentionMap m) -> m.target() != Modality.LANGUAGE)
                .thenComparing(m -> m.source() != Modality.AUDIO));
  }

  private static String draw(AttentionMap map, Attended attended, FeatureSet features) {
    Channel target = attended.input().channels().get(map.target());
    Channel source = attended.input().channels().get(map.source());
    if (target == null || source == null) {
      throw new IllegalStateException("the model looks at a modality that its card does not name");
    }
    int layer = map.layers() - 1;
    double most = most(map, layer);
    double row = Math.max(9, Math.min(18, 420.0 / map.targetSteps()));
    double height = row * map.targetSteps();
    TimeAxis axis =
        new TimeAxis(
            source.startUs()[0],
            Math.max(source.startUs()[0] + 1, source.endUs()[source.steps() - 1]),
            LEFT,
            WIDTH - LEFT - 20);
    String title = title(map, attended);
    StringBuilder svg = new StringBuilder();
    svg.append(Markup.svg(WIDTH, TOP + height + 26, title));
    svg.append(
        Raster.draw(
            LEFT,
            TOP,
            axis.width(),
            height,
            Raster.png(
                map.sourceSteps(),
                map.targetSteps(),
                (s, t) ->
                    target.mask()[t] && source.mask()[s]
                        ? map.headMean(layer, t, s) / most
                        : Double.NaN,
                ColorMap.sequential())));
    List<String> labels = labels(map, attended, features, target);
    for (int t = 0; t < labels.size(); t++) {
      svg.append(Markup.label(LEFT - 6, TOP + (t + 0.75) * row, "end", labels.get(t)));
    }
    svg.append(axis.draw(TOP + height));
    svg.append("</svg>\n");
    return Markup.paragraph(
            title
                + " The brightest square is a weight of "
                + String.format(Locale.ROOT, "%.3f", most)
                + "; hatched is what was not observed.")
        + svg;
  }

  private static String title(AttentionMap map, Attended attended) {
    return String.format(
        Locale.ROOT,
        "How strongly each %s looks at each moment of %s, from %.1f s to %.1f s (layer %d of %d,"
            + " mean of %d heads).",
        map.target() == Modality.LANGUAGE ? "word" : "moment of " + map.target().key(),
        map.source().key(),
        attended.input().startUs() / 1e6,
        attended.input().endUs() / 1e6,
        map.layers(),
        map.layers(),
        map.heads());
  }

  private static double most(AttentionMap map, int layer) {
    double most = 1e-6;
    for (int t = 0; t < map.targetSteps(); t++) {
      for (int s = 0; s < map.sourceSteps(); s++) {
        most = Math.max(most, map.headMean(layer, t, s));
      }
    }
    return most;
  }

  /** The words of the rows; times where the rows are no words. */
  private static List<String> labels(
      AttentionMap map, Attended attended, FeatureSet features, Channel target) {
    List<String> words = new ArrayList<>();
    for (TimedWord word : features.words()) {
      long centre = word.startUs() + (word.endUs() - word.startUs()) / 2;
      if (centre >= attended.input().startUs() && centre < attended.input().endUs()) {
        words.add(word.text());
      }
    }
    if (map.target() == Modality.LANGUAGE && words.size() == target.steps()) {
      return words;
    }
    List<String> times = new ArrayList<>();
    for (int t = 0; t < target.steps(); t++) {
      boolean shown = t % Math.max(1, target.steps() / 12) == 0;
      times.add(shown ? String.format(Locale.ROOT, "%.2f s", target.startUs()[t] / 1e6) : "");
    }
    return times;
  }
}
