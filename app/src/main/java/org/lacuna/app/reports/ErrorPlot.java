package org.lacuna.app.reports;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import org.lacuna.app.look.PointPlot;
import org.lacuna.app.look.Theme;
import org.lacuna.app.text.Numbers;
import org.lacuna.app.text.Texts;

/**
 * How wrong a model is with everything against less, a point a clip, with the line on which nothing
 * changes: above it the model misses what was left out. Clips of the session are filled.
 */
final class ErrorPlot extends PointPlot<ClipPoint> {

  private static final double GUTTER = 52;
  private static final double POINT = 4;
  private static final double REACH = 12;
  private static final double TAG_WIDTH = 170;
  private static final int STEPS = 4;
  private static final int MANY = 300;

  private final ClipsViewModel model;
  private final Texts texts;

  ErrorPlot(ClipsViewModel model, Texts texts, ReadOnlyObjectProperty<Theme> theme) {
    super(theme, GUTTER, REACH, TAG_WIDTH);
    this.model = model;
    this.texts = texts;
    setId("reports-errors");
  }

  void show(List<ClipPoint> other) {
    long worse = other.stream().filter(p -> p.less() > p.full()).count();
    setAccessibleText(
        texts.get(
            "reports.errors.accessible", other.size(), worse, Sheets.letters(model.less().get())));
    show(other, Optional.empty());
  }

  /** Marks a clip that was chosen elsewhere. */
  void pick(Answer answer) {
    pick(points().stream().filter(p -> p.answer().equals(answer)).findFirst());
  }

  @Override
  protected double across(ClipPoint point) {
    return point.full();
  }

  @Override
  protected double up(ClipPoint point) {
    return point.less();
  }

  @Override
  protected Axis axis() {
    return new Axis(0, end(), STEPS);
  }

  /** A round number that holds all points. */
  private double end() {
    double most = points().stream().mapToDouble(p -> Math.max(p.full(), p.less())).max().orElse(1);
    if (model.choices() || !(most > 0)) {
      return 1;
    }
    double ten = Math.pow(10, Math.floor(Math.log10(most)));
    for (double step : new double[] {1, 2, 4}) {
      if (most <= step * ten) {
        return step * ten;
      }
    }
    return most <= 8 * ten ? 8 * ten : 10 * ten;
  }

  @Override
  protected String axisLabel(double value) {
    return Numbers.trimmed(value, 2);
  }

  @Override
  protected String acrossTitle() {
    return texts.get("reports.errors.x");
  }

  @Override
  protected String upTitle() {
    return texts.get("reports.errors.y", Sheets.letters(model.less().get()));
  }

  @Override
  protected String readout(ClipPoint point) {
    return texts.get(
        "reports.errors.readout",
        point.answer().id(),
        Numbers.plain(point.full(), 2),
        Sheets.letters(model.less().get()),
        Numbers.plain(point.less(), 2));
  }

  @Override
  protected String spoken(ClipPoint point) {
    return readout(point);
  }

  @Override
  protected void open(ClipPoint point) {
    model.open(point.answer());
  }

  /** Clips that can be opened at once lie on top of the others. */
  @Override
  protected List<ClipPoint> painted(List<ClipPoint> all) {
    return Stream.concat(
            all.stream().filter(p -> !p.inSession()), all.stream().filter(ClipPoint::inSession))
        .toList();
  }

  @Override
  protected void drawPoint(GraphicsContext g, Square square, ClipPoint p, boolean large) {
    double x = square.x(p.full());
    double y = square.y(p.less());
    double radius = large ? POINT + 2 : points().size() > MANY ? POINT - 1 : POINT;
    Color ink = palette().text();
    g.setLineWidth(1.2);
    g.setFill(p.inSession() ? ink : palette().surface());
    g.setStroke(ink.deriveColor(0, 1, 1, p.inSession() ? 1 : 0.6));
    g.fillOval(x - radius, y - radius, 2 * radius, 2 * radius);
    g.strokeOval(x - radius, y - radius, 2 * radius, 2 * radius);
  }
}
