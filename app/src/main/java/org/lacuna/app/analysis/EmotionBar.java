package org.lacuna.app.analysis;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import org.lacuna.app.look.DrawnSurface;
import org.lacuna.app.look.ScoreColours;
import org.lacuna.app.look.Theme;

/** One probability as a bar, with the full prediction as a wider ghost behind it. */
final class EmotionBar extends DrawnSurface {

  private static final double GHOST = 16;
  private static final double BAR = 8;

  private final String label;
  private double value;
  private double ghost;

  EmotionBar(String label, ReadOnlyObjectProperty<Theme> theme) {
    super(theme);
    this.label = label;
    setMinHeight(GHOST);
    setPrefHeight(GHOST);
  }

  void show(double now, double full) {
    value = now;
    ghost = full;
    redraw();
  }

  @Override
  protected void draw(GraphicsContext g, double width, double height) {
    Color colour = ScoreColours.emotion(label, theme());
    double top = Math.floor((height - GHOST) / 2);
    g.setFill(palette().gap());
    g.fillRoundRect(0, top, width, GHOST, 4, 4);
    double ghostEnd = Math.max(2, width * ghost);
    g.setFill(colour.deriveColor(0, 1, 1, 0.28));
    g.fillRoundRect(0, top, ghostEnd, GHOST, 4, 4);
    g.setFill(colour.deriveColor(0, 1, 1, 0.9));
    g.fillRect(Math.rint(ghostEnd) - 2, top, 2, GHOST);
    g.setFill(colour);
    g.fillRoundRect(0, top + (GHOST - BAR) / 2, Math.max(2, width * value), BAR, 3, 3);
  }
}
