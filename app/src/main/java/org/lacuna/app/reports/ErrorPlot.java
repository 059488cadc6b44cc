package org.lacuna.app.reports;

import java.util.List;
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
import org.lacuna.app.look.Theme;
import org.lacuna.app.text.Numbers;
import org.lacuna.app.text.Texts;

/**
 * How wrong a model is with everything against less, a point a clip, with the line on which nothing
 * changes: above it the model misses what was left out. Clips of the session are filled. The
 * pointer or the arrow keys pick a point; a click or enter opens its clip.
 */
final class ErrorPlot extends DrawnSurface {

  private static final double LEFT = 48;
  private static final double BOTTOM = 40;
  private static final double MARGIN = 10;
  private static final double POINT = 4;
  private static final double REACH = 12;
  private static final double NAME_WIDTH = 170;
  private static final int STEPS = 4;
  private static final int MANY = 300;

  private final ClipsViewModel model;
  private final Texts texts;
  private List<ClipPoint> points = List.of();
  private Optional<ClipPoint> picked = Optional.empty();

  /** Both axes run from 0 to the same end. */
  private record Frame(double high, double left, double top, double side) {
    double x(double v) {
      return left + v / high * side;
    }

    double y(double v) {
      return top + side - v / high * side;
    }
  }

  ErrorPlot(ClipsViewModel model, Texts texts, ReadOnlyObjectProperty<Theme> theme) {
    super(theme);
    this.model = model;
    this.texts = texts;
    setId("reports-errors");
    setFocusTraversable(true);
    focusedProperty().addListener(o -> redraw());
    addEventHandler(MouseEvent.MOUSE_MOVED, e -> pick(at(e.getX(), e.getY())));
    addEventHandler(MouseEvent.MOUSE_EXITED, e -> pick(Optional.empty()));
    addEventHandler(
        MouseEvent.MOUSE_CLICKED,
        e -> {
          requestFocus();
          at(e.getX(), e.getY()).ifPresent(p -> model.open(p.answer()));
        });
    addEventHandler(KeyEvent.KEY_PRESSED, this::key);
  }

  void show(List<ClipPoint> other) {
    points = other;
    picked = Optional.empty();
    long worse = other.stream().filter(p -> p.less() > p.full()).count();
    setAccessibleText(
        texts.get(
            "reports.errors.accessible", other.size(), worse, Sheets.letters(model.less().get())));
    redraw();
  }

  /** Marks a clip that was chosen elsewhere. */
  void pick(Answer answer) {
    pick(points.stream().filter(p -> p.answer().equals(answer)).findFirst());
  }

  private void pick(Optional<ClipPoint> point) {
    if (!point.equals(picked)) {
      picked = point;
      setCursor(point.isPresent() ? Cursor.HAND : Cursor.DEFAULT);
      point.ifPresent(p -> setAccessibleText(readout(p)));
      redraw();
    }
  }

  private String readout(ClipPoint p) {
    return texts.get(
        "reports.errors.readout",
        p.answer().id(),
        Numbers.plain(p.full(), 2),
        Sheets.letters(model.less().get()),
        Numbers.plain(p.less(), 2));
  }

  private void key(KeyEvent e) {
    boolean up = e.getCode() == KeyCode.UP || e.getCode() == KeyCode.KP_UP;
    boolean down = e.getCode() == KeyCode.DOWN || e.getCode() == KeyCode.KP_DOWN;
    if (!points.isEmpty() && (up || down)) {
      int now = picked.map(points::indexOf).orElse(down ? -1 : 0);
      pick(Optional.of(points.get(Math.floorMod(now + (down ? 1 : -1), points.size()))));
      e.consume();
    } else if (e.getCode() == KeyCode.ENTER && picked.isPresent()) {
      model.open(picked.get().answer());
      e.consume();
    }
  }

  private Frame frame(double width, double height) {
    double side = Math.max(20, Math.min(width - LEFT - MARGIN, height - BOTTOM - MARGIN));
    return new Frame(end(), LEFT, MARGIN, side);
  }

  /** A round number that holds all points. */
  private double end() {
    double most = points.stream().mapToDouble(p -> Math.max(p.full(), p.less())).max().orElse(1);
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

  private Optional<ClipPoint> at(double x, double y) {
    Frame f = frame(getWidth(), getHeight());
    ClipPoint best = null;
    double nearest = REACH;
    for (ClipPoint p : points) {
      double away = Math.hypot(f.x(p.full()) - x, f.y(p.less()) - y);
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
    axes(g, f);
    // Clips that can be opened at once lie on top of the others.
    points.stream().filter(p -> !p.inSession()).forEach(p -> point(g, f, p, radius()));
    points.stream().filter(ClipPoint::inSession).forEach(p -> point(g, f, p, radius()));
    picked.ifPresent(p -> name(g, f, p, width));
    if (isFocused()) {
      g.setStroke(accent());
      g.setLineWidth(1.5);
      g.strokeRect(f.left() - 0.5, f.top() - 0.5, f.side() + 1, f.side() + 1);
    }
  }

  private double radius() {
    return points.size() > MANY ? POINT - 1 : POINT;
  }

  private void axes(GraphicsContext g, Frame f) {
    g.setFill(palette().gap());
    g.fillRect(f.left(), f.top(), f.side(), f.side());
    g.setLineWidth(1);
    g.setStroke(palette().line());
    g.setTextBaseline(VPos.CENTER);
    for (int i = 0; i <= STEPS; i++) {
      double v = f.high() * i / STEPS;
      double x = Math.floor(f.x(v)) + 0.5;
      double y = Math.floor(f.y(v)) + 0.5;
      g.strokeLine(x, f.top(), x, f.top() + f.side());
      g.strokeLine(f.left(), y, f.left() + f.side(), y);
      g.setFill(palette().muted());
      g.setTextAlign(i == 0 ? TextAlignment.LEFT : TextAlignment.CENTER);
      g.fillText(Numbers.trimmed(v, 2), x, f.top() + f.side() + 10);
      g.setTextAlign(TextAlignment.RIGHT);
      g.fillText(Numbers.trimmed(v, 2), f.left() - 6, y);
    }
    g.setStroke(palette().muted());
    g.setLineDashes(5, 4);
    g.strokeLine(f.left(), f.top() + f.side(), f.left() + f.side(), f.top());
    g.setLineDashes();
    titles(g, f);
  }

  private void titles(GraphicsContext g, Frame f) {
    g.setFill(palette().text());
    g.setTextAlign(TextAlignment.CENTER);
    g.fillText(
        texts.get("reports.errors.x"), f.left() + f.side() / 2, f.top() + f.side() + 28, f.side());
    g.save();
    g.translate(f.left() - 38, f.top() + f.side() / 2);
    g.rotate(-90);
    g.fillText(texts.get("reports.errors.y", Sheets.letters(model.less().get())), 0, 0, f.side());
    g.restore();
  }

  private void point(GraphicsContext g, Frame f, ClipPoint p, double radius) {
    double x = f.x(p.full());
    double y = f.y(p.less());
    Color ink = palette().text();
    g.setLineWidth(1.2);
    g.setFill(p.inSession() ? ink : palette().surface());
    g.setStroke(ink.deriveColor(0, 1, 1, p.inSession() ? 1 : 0.6));
    g.fillOval(x - radius, y - radius, 2 * radius, 2 * radius);
    g.strokeOval(x - radius, y - radius, 2 * radius, 2 * radius);
  }

  private void name(GraphicsContext g, Frame f, ClipPoint p, double width) {
    point(g, f, p, POINT + 2);
    double x = f.x(p.full());
    double left = x + 14 + NAME_WIDTH < width ? x + 14 : Math.max(2, x - 14 - NAME_WIDTH);
    double top = Math.max(2, f.y(p.less()) - 30);
    String[] lines = readout(p).split("\n", -1);
    double high = 12 + 16 * lines.length;
    g.setFill(palette().surface());
    g.fillRoundRect(left, top, NAME_WIDTH, high, 8, 8);
    g.setStroke(palette().line());
    g.setLineWidth(1);
    g.strokeRoundRect(left + 0.5, top + 0.5, NAME_WIDTH - 1, high - 1, 8, 8);
    g.setFill(palette().text());
    g.setTextAlign(TextAlignment.LEFT);
    for (int i = 0; i < lines.length; i++) {
      g.setFont(i == 0 ? SMALL_BOLD : SMALL);
      g.fillText(lines[i], left + 8, top + 14 + 16 * i, NAME_WIDTH - 16);
    }
    g.setFont(SMALL);
  }
}
