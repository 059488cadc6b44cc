package org.lacuna.app.degrade;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lacuna.app.reconstruction.FeatureNames;
import org.lacuna.app.session.OpenClip;
import org.lacuna.app.session.Scored;
import org.lacuna.app.text.Numbers;
import org.lacuna.app.text.Texts;
import org.lacuna.inference.clip.ClipPrediction;
import org.lacuna.inference.drop.Stretches;
import org.lacuna.inference.signal.FeatureSequence;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.task.CancelToken;
import org.lacuna.media.degrade.Change;

/** Original beside degraded: scores, what is still observed, and which features moved most. */
final class Comparison {

  /** Features that are shown of each modality. */
  private static final int MOST_SHIFTS = 4;

  private final Texts texts;
  private final org.lacuna.app.analysis.EmotionNames emotions;

  Comparison(Texts texts) {
    this.texts = texts;
    this.emotions = new org.lacuna.app.analysis.EmotionNames(texts);
  }

  /** Lines on the scores. */
  List<Line> scores(Scored scored) {
    ClipPrediction full = scored.full().prediction();
    ClipPrediction now = scored.now().prediction();
    List<Line> lines = new ArrayList<>();
    if (full.sentiment().isPresent() && now.sentiment().isPresent()) {
      double a = full.sentiment().getAsDouble();
      double b = now.sentiment().getAsDouble();
      lines.add(
          line(
              texts.get("degrade.sentiment"),
              Numbers.signed(a, 2),
              Numbers.signed(b, 2),
              Numbers.signed(b - a, 2),
              "scores"));
    }
    full.emotions()
        .forEach(
            (label, a) -> {
              Double b = now.emotions().get(label);
              if (b != null) {
                lines.add(
                    line(
                        emotions.of(label),
                        Numbers.percent(a) + " %",
                        Numbers.percent(b) + " %",
                        Numbers.signed(100 * (b - a), 0),
                        "scores"));
              }
            });
    return lines;
  }

  /** Lines on the features in the stretches that were touched; may take a while. */
  List<Line> features(OpenClip original, OpenClip worse, CancelToken cancel) {
    List<Line> lines = new ArrayList<>();
    for (Modality m : Modality.values()) {
      Stretches where =
          new Stretches(
              worse.changes().stream()
                  .filter(c -> c.how().modality() == m)
                  .map(Change::stretch)
                  .toList());
      Optional<FeatureSequence> before = original.features().sequence(m);
      if (!where.isEmpty() && before.isPresent()) {
        lines.addAll(features(m, before.get(), worse.features().sequence(m), where, cancel));
      }
    }
    return lines;
  }

  private List<Line> features(
      Modality m,
      FeatureSequence before,
      Optional<FeatureSequence> after,
      Stretches where,
      CancelToken cancel) {
    List<Line> lines = new ArrayList<>();
    double was = observed(before, where);
    double is = after.map(a -> observed(a, where)).orElse(0.0);
    lines.add(
        line(
            texts.get("degrade.observed." + m.key()),
            Numbers.percent(was) + " %",
            Numbers.percent(is) + " %",
            Numbers.signed(100 * (is - was), 0),
            m.key()));
    if (m == Modality.LANGUAGE || after.isEmpty()) {
      return lines;
    }
    List<Shift> shifts = Shift.of(before, after.get(), where, cancel);
    for (Shift s : shifts.subList(0, Math.min(MOST_SHIFTS, shifts.size()))) {
      String unit = s.unit().equals("1") ? "" : " " + s.unit();
      lines.add(
          line(
              FeatureNames.of(s.name(), texts) + unit,
              Numbers.significant(s.before()),
              Numbers.significant(s.after()),
              texts.get("degrade.deviations", Numbers.signed(s.deviations(), 1)),
              m.key()));
    }
    return lines;
  }

  private static double observed(FeatureSequence s, Stretches where) {
    int inside = 0;
    int seen = 0;
    for (int t = 0; t < s.steps(); t++) {
      if (where.contains((s.startUs(t) + s.endUs(t)) / 2)) {
        inside++;
        seen += s.observed(t) ? 1 : 0;
      }
    }
    return inside == 0 ? 0 : (double) seen / inside;
  }

  private static Line line(String name, String a, String b, String difference, String group) {
    return new Line(name, a, b, difference, group);
  }
}
