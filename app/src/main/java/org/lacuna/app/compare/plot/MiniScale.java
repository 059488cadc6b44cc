package org.lacuna.app.compare.plot;

import java.util.OptionalDouble;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.scene.canvas.GraphicsContext;
import org.lacuna.app.look.DrawnSurface;
import org.lacuna.app.look.Theme;

/** A sentiment on its scale in one line of a table. */
public final class MiniScale extends DrawnSurface {

  private static final double HEIGHT = 20;
  private static final double TRACK = 6;
  private static final double INSET = 8;

  private OptionalDouble value = OptionalDouble.empty();
  private OptionalDouble reference = OptionalDouble.empty();

  public MiniScale(ReadOnlyObjectProperty<Theme> theme) {
    super(theme);
    setMinSize(52, HEIGHT);
    setPrefSize(140, HEIGHT);
  }

  /** Shows a sentiment with that of the reference; an absent value is not drawn. */
  public void show(OptionalDouble now, OptionalDouble full) {
    value = now;
    reference = full;
    redraw();
  }

  @Override
  protected void draw(GraphicsContext g, double width, double height) {
    if (value.isPresent()) {
      new SentimentScale(INSET, (height - TRACK) / 2, width - 2 * INSET, TRACK)
          .draw(g, theme(), value, reference);
    }
  }
}
