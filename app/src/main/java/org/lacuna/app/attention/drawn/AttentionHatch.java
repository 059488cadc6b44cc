package org.lacuna.app.attention.drawn;

import javafx.scene.canvas.GraphicsContext;
import org.lacuna.app.attention.AttentionPicture;
import org.lacuna.app.look.Palette;

/**
 * Hatches the rows and columns of a map that were not observed. Where they nevertheless carry
 * weight, because the model looks at what it filled in, the colours stay visible under the hatch;
 * where they carry none the ground shows that there is nothing, which is not a weight of zero.
 */
public record AttentionHatch(Palette palette, double left, double width, double height) {

  private static final double SPACING = 6;

  public void draw(GraphicsContext g, AttentionPicture p) {
    int columns = p.columns().steps();
    int rows = p.rows().steps();
    for (int from = 0; from < columns; from++) {
      int to = from;
      boolean empty = false;
      while (to < columns && !p.columns().observed()[to]) {
        boolean none = !p.lookedAt(to);
        if (to > from && none != empty) {
          break;
        }
        empty = none;
        to++;
      }
      if (to > from) {
        double x = left + from * width / columns;
        hatch(g, x, 0, (to - from) * width / columns, height, empty);
        from = to - 1;
      }
    }
    for (int from = 0; from < rows; from++) {
      int to = from;
      boolean empty = false;
      while (to < rows && (!p.rows().observed()[to] || !p.looks(to))) {
        boolean none = !p.looks(to);
        if (to > from && none != empty) {
          break;
        }
        empty = none;
        to++;
      }
      if (to > from) {
        double y = from * height / rows;
        hatch(g, left, y, width, (to - from) * height / rows, empty);
        from = to - 1;
      }
    }
  }

  private void hatch(GraphicsContext g, double x, double y, double w, double h, boolean empty) {
    g.save();
    g.beginPath();
    g.rect(x, y, w, h);
    g.clip();
    if (empty) {
      g.setFill(palette.gap());
      g.fillRect(x, y, w, h);
    }
    g.setStroke(empty ? palette.hatch() : palette.surface());
    g.setLineWidth(1);
    for (double at = x - h; at < x + w; at += SPACING) {
      g.strokeLine(at, y + h, at + h, y);
    }
    g.restore();
  }
}
