package org.lacuna.app.timeline;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.TextAlignment;
import org.lacuna.app.look.Palette;
import org.lacuna.app.look.Theme;

/** A matrix over time as colours, one feature a row, with the names that fit in the gutter. */
public final class HeatMapLane extends TimelineLane {

  private static final double LABEL_HEIGHT = 12;
  private static final double TITLE_X = 7;

  private final String title;
  private final HeatRaster.Colours colours;
  private List<String> names = List.of();
  private Optional<LaneMatrix> matrix = Optional.empty();
  private String message = "";

  /**
   * @param title written upright at the left edge
   * @param colours of the values
   */
  public HeatMapLane(
      String title,
      HeatRaster.Colours colours,
      Timeline timeline,
      ReadOnlyObjectProperty<Theme> theme) {
    super(timeline, theme);
    this.title = title;
    this.colours = colours;
    setAccessibleText(title);
  }

  /**
   * What to show.
   *
   * @param rowNames from top to bottom
   * @param values empty to show only the message
   * @param sentence over the drawing, for example why there is none; empty for nothing
   */
  public void show(List<String> rowNames, Optional<LaneMatrix> values, String sentence) {
    names = List.copyOf(rowNames);
    matrix = values;
    message = sentence;
    setAccessibleText(sentence.isEmpty() ? title : title + ". " + sentence);
    redraw();
  }

  /** The row under that height of the lane, or -1. */
  public int rowAt(double y) {
    int rows = names.size();
    return rows == 0 || y < 0 || y >= getHeight() ? -1 : (int) (y / getHeight() * rows);
  }

  @Override
  protected void draw(GraphicsContext g, double width, double height) {
    double plot = width - GUTTER;
    if (plot < 1) {
      return;
    }
    double density = outputScale();
    int w = (int) Math.round(plot * density);
    int h = (int) Math.round(height * density);
    Palette p = palette();
    HeatRaster.Hatch hatch =
        new HeatRaster.Hatch(
            Palette.argb(p.hatch()), Palette.argb(p.gap()), (int) Math.round(8 * density));
    LaneMatrix shown =
        matrix.orElseGet(() -> new LaneMatrix(0, new long[0], new long[0], new float[0]));
    int[] pixels = HeatRaster.render(shown, scale(w), w, h, colours, hatch);
    g.setImageSmoothing(false);
    g.drawImage(image(pixels, w, h), GUTTER, 0, plot, height);
    drawTitle(g, height);
    drawNames(g, height);
    if (!message.isEmpty()) {
      drawMessage(g, GUTTER + plot / 2, height / 2);
    }
  }

  private void drawTitle(GraphicsContext g, double height) {
    g.save();
    g.translate(TITLE_X, height / 2);
    g.rotate(-90);
    g.setFont(SMALL_BOLD);
    g.setFill(palette().text());
    g.setTextAlign(TextAlignment.CENTER);
    g.setTextBaseline(VPos.CENTER);
    g.fillText(title, 0, 0, height);
    g.restore();
  }

  private void drawNames(GraphicsContext g, double height) {
    double row = names.isEmpty() ? 0 : height / names.size();
    double free = 0;
    for (RowLabels.Label label : RowLabels.of(names, row >= LABEL_HEIGHT)) {
      double y = (label.first() + label.last() + 1) / 2.0 * row;
      // A name may slip a little to stay whole at the edge or below its neighbour.
      double text = Math.max(y, free + LABEL_HEIGHT / 2);
      if (text - y > LABEL_HEIGHT / 2 || text + LABEL_HEIGHT / 2 > height + 1) {
        continue;
      }
      free = text + LABEL_HEIGHT / 2;
      gutterLabel(g, label.text(), text, palette().muted());
      g.setStroke(palette().line());
      g.setLineWidth(1);
      if (label.last() > label.first()) {
        double x = GUTTER - 3.5;
        g.strokeLine(x, label.first() * row + 1, x, (label.last() + 1) * row - 1);
      } else {
        g.strokeLine(GUTTER - 5, Math.round(y) + 0.5, GUTTER - 2, Math.round(y) + 0.5);
      }
    }
  }

  private void drawMessage(GraphicsContext g, double x, double y) {
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
