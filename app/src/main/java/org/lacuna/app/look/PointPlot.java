package org.lacuna.app.look;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.geometry.VPos;
import javafx.scene.Cursor;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.text.TextAlignment;

/**
 * Points in a square whose axes are alike, with the line on which both are the same. The pointer or
 * the arrow keys pick a point, which is then named; a click or enter opens it.
 *
 * @param <P> a point; equal points are the same point
 */
public abstract class PointPlot<P> extends DrawnSurface {

  private static final double BOTTOM = 40;
  private static final double MARGIN = 10;
  private static final double TITLE = 14;

  private final double gutter;
  private final double reach;
  private final double tagWidth;
  private List<P> points = List.of();
  private Optional<P> picked = Optional.empty();

  /** Both axes: from where to where, in how many steps. */
  public record Axis(double low, double high, int steps) {}

  /** Where the square lies, and how a value becomes a pixel. */
  public record Square(Axis axis, double left, double top, double side) {

    public double x(double v) {
      return left + (v - axis.low()) / (axis.high() - axis.low()) * side;
    }

    public double y(double v) {
      return top + side - (v - axis.low()) / (axis.high() - axis.low()) * side;
    }
  }

  /**
   * @param gutter room for the labels on the left
   * @param reach how near the pointer has to come
   * @param tagWidth of the name beside the point that is picked
   */
  protected PointPlot(
      ReadOnlyObjectProperty<Theme> theme, double gutter, double reach, double tagWidth) {
    super(theme);
    this.gutter = gutter;
    this.reach = reach;
    this.tagWidth = tagWidth;
    setFocusTraversable(true);
    focusedProperty().addListener(o -> redraw());
    addEventHandler(MouseEvent.MOUSE_MOVED, e -> pick(at(e.getX(), e.getY())));
    addEventHandler(MouseEvent.MOUSE_EXITED, e -> pick(Optional.empty()));
    addEventHandler(
        MouseEvent.MOUSE_CLICKED,
        e -> {
          requestFocus();
          at(e.getX(), e.getY()).ifPresent(this::open);
        });
    addEventHandler(KeyEvent.KEY_PRESSED, this::key);
  }

  /** Value on the axis to the right. */
  protected abstract double across(P point);

  /** Value on the axis upwards. */
  protected abstract double up(P point);

  protected abstract Axis axis();

  protected abstract String axisLabel(double value);

  protected abstract String acrossTitle();

  protected abstract String upTitle();

  /** Name and figures of a point, lines one under the other; the first is printed in bold. */
  protected abstract String readout(P point);

  /** What a reader says of a point that is picked. */
  protected abstract String spoken(P point);

  protected abstract void open(P point);

  /**
   * @param large it is the one that is picked
   */
  protected abstract void drawPoint(GraphicsContext g, Square square, P point, boolean large);

  /** The points in the order in which they are painted: the last lies on top. */
  protected List<P> painted(List<P> all) {
    return all;
  }

  /** Left edge of a square of that side. */
  protected double left(double width, double side) {
    return gutter;
  }

  protected final List<P> points() {
    return points;
  }

  protected final Optional<P> picked() {
    return picked;
  }

  /**
   * Lays out other points.
   *
   * @param stillPicked the one of them that is picked, if any
   */
  protected final void show(List<P> other, Optional<P> stillPicked) {
    points = List.copyOf(other);
    picked = stillPicked;
    redraw();
  }

  /** Names a point; empty for none. */
  protected final void pick(Optional<P> point) {
    if (!point.equals(picked)) {
      picked = point;
      setCursor(point.isPresent() ? Cursor.HAND : Cursor.DEFAULT);
      point.ifPresent(p -> setAccessibleText(spoken(p)));
      redraw();
    }
  }

  private void key(KeyEvent e) {
    boolean up = e.getCode() == KeyCode.UP || e.getCode() == KeyCode.KP_UP;
    boolean down = e.getCode() == KeyCode.DOWN || e.getCode() == KeyCode.KP_DOWN;
    if (!points.isEmpty() && (up || down)) {
      int now = picked.map(points::indexOf).orElse(down ? -1 : 0);
      pick(Optional.of(points.get(Math.floorMod(now + (down ? 1 : -1), points.size()))));
      e.consume();
    } else if (e.getCode() == KeyCode.ENTER && picked.isPresent()) {
      open(picked.get());
      e.consume();
    }
  }

  private Square square(double width, double height) {
    double side = Math.max(20, Math.min(width - gutter - MARGIN, height - BOTTOM - MARGIN));
    return new Square(axis(), left(width, side), MARGIN, side);
  }

  private Optional<P> at(double x, double y) {
    Square square = square(getWidth(), getHeight());
    Optional<P> best = Optional.empty();
    double nearest = reach;
    for (P p : points) {
      double away = Math.hypot(square.x(across(p)) - x, square.y(up(p)) - y);
      if (away < nearest) {
        nearest = away;
        best = Optional.of(p);
      }
    }
    return best;
  }

  @Override
  protected final void draw(GraphicsContext g, double width, double height) {
    Square square = square(width, height);
    drawAxes(g, square);
    for (P p : painted(points)) {
      drawPoint(g, square, p, false);
    }
    picked.ifPresent(
        p -> {
          drawPoint(g, square, p, true);
          drawTag(g, square, p, width);
        });
    if (isFocused()) {
      g.setStroke(accent());
      g.setLineWidth(1.5);
      g.strokeRect(square.left() - 0.5, square.top() - 0.5, square.side() + 1, square.side() + 1);
    }
  }

  private void drawAxes(GraphicsContext g, Square square) {
    double left = square.left();
    double right = left + square.side();
    double top = square.top();
    double bottom = top + square.side();
    g.setFill(palette().gap());
    g.fillRect(left, top, square.side(), square.side());
    g.setLineWidth(1);
    g.setStroke(palette().line());
    g.setFill(palette().muted());
    g.setTextBaseline(VPos.CENTER);
    Axis axis = square.axis();
    for (int i = 0; i <= axis.steps(); i++) {
      double v = axis.low() + (axis.high() - axis.low()) * i / axis.steps();
      double x = Math.floor(square.x(v)) + 0.5;
      double y = Math.floor(square.y(v)) + 0.5;
      g.strokeLine(x, top, x, bottom);
      g.strokeLine(left, y, right, y);
      g.setTextAlign(TextAlignment.CENTER);
      g.fillText(axisLabel(v), x, bottom + 10);
      g.setTextAlign(TextAlignment.RIGHT);
      g.fillText(axisLabel(v), left - 6, y);
    }
    g.setStroke(palette().muted());
    g.setLineDashes(5, 4);
    g.strokeLine(left, bottom, right, top);
    g.setLineDashes();
    drawTitles(g, square);
  }

  private void drawTitles(GraphicsContext g, Square square) {
    double half = square.side() / 2;
    double longest = square.side() + 2 * MARGIN;
    g.setFill(palette().text());
    g.setTextAlign(TextAlignment.CENTER);
    g.fillText(acrossTitle(), square.left() + half, square.top() + square.side() + 28, longest);
    g.save();
    g.translate(square.left() - gutter + TITLE, square.top() + half);
    g.rotate(-90);
    g.fillText(upTitle(), 0, 0, longest);
    g.restore();
  }

  private void drawTag(GraphicsContext g, Square square, P point, double width) {
    String[] lines = readout(point).split("\n", -1);
    double high = 12 + 16 * lines.length;
    double x = square.x(across(point));
    double left = x + 14 + tagWidth < width ? x + 14 : Math.max(2, x - 14 - tagWidth);
    double top = Math.max(2, square.y(up(point)) - high / 2);
    g.setFill(palette().surface());
    g.fillRoundRect(left, top, tagWidth, high, 8, 8);
    g.setStroke(palette().line());
    g.setLineWidth(1);
    g.strokeRoundRect(left + 0.5, top + 0.5, tagWidth - 1, high - 1, 8, 8);
    g.setFill(palette().text());
    g.setTextAlign(TextAlignment.LEFT);
    for (int i = 0; i < lines.length; i++) {
      g.setFont(i == 0 ? SMALL_BOLD : SMALL);
      g.fillText(lines[i], left + 8, top + 14 + 16 * i, tagWidth - 16);
    }
    g.setFont(SMALL);
  }
}
