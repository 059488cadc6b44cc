package org.lacuna.app.compare.plot;

import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.geometry.VPos;
import javafx.scene.Cursor;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;
import org.lacuna.app.look.DrawnSurface;
import org.lacuna.app.look.ScoreColours;
import org.lacuna.app.look.Theme;
import org.lacuna.app.text.Numbers;
import org.lacuna.app.text.Texts;

/**
 * Full against missing, a point a clip, with the line on which nothing changes. The pointer or the
 * arrow keys pick a point; a click or enter opens its clip.
 */
final class SessionPlot extends DrawnSurface {

  private static final double LEFT = 64;
  private static final double BOTTOM = 40;
  private static final double MARGIN = 10;
  private static final double POINT = 5;
  private static final double REACH = 14;
  private static final double NAME_WIDTH = 220;

  private final SessionPlotViewModel model;
  private final Texts texts;
  private final SubsetNames names;
  private Optional<SessionPoint> picked = Optional.empty();

  /** What is left and right on the axes, and how a value becomes a pixel. */
  private record Frame(double low, double high, double left, double top, double side) {
    double x(double v) {
      return left + (v - low) / (high - low) * side;
    }

    double y(double v) {
      return top + side - (v - low) / (high - low) * side;
    }
  }

  SessionPlot(SessionPlotViewModel model, Texts texts, ReadOnlyObjectProperty<Theme> theme) {
    super(theme);
    this.model = model;
    this.texts = texts;
    this.names = new SubsetNames(texts);
    setId("session-plot");
    setFocusTraversable(true);
    getStyleClass().add("session-plot");
    model.points().addListener(o -> pointsChanged());
    model.given().addListener(o -> redraw());
    model.emotion().addListener(o -> redraw());
    focusedProperty().addListener(o -> redraw());
    addEventHandler(MouseEvent.MOUSE_MOVED, e -> pick(at(e.getX(), e.getY())));
    addEventHandler(MouseEvent.MOUSE_EXITED, e -> pick(Optional.empty()));
    addEventHandler(
        MouseEvent.MOUSE_CLICKED,
        e -> {
          requestFocus();
          at(e.getX(), e.getY()).ifPresent(model::open);
        });
    addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    pointsChanged();
  }

  private void pointsChanged() {
    picked =
        picked.flatMap(
            before ->
                model.points().get().stream()
                    .filter(p -> p.clip().id() == before.clip().id())
                    .findFirst());
    setAccessibleText(texts.get("compare.session.accessible", model.note().get()));
    redraw();
  }

  private void pick(Optional<SessionPoint> point) {
    if (!point.equals(picked)) {
      picked = point;
      setCursor(point.isPresent() ? Cursor.HAND : Cursor.DEFAULT);
      point.ifPresent(p -> setAccessibleText(model.spoken(p)));
      redraw();
    }
  }

  private void key(KeyEvent e) {
    int size = model.points().get().size();
    boolean up = e.getCode() == KeyCode.UP || e.getCode() == KeyCode.KP_UP;
    boolean down = e.getCode() == KeyCode.DOWN || e.getCode() == KeyCode.KP_DOWN;
    if (size > 0 && (up || down)) {
      int now = picked.map(p -> model.points().get().indexOf(p)).orElse(down ? -1 : 0);
      pick(Optional.of(model.points().get().get(Math.floorMod(now + (down ? 1 : -1), size))));
      e.consume();
    } else if (e.getCode() == KeyCode.ENTER && picked.isPresent()) {
      model.open(picked.get());
      e.consume();
    }
  }

  private boolean sentiment() {
    return model.emotion().get().isEmpty();
  }

  private Frame frame(double width, double height) {
    double side = Math.max(20, Math.min(width - LEFT - MARGIN, height - BOTTOM - MARGIN));
    double left = Math.max(LEFT, (width - side) / 2);
    return sentiment()
        ? new Frame(-limit(), limit(), left, MARGIN, side)
        : new Frame(0, 1, left, MARGIN, side);
  }

  /** The end of the sentiment's scale that holds all points: 1, 2 or 3. */
  private double limit() {
    double most =
        model.points().get().stream()
            .mapToDouble(p -> Math.max(Math.abs(p.full()), Math.abs(p.missing())))
            .max()
            .orElse(SentimentScale.LIMIT);
    return Math.max(1, Math.min(SentimentScale.LIMIT, Math.ceil(most)));
  }

  private Optional<SessionPoint> at(double x, double y) {
    Frame f = frame(getWidth(), getHeight());
    SessionPoint best = null;
    double nearest = REACH;
    for (SessionPoint p : model.points().get()) {
      double away = Math.hypot(f.x(p.full()) - x, f.y(p.missing()) - y);
      if (away < nearest) {
        nearest = away;
        best = p;
      }
    }
    return Optional.ofNullable(best);
  }

  @Override
  protected void draw(GraphicsContext g, double width, double height) {
    Frame f = frame(width, height);
    drawAxes(g, f);
    for (SessionPoint p : model.points().get()) {
      drawPoint(g, f, p, POINT);
    }
    picked.ifPresent(p -> drawPicked(g, f, p, width));
    if (isFocused()) {
      g.setStroke(accent());
      g.setLineWidth(1.5);
      g.strokeRect(f.left() - 0.5, f.top() - 0.5, f.side() + 1, f.side() + 1);
    }
  }

  private void drawAxes(GraphicsContext g, Frame f) {
    g.setFill(palette().gap());
    g.fillRect(f.left(), f.top(), f.side(), f.side());
    g.setLineWidth(1);
    g.setStroke(palette().line());
    int steps = sentiment() ? (int) (2 * f.high()) : 5;
    g.setTextBaseline(VPos.CENTER);
    for (int i = 0; i <= steps; i++) {
      double v = f.low() + (f.high() - f.low()) * i / steps;
      double x = Math.floor(f.x(v)) + 0.5;
      double y = Math.floor(f.y(v)) + 0.5;
      g.strokeLine(x, f.top(), x, f.top() + f.side());
      g.strokeLine(f.left(), y, f.left() + f.side(), y);
      String label = sentiment() ? Numbers.signed(v, 0) : Numbers.percent(v) + " %";
      g.setFill(palette().muted());
      g.setTextAlign(TextAlignment.CENTER);
      g.fillText(label, x, f.top() + f.side() + 10);
      g.setTextAlign(TextAlignment.RIGHT);
      g.fillText(label, f.left() - 6, y);
    }
    g.setStroke(palette().muted());
    g.setLineDashes(5, 4);
    g.strokeLine(f.left(), f.top() + f.side(), f.left() + f.side(), f.top());
    g.setLineDashes();
    drawTitles(g, f);
  }

  private void drawTitles(GraphicsContext g, Frame f) {
    String quantity = model.name(model.emotion().get());
    g.setFill(palette().text());
    g.setTextAlign(TextAlignment.CENTER);
    g.fillText(
        texts.get("compare.session.x", quantity), f.left() + f.side() / 2, f.top() + f.side() + 28);
    g.save();
    g.translate(f.left() - 50, f.top() + f.side() / 2);
    g.rotate(-90);
    g.fillText(
        texts.get("compare.session.y", quantity, names.inText(model.given().get())),
        0,
        0,
        f.side() + BOTTOM);
    g.restore();
  }

  /**
   * The colour says the sign or the emotion, a hollow point that the scores are doubtful; a ring
   * around it says that the decision flips.
   */
  private void drawPoint(GraphicsContext g, Frame f, SessionPoint p, double radius) {
    double x = f.x(p.full());
    double y = f.y(p.missing());
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

  private void drawPicked(GraphicsContext g, Frame f, SessionPoint p, double width) {
    drawPoint(g, f, p, POINT + 2);
    double x = f.x(p.full());
    boolean right = x + NAME_WIDTH < width;
    String text = model.readout(p);
    g.setTextAlign(TextAlignment.LEFT);
    double left = right ? x + 14 : x - 14 - NAME_WIDTH;
    double top = Math.max(2, f.y(p.missing()) - 22);
    g.setFill(palette().surface());
    g.fillRoundRect(left, top, NAME_WIDTH, 44, 8, 8);
    g.setStroke(palette().line());
    g.setLineWidth(1);
    g.strokeRoundRect(left + 0.5, top + 0.5, NAME_WIDTH - 1, 43, 8, 8);
    g.setFill(palette().text());
    String[] lines = text.split("\n", -1);
    for (int i = 0; i < lines.length; i++) {
      g.setFont(i == 0 ? SMALL_BOLD : SMALL);
      g.fillText(lines[i], left + 8, top + 14 + 16 * i, NAME_WIDTH - 16);
    }
    g.setFont(SMALL);
  }
}
