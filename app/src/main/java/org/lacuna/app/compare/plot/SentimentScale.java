package org.lacuna.app.compare.plot;

import java.util.OptionalDouble;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import org.lacuna.app.look.Palette;
import org.lacuna.app.look.ScoreColours;
import org.lacuna.app.look.Theme;

/**
 * Draws a sentiment on its scale from -3 to 3, with the reference as a hollow diamond.
 *
 * @param left of the track, pixels
 * @param top of the track
 * @param width of the track
 * @param height of the track; marks reach a few pixels beyond
 */
public record SentimentScale(double left, double top, double width, double height) {

  /** The scale runs from minus this to this. */
  public static final double LIMIT = 3;

  /** Draws the value, with the reference where there is one. */
  public void draw(GraphicsContext g, Theme theme, OptionalDouble value, OptionalDouble reference) {
    Palette palette = theme.palette();
    g.setFill(palette.gap());
    g.fillRoundRect(left, top, width, height, height, height);
    double zero = x(0);
    value.ifPresent(
        v -> {
          g.setFill(colour(v, theme));
          g.fillRect(Math.min(zero, x(v)), top, Math.abs(x(v) - zero), height);
        });
    g.setStroke(palette.text());
    g.setLineWidth(1);
    double at = Math.floor(zero) + 0.5;
    g.strokeLine(at, top - 3, at, top + height + 3);
    reference.ifPresent(v -> diamond(g, palette, x(v)));
    value.ifPresent(
        v -> {
          double middle = top + height / 2;
          g.setFill(palette.surface());
          g.fillOval(x(v) - 5.5, middle - 5.5, 11, 11);
          g.setFill(colour(v, theme));
          g.fillOval(x(v) - 4, middle - 4, 8, 8);
        });
  }

  private void diamond(GraphicsContext g, Palette palette, double x) {
    double y = top + height / 2;
    double[] xs = {x, x + 5.5, x, x - 5.5};
    double[] ys = {y - 7.5, y, y + 7.5, y};
    g.setFill(palette.surface());
    g.fillPolygon(xs, ys, 4);
    g.setStroke(palette.muted());
    g.setLineWidth(1.4);
    g.strokePolygon(xs, ys, 4);
  }

  private double x(double v) {
    return left + (Math.max(-LIMIT, Math.min(LIMIT, v)) + LIMIT) / (2 * LIMIT) * width;
  }

  /** The colour of a side of the scale. */
  public static Color colour(double v, Theme theme) {
    return v >= 0 ? ScoreColours.positive(theme) : ScoreColours.negative(theme);
  }
}
