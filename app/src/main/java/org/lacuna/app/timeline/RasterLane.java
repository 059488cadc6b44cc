package org.lacuna.app.timeline;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.scene.canvas.GraphicsContext;
import org.lacuna.app.look.Palette;
import org.lacuna.app.look.Theme;

/**
 * A lane whose drawing is painted pixel by pixel in pieces that are kept while the view pans, with
 * names and other texts drawn over it.
 */
public abstract class RasterLane extends TimelineLane {

  private final TileStrip strip = new TileStrip();

  protected RasterLane(Timeline timeline, ReadOnlyObjectProperty<Theme> theme) {
    super(timeline, theme);
    follow(theme, strip::clear);
  }

  /** Paints everything anew at the next pulse; call it when what is shown has changed. */
  protected final void repaint() {
    strip.clear();
    redraw();
  }

  /** Fills every pixel of a piece. */
  protected abstract void paint(Tile tile);

  /** Draws what is not kept over the pieces: texts, what stands in the gutter. */
  protected abstract void drawOver(GraphicsContext g, double width, double height);

  @Override
  protected final void draw(GraphicsContext g, double width, double height) {
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
