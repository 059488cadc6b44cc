package org.lacuna.app.presenter;

import java.util.OptionalDouble;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.scene.canvas.GraphicsContext;
import org.lacuna.app.look.DrawnSurface;
import org.lacuna.app.look.ScoreColours;
import org.lacuna.app.look.Theme;

/** The sentiment as a bar from the middle, with a mark where it is with everything. */
final class BigGauge extends DrawnSurface {

  private static final double MOST = 3;

  private OptionalDouble value = OptionalDouble.empty();
  private OptionalDouble ghost = OptionalDouble.empty();

  BigGauge(ReadOnlyObjectProperty<Theme> theme) {
    super(theme);
  }

  void show(OptionalDouble now, OptionalDouble full) {
    value = now;
    ghost = full;
    redraw();
  }

  @Override
  protected void draw(GraphicsContext g, double width, double height) {
    double round = height / 2;
    g.setFill(palette().gap());
    g.fillRoundRect(0, height / 6, width, height * 2 / 3, round, round);
    double middle = width / 2;
    if (value.isPresent()) {
      double end = x(value.getAsDouble(), width);
      g.setFill(
          value.getAsDouble() < 0
              ? ScoreColours.negative(theme())
              : ScoreColours.positive(theme()));
      g.fillRect(
          Math.min(middle, end),
          height / 6,
          Math.max(height / 6, Math.abs(end - middle)),
          height * 2 / 3);
    }
    g.setFill(palette().text());
    g.fillRect(middle - height / 24, 0, height / 12, height);
    if (ghost.isPresent()) {
      double at = x(ghost.getAsDouble(), width);
      double half = height / 3;
      double[] xs = {at, at + half, at, at - half};
      double[] ys = {height / 2 - half, height / 2, height / 2 + half, height / 2};
      g.setFill(palette().surface());
      g.fillPolygon(xs, ys, 4);
      g.setStroke(palette().text());
      g.setLineWidth(Math.max(2, height / 14));
      g.strokePolygon(xs, ys, 4);
    }
  }

  private static double x(double v, double width) {
    return (Math.max(-MOST, Math.min(MOST, v)) + MOST) / (2 * MOST) * width;
  }
}
