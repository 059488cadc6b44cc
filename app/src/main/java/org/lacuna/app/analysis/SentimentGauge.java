package org.lacuna.app.analysis;

import java.util.OptionalDouble;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;
import org.lacuna.app.look.DrawnSurface;
import org.lacuna.app.look.ScoreColours;
import org.lacuna.app.look.Theme;
import org.lacuna.app.text.Numbers;

/**
 * The sentiment as a bar from zero on a scale from -3 to 3, with the full prediction as a ghost.
 */
final class SentimentGauge extends DrawnSurface {

  private static final double HEIGHT = 44;
  private static final double MARGIN = 12;
  private static final double TRACK_TOP = 9;
  private static final double TRACK = 12;

  private OptionalDouble value = OptionalDouble.empty();
  private OptionalDouble ghost = OptionalDouble.empty();

  SentimentGauge(ReadOnlyObjectProperty<Theme> theme) {
    super(theme);
    setMinHeight(HEIGHT);
    setPrefHeight(HEIGHT);
    setMaxHeight(HEIGHT);
  }

  void show(OptionalDouble now, OptionalDouble full) {
    value = now;
    ghost = full;
    redraw();
  }

  @Override
  protected void draw(GraphicsContext g, double width, double height) {
    double left = MARGIN;
    double span = width - 2 * MARGIN;
    g.setFill(palette().gap());
    g.fillRoundRect(left, TRACK_TOP, span, TRACK, TRACK, TRACK);
    value.ifPresent(v -> drawBar(g, v, left, span));
    drawScale(g, left, span);
    ghost.ifPresent(v -> drawGhost(g, x(v, left, span)));
    value.ifPresent(v -> drawValue(g, x(v, left, span), colour(v)));
  }

  private void drawBar(GraphicsContext g, double v, double left, double span) {
    double zero = x(0, left, span);
    double end = x(v, left, span);
    g.setFill(colour(v));
    g.fillRect(Math.min(zero, end), TRACK_TOP, Math.abs(end - zero), TRACK);
  }

  private void drawScale(GraphicsContext g, double left, double span) {
    g.setTextAlign(TextAlignment.CENTER);
    g.setTextBaseline(VPos.TOP);
    g.setLineWidth(1);
    for (int v = -3; v <= 3; v++) {
      double at = Math.floor(x(v, left, span)) + 0.5;
      g.setStroke(v == 0 ? palette().text() : palette().line());
      double top = v == 0 ? TRACK_TOP - 4 : TRACK_TOP + TRACK + 2;
      g.strokeLine(at, top, at, TRACK_TOP + TRACK + 5);
      g.setFill(palette().muted());
      g.fillText(Numbers.signed(v, 0), at, TRACK_TOP + TRACK + 7);
    }
  }

  /** A hollow diamond, so that it reads over the bar and beside it. */
  private void drawGhost(GraphicsContext g, double x) {
    double y = TRACK_TOP + TRACK / 2;
    double[] xs = {x, x + 7, x, x - 7};
    double[] ys = {y - 9, y, y + 9, y};
    g.setFill(palette().surface());
    g.fillPolygon(xs, ys, 4);
    g.setStroke(palette().muted());
    g.setLineWidth(1.5);
    g.strokePolygon(xs, ys, 4);
  }

  private void drawValue(GraphicsContext g, double x, Color colour) {
    double y = TRACK_TOP + TRACK / 2;
    g.setFill(palette().surface());
    g.fillOval(x - 7, y - 7, 14, 14);
    g.setFill(colour);
    g.fillOval(x - 5, y - 5, 10, 10);
  }

  private static double x(double v, double left, double span) {
    return left + (Math.max(-3, Math.min(3, v)) + 3) / 6 * span;
  }

  private Color colour(double v) {
    return v >= 0 ? ScoreColours.positive(theme()) : ScoreColours.negative(theme());
  }
}
