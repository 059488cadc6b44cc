package org.lacuna.app.lanes;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import org.lacuna.app.look.Theme;
import org.lacuna.app.plot.ColorMap;
import org.lacuna.app.reconstruction.FeatureNames;
import org.lacuna.app.session.OpenClip;
import org.lacuna.app.session.SessionViewModel;
import org.lacuna.app.text.Numbers;
import org.lacuna.app.text.Texts;
import org.lacuna.app.timeline.FeatureSteps;
import org.lacuna.app.timeline.HeatMapLane;
import org.lacuna.app.timeline.Summaries;
import org.lacuna.app.timeline.Timeline;
import org.lacuna.inference.signal.Feature;
import org.lacuna.inference.signal.FeatureSequence;
import org.lacuna.inference.signal.Modality;

/** Makes the lanes of measured features in their own units. */
final class FeatureLanes {

  private static final String EXPRESSION = "expr_";

  private final SessionViewModel session;
  private final Summaries summaries;
  private final Timeline timeline;
  private final Texts texts;
  private final ReadOnlyObjectProperty<Theme> theme;

  FeatureLanes(
      SessionViewModel session,
      Summaries summaries,
      Timeline timeline,
      Texts texts,
      ReadOnlyObjectProperty<Theme> theme) {
    this.session = session;
    this.summaries = summaries;
    this.timeline = timeline;
    this.texts = texts;
    this.theme = theme;
  }

  private Optional<FeatureSequence> sequence(Modality m) {
    return session.clip().get().map(OpenClip::features).flatMap(f -> f.sequence(m));
  }

  private String whyAbsent(Modality m) {
    return session.clip().get().flatMap(c -> c.features().whyAbsent(m)).orElse("");
  }

  /** A curve of one feature; it stays empty, with the reason, for clips that lack it. */
  CurveLane curve(Modality m, Feature feature) {
    String name = FeatureNames.of(feature.name(), texts);
    String unit = feature.unit().equals("1") ? "" : feature.unit();
    CurveLane lane = new CurveLane(name, unit, summaries, timeline, theme);
    lane.setReader(
        us ->
            sequence(m)
                .flatMap(
                    s ->
                        valueAt(s, feature.name(), us)
                            .map(v -> line(us, name, v, unit, feature.description()))));
    lane.followData(
        session.clip(),
        () -> {
          Optional<FeatureSequence> s =
              sequence(m).filter(q -> q.spec().indexOf(feature.name()) >= 0);
          lane.show(
              s.map(q -> FeatureSteps.plain(q, q.spec().indexOf(feature.name()))),
              0,
              s.isPresent() ? "" : whyAbsent(m));
        });
    return lane;
  }

  private String line(long us, String name, float value, String unit, String description) {
    String number =
        Float.isNaN(value)
            ? texts.get("lanes.readout.unobserved")
            : unit.isEmpty() ? Numbers.significant(value) : Numbers.significant(value) + " " + unit;
    return texts.get("lanes.readout.feature", Numbers.time(us), name, number, description);
  }

  private static Optional<Float> valueAt(FeatureSequence s, String name, long us) {
    int column = s.spec().indexOf(name);
    if (column < 0) {
      return Optional.empty();
    }
    FeatureSteps steps = FeatureSteps.plain(s, column);
    int step = steps.stepAt(us);
    return step < 0 ? Optional.empty() : Optional.of(steps.value(step, 0));
  }

  /** What the expression networks say of the face, 0 to 1, one row an expression. */
  HeatMapLane expressions() {
    ColorMap map = ColorMap.sequential();
    HeatMapLane lane =
        new HeatMapLane(texts.get("lanes.name.expressions"), map::argb, summaries, timeline, theme);
    lane.setReader(this::readExpression);
    lane.followData(
        session.clip(),
        () -> {
          Optional<FeatureSequence> s = sequence(Modality.VISION);
          int[] columns = s.map(FeatureLanes::expressionColumns).orElse(new int[0]);
          boolean there = columns.length > 0;
          List<String> names = new ArrayList<>();
          for (int c : columns) {
            names.add(expressionName(s.orElseThrow(), c));
          }
          lane.show(
              names,
              there ? s.map(q -> FeatureSteps.plain(q, columns)) : Optional.empty(),
              there ? "" : whyAbsent(Modality.VISION));
        });
    return lane;
  }

  private static int[] expressionColumns(FeatureSequence s) {
    List<Feature> all = s.spec().features();
    return java.util.stream.IntStream.range(0, all.size())
        .filter(i -> all.get(i).name().startsWith(EXPRESSION))
        .toArray();
  }

  private String expressionName(FeatureSequence s, int column) {
    String label = s.spec().features().get(column).name().substring(EXPRESSION.length());
    return texts.getOr("lanes.expression." + label, FeatureNames.of(label, texts));
  }

  private Optional<String> readExpression(long us, int row) {
    Optional<FeatureSequence> s = sequence(Modality.VISION);
    int[] columns = s.map(FeatureLanes::expressionColumns).orElse(new int[0]);
    if (row < 0 || row >= columns.length) {
      return Optional.empty();
    }
    String name = s.orElseThrow().spec().features().get(columns[row]).name();
    return valueAt(s.orElseThrow(), name, us)
        .map(
            v ->
                texts.get(
                    "lanes.readout.expression",
                    Numbers.time(us),
                    expressionName(s.orElseThrow(), columns[row]),
                    Float.isNaN(v)
                        ? texts.get("lanes.readout.unobserved")
                        : Numbers.percent(v) + " %"));
  }
}
