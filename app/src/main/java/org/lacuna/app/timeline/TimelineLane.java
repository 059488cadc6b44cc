package org.lacuna.app.timeline;

import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;
import org.lacuna.app.look.DrawnSurface;
import org.lacuna.app.look.Theme;

/** A surface over the shared time axis, with names in a gutter to its left. */
public abstract class TimelineLane extends DrawnSurface {

  /** Width of the gutter that all lanes share, so that their time axes line up. */
  public static final double GUTTER = 112;

  /** Between the names and the drawing. */
  protected static final double GAP = 8;

  private final Timeline timeline;

  /** Held here, because the timeline outlives a lane that the user takes away. */
  private final InvalidationListener moved = o -> redraw();

  protected TimelineLane(Timeline timeline, ReadOnlyObjectProperty<Theme> theme) {
    super(theme);
    this.timeline = timeline;
    timeline.visible().addListener(new WeakInvalidationListener(moved));
  }

  /** The time axis over that many pixels to the right of the gutter. */
  protected final TimeScale scale(double pixels) {
    return timeline.scale(pixels);
  }

  /** Writes a name into the gutter, ending at the drawing. */
  protected final void gutterLabel(GraphicsContext g, String text, double y, Color colour) {
    g.setFill(colour);
    g.setTextAlign(TextAlignment.RIGHT);
    g.setTextBaseline(VPos.CENTER);
    g.fillText(text, GUTTER - GAP, y);
  }
}
