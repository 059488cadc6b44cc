package org.lacuna.app.compare.plot;

import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import org.lacuna.app.look.PointPlot;
import org.lacuna.app.look.ScoreColours;
import org.lacuna.app.look.Theme;
import org.lacuna.app.text.Numbers;
import org.lacuna.app.text.Texts;

/** Full against missing, a point a clip, with the line on which nothing changes. */
final class SessionPlot extends PointPlot<SessionPoint> {

  private static final double GUTTER = 64;
  private static final double POINT = 5;
  private static final double REACH = 14;
  private static final double TAG_WIDTH = 220;

  private final SessionPlotViewModel model;
  private final Texts texts;
  private final SubsetNames names;

  SessionPlot(SessionPlotViewModel model, Texts texts, ReadOnlyObjectProperty<Theme> theme) {
    super(theme, GUTTER, REACH, TAG_WIDTH);
    this.model = model;
    this.texts = texts;
    this.names = new SubsetNames(texts);
    setId("session-plot");
    getStyleClass().add("session-plot");
    model.points().addListener(o -> pointsChanged());
    model.given().addListener(o -> redraw());
    model.emotion().addListener(o -> redraw());
    pointsChanged();
  }

  /** The clip that was picked stays picked with its new figures. */
  private void pointsChanged() {
    Optional<SessionPoint> still =
        picked()
            .flatMap(
                before ->
                    model.points().get().stream()
                        .filter(p -> p.clip().id() == before.clip().id())
                        .findFirst());
    setAccessibleText(texts.get("compare.session.accessible", model.note().get()));
    show(model.points().get(), still);
  }

  private boolean sentiment() {
    return model.emotion().get().isEmpty();
  }

  @Override
  protected double across(SessionPoint point) {
    return point.full();
  }

  @Override
  protected double up(SessionPoint point) {
    return point.missing();
  }

  @Override
  protected Axis axis() {
    return sentiment() ? new Axis(-limit(), limit(), (int) (2 * limit())) : new Axis(0, 1, 5);
  }

  /** The end of the sentiment's scale that holds all points: 1, 2 or 3. */
  private double limit() {
    double most =
        points().stream()
            .mapToDouble(p -> Math.max(Math.abs(p.full()), Math.abs(p.missing())))
            .max()
            .orElse(SentimentScale.LIMIT);
    return Math.max(1, Math.min(SentimentScale.LIMIT, Math.ceil(most)));
  }

  /** In the middle of its room. */
  @Override
  protected double left(double width, double side) {
    return Math.max(GUTTER, (width - side) / 2);
  }

  @Override
  protected String axisLabel(double value) {
    return sentiment() ? Numbers.signed(value, 0) : Numbers.percent(value) + " %";
  }

  @Override
  protected String acrossTitle() {
    return texts.get("compare.session.x", model.name(model.emotion().get()));
  }

  @Override
  protected String upTitle() {
    return texts.get(
        "compare.session.y", model.name(model.emotion().get()), names.inText(model.given().get()));
  }

  @Override
  protected String readout(SessionPoint point) {
    return model.readout(point);
  }

  @Override
  protected String spoken(SessionPoint point) {
    return model.spoken(point);
  }

  @Override
  protected void open(SessionPoint point) {
    model.open(point);
  }

  /**
   * The colour says the sign or the emotion, a hollow point that the scores are doubtful; a ring
   * around it says that the decision flips.
   */
  @Override
  protected void drawPoint(GraphicsContext g, Square square, SessionPoint p, boolean large) {
    double x = square.x(p.full());
    double y = square.y(p.missing());
    double radius = large ? POINT + 2 : POINT;
    Color colour =
        sentiment()
            ? SentimentScale.colour(p.full(), theme())
            : ScoreColours.emotion(model.emotion().get().orElseThrow(), theme());
    g.setFill(palette().surface());
    g.fillOval(x - radius - 1, y - radius - 1, 2 * radius + 2, 2 * radius + 2);
    g.setFill(colour);
    g.fillOval(x - radius, y - radius, 2 * radius, 2 * radius);
    if (p.doubtful()) {
      double inner = radius - 2;
      g.setFill(palette().surface());
      g.fillOval(x - inner, y - inner, 2 * inner, 2 * inner);
    }
    if (sentiment() && p.full() * p.missing() < 0) {
      g.setStroke(palette().text());
      g.setLineWidth(1.6);
      g.strokeOval(x - radius - 2.5, y - radius - 2.5, 2 * radius + 5, 2 * radius + 5);
    }
  }
}
