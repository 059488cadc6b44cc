package org.lacuna.app.library.view;

import java.util.OptionalDouble;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.scene.canvas.GraphicsContext;
import org.lacuna.app.look.DrawnSurface;
import org.lacuna.app.look.ScoreColours;
import org.lacuna.app.look.Theme;

/** A sentiment as a short bar to the left or right of a middle line. */
final class SentimentStrip extends DrawnSurface {

  private static final double MOST = 3;
  private static final double HEIGHT = 6;

  private OptionalDouble sentiment = OptionalDouble.empty();
  private boolean doubtful;

  SentimentStrip(ReadOnlyObjectProperty<Theme> theme) {
    super(theme);
    setMinHeight(HEIGHT);
    setPrefHeight(HEIGHT);
    setMaxHeight(HEIGHT);
  }

  /**
   * @param unsure whether something speaks against the value: it is drawn hollow
   */
  void show(OptionalDouble value, boolean unsure) {
    sentiment = value;
    doubtful = unsure;
    redraw();
  }

  @Override
  protected void draw(GraphicsContext g, double width, double height) {
    g.setFill(palette().gap());
    g.fillRoundRect(0, 0, width, height, height, height);
    double middle = Math.rint(width / 2);
    if (sentiment.isPresent()) {
      double s = Math.max(-MOST, Math.min(MOST, sentiment.getAsDouble()));
      double length = Math.max(2, Math.abs(s) / MOST * middle);
      g.setFill(s < 0 ? ScoreColours.negative(theme()) : ScoreColours.positive(theme()));
      double left = s < 0 ? middle - length : middle;
      g.fillRect(left, 0, length, height);
      if (doubtful && length > 2) {
        g.setFill(palette().gap());
        g.fillRect(left + 1, 1, length - 2, height - 2);
      }
    }
    g.setFill(palette().muted());
    g.fillRect(middle - 0.5, 0, 1, height);
  }
}
