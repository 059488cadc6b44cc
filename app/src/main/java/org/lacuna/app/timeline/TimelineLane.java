package org.lacuna.app.timeline;

import java.util.Optional;
import javafx.beans.Observable;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;
import org.lacuna.app.look.DrawnSurface;
import org.lacuna.app.look.Palette;
import org.lacuna.app.look.Theme;
import org.lacuna.app.page.NumberTable;

/** A surface over the shared time axis, with names in a gutter to its left. */
public abstract class TimelineLane extends DrawnSurface {

  /** Width of the gutter that all lanes share, so that their time axes line up. */
  public static final double GUTTER = 112;

  /** Room at the left of the gutter for what a lane is moved by. */
  protected static final double HANDLE = 16;

  /** Between the names and the drawing. */
  protected static final double GAP = 8;

  private final Timeline timeline;

  protected TimelineLane(Timeline timeline, ReadOnlyObjectProperty<Theme> theme) {
    super(theme);
    this.timeline = timeline;
    follow(timeline.visible(), this::redraw);
  }

  /** Acts now and whenever the data change, for as long as the lane is shown. */
  public final void followData(Observable data, Runnable act) {
    follow(data, act);
    act.run();
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

  /**
   * What stands under the pointer, in words; empty for nothing.
   *
   * @param us moment under it
   * @param y height inside the lane
   */
  public Optional<String> readout(long us, double y) {
    return Optional.empty();
  }

  /**
   * The numbers behind what is visible, for writing to a file; empty where there are none.
   *
   * @param name of the table
   * @param visible the span that is visible
   */
  public Optional<NumberTable> numbers(String name, Span visible) {
    return Optional.empty();
  }

  /** Writes a sentence over the drawing. */
  protected final void drawMessage(GraphicsContext g, String message, double x, double y) {
    Palette p = palette();
    double half = 3.4 * message.length() + 14;
    g.setFill(p.surface());
    g.fillRoundRect(x - half, y - 13, 2 * half, 26, 13, 13);
    g.setStroke(p.line());
    g.setLineWidth(1);
    g.strokeRoundRect(x - half + 0.5, y - 12.5, 2 * half - 1, 25, 13, 13);
    g.setFill(p.text());
    g.setTextAlign(TextAlignment.CENTER);
    g.setTextBaseline(VPos.CENTER);
    g.fillText(message, x, y, 2 * half - 16);
  }
}
