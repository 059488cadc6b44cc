package org.lacuna.app.presenter;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import org.lacuna.app.look.DrawnSurface;
import org.lacuna.app.look.ScoreColours;
import org.lacuna.app.look.Theme;

/** A probability as a bar that is seen from afar, with what it was with everything behind it. */
final class BigBar extends DrawnSurface {

  private final String label;
  private double value;
  private double ghost;
  private boolean compared;

  BigBar(String label, ReadOnlyObjectProperty<Theme> theme) {
    super(theme);
    this.label = label;
  }

  void show(double now, double full, boolean differs) {
    value = now;
    ghost = full;
    compared = differs;
    redraw();
  }

  @Override
  protected void draw(GraphicsContext g, double width, double height) {
    Color colour = ScoreColours.emotion(label, theme());
    double round = height / 4;
    g.setFill(palette().gap());
    g.fillRoundRect(0, 0, width, height, round, round);
    if (compared) {
      double end = Math.max(height / 8, width * ghost);
      g.setFill(colour.deriveColor(0, 1, 1, 0.3));
      g.fillRoundRect(0, 0, end, height, round, round);
    }
    double inset = compared ? Math.rint(height * 0.2) : 0;
    g.setFill(colour);
    g.fillRoundRect(
        0, inset, Math.max(height / 8, width * value), height - 2 * inset, round, round);
    if (compared) {
      double edge = Math.max(3, height / 12);
      g.fillRect(Math.max(0, Math.rint(width * ghost) - edge), 0, edge, height);
    }
  }
}
