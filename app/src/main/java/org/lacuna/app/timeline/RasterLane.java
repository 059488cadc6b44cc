package org.lacuna.app.timeline;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import org.lacuna.app.look.Palette;
import org.lacuna.app.look.Theme;

/**
 * A lane whose drawing is painted pixel by pixel in pieces that are kept while the view pans, with
 * names and other texts drawn over it.
 */
public abstract class RasterLane extends TimelineLane {

  private final TileStrip strip = new TileStrip();
  private final Canvas gutter = new Canvas(GUTTER, 0);
  private boolean gutterStale = true;

  protected RasterLane(Timeline timeline, ReadOnlyObjectProperty<Theme> theme) {
    super(timeline, theme);
    gutter.setManaged(false);
    getChildren().add(gutter);
    follow(theme, this::forget);
  }

  private void forget() {
    strip.clear();
    gutterStale = true;
  }

  /** Paints everything anew at the next pulse; call it when what is shown has changed. */
  protected final void repaint() {
    forget();
    redraw();
  }

  /** Draws the names anew at the next pulse; what was painted stays. */
  protected final void rename() {
    gutterStale = true;
    redraw();
  }

  /** Fills every pixel of a piece. */
  protected abstract void paint(Tile tile);

  /** Draws names and axes; once, not with every frame. The canvas is as wide as the gutter. */
  protected abstract void drawGutter(GraphicsContext g, double height);

  /** Draws over the pieces what is not kept, for example texts that stay in view. */
  protected abstract void drawOver(GraphicsContext g, double width, double height);

  @Override
  protected final void draw(GraphicsContext g, double width, double height) {
    if (gutterStale || gutter.getHeight() != height) {
      gutterStale = false;
      gutter.setHeight(height);
      GraphicsContext names = gutter.getGraphicsContext2D();
      names.clearRect(0, 0, GUTTER, height);
      names.setFont(SMALL);
      drawGutter(names, height);
    }
    double plot = width - GUTTER;
    if (plot >= 1) {
      strip.draw(g, scale(plot), GUTTER, height, outputScale(), this::paint);
      drawOver(g, width, height);
    }
  }

  /** How what was not observed looks. */
  protected final HeatRaster.Hatch hatch(double density) {
    Palette p = palette();
    return new HeatRaster.Hatch(
        Palette.argb(p.hatch()), Palette.argb(p.gap()), (int) Math.round(8 * density));
  }
}
