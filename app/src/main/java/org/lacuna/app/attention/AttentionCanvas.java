package org.lacuna.app.attention;

import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.geometry.VPos;
import javafx.scene.Cursor;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.Image;
import javafx.scene.input.MouseEvent;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;
import org.lacuna.app.look.DrawnSurface;
import org.lacuna.app.look.Theme;
import org.lacuna.app.plot.ColorMap;
import org.lacuna.app.text.Numbers;

/** The attention map with words or times along both sides. */
final class AttentionCanvas extends DrawnSurface {

  private static final double LEFT = 76;
  private static final double BOTTOM_WORDS = 58;
  private static final double BOTTOM_TIME = 20;
  private static final double LABEL = 13;

  private Optional<AttentionPicture> picture = Optional.empty();
  private @Nullable Image map;
  private long playheadUs = -1;
  private int hoverRow = -1;
  private int hoverColumn = -1;
  private Listener listener = (row, column, clicked) -> {};

  /** Hears where the pointer is; -1 when it has left. */
  interface Listener {
    void at(int row, int column, boolean clicked);
  }

  AttentionCanvas(ReadOnlyObjectProperty<Theme> theme) {
    super(theme);
    addEventHandler(MouseEvent.MOUSE_MOVED, e -> hover(e, false));
    addEventHandler(MouseEvent.MOUSE_CLICKED, e -> hover(e, true));
    addEventHandler(MouseEvent.MOUSE_EXITED, e -> leave());
  }

  void setListener(Listener listener) {
    this.listener = listener;
  }

  void show(Optional<AttentionPicture> shown) {
    picture = shown;
    map = null;
    leave();
    redraw();
  }

  void movePlayhead(long us) {
    if (picture.isPresent()) {
      AttentionPicture p = picture.get();
      boolean moved =
          p.rows().stepAt(us) != p.rows().stepAt(playheadUs)
              || p.columns().stepAt(us) != p.columns().stepAt(playheadUs);
      playheadUs = us;
      if (moved) {
        redraw();
      }
    } else {
      playheadUs = us;
    }
  }

  private double bottom() {
    boolean words = picture.map(p -> p.columns().hasWords()).orElse(false);
    return words ? BOTTOM_WORDS : BOTTOM_TIME;
  }

  private void hover(MouseEvent e, boolean clicked) {
    int row = -1;
    int column = -1;
    if (picture.isPresent()) {
      double w = getWidth() - LEFT;
      double h = getHeight() - bottom();
      double x = e.getX() - LEFT;
      if (x >= 0 && x < w && e.getY() >= 0 && e.getY() < h) {
        row = (int) (e.getY() / h * picture.get().rows().steps());
        column = (int) (x / w * picture.get().columns().steps());
      }
    }
    setCursor(row < 0 ? Cursor.DEFAULT : Cursor.CROSSHAIR);
    if (clicked || row != hoverRow || column != hoverColumn) {
      hoverRow = row;
      hoverColumn = column;
      listener.at(row, column, clicked);
      redraw();
    }
  }

  private void leave() {
    if (hoverRow >= 0) {
      hoverRow = -1;
      hoverColumn = -1;
      listener.at(-1, -1, false);
      redraw();
    }
  }

  @Override
  protected void draw(GraphicsContext g, double width, double height) {
    double w = width - LEFT;
    double h = height - bottom();
    if (w < 8 || h < 8) {
      return;
    }
    if (picture.isEmpty()) {
      g.setFill(palette().gap());
      g.fillRoundRect(0, 0, width, height, 6, 6);
      return;
    }
    AttentionPicture p = picture.get();
    drawMap(g, p, w, h);
    drawRowLabels(g, p.rows(), h);
    drawColumnLabels(g, p.columns(), w, h);
    drawHover(g, p, w, h);
    drawPlayhead(g, p, w, h);
  }

  private void drawMap(GraphicsContext g, AttentionPicture p, double w, double h) {
    int pw = (int) Math.round(w * outputScale());
    int ph = (int) Math.round(h * outputScale());
    Image ready = map;
    if (ready == null || ready.getWidth() != pw || ready.getHeight() != ph) {
      ColorMap colours = ColorMap.sequential();
      ready = image(AttentionRaster.render(p, pw, ph, colours::argb), pw, ph);
      map = ready;
    }
    g.setImageSmoothing(false);
    g.drawImage(ready, LEFT, 0, w, h);
  }

  private void drawRowLabels(GraphicsContext g, AttentionAxis axis, double h) {
    double step = h / axis.steps();
    double free = 0;
    g.setTextAlign(TextAlignment.RIGHT);
    g.setTextBaseline(VPos.CENTER);
    for (int i = 0; i < axis.steps(); i++) {
      double y = (i + 0.5) * step;
      if (y < free || y > h - 4) {
        continue;
      }
      free = y + (axis.hasWords() ? LABEL : 3 * LABEL);
      g.setFill(i == hoverRow ? palette().text() : palette().muted());
      g.fillText(label(axis, i), LEFT - 12, Math.max(6, y), LEFT - 14);
    }
  }

  private void drawColumnLabels(GraphicsContext g, AttentionAxis axis, double w, double h) {
    double step = w / axis.steps();
    double free = 0;
    g.setTextBaseline(VPos.CENTER);
    for (int i = 0; i < axis.steps(); i++) {
      double x = LEFT + (i + 0.5) * step;
      g.setFill(i == hoverColumn ? palette().text() : palette().muted());
      if (axis.hasWords()) {
        if (x >= free) {
          free = x + LABEL;
          upright(g, label(axis, i), x, h + 10);
        }
      } else if (x >= free && x < LEFT + w - 16) {
        free = x + 64;
        g.setTextAlign(i == 0 ? TextAlignment.LEFT : TextAlignment.CENTER);
        g.fillText(label(axis, i), i == 0 ? LEFT : x, h + 13);
      }
    }
  }

  private static void upright(GraphicsContext g, String text, double x, double y) {
    g.save();
    g.translate(x, y);
    g.rotate(-90);
    g.setTextAlign(TextAlignment.RIGHT);
    g.fillText(text, 0, 0, BOTTOM_WORDS - 12);
    g.restore();
  }

  private static String label(AttentionAxis axis, int i) {
    String word = axis.labels().get(i);
    return word.isEmpty() ? Numbers.time(axis.startUs()[i]) : word;
  }

  private void drawHover(GraphicsContext g, AttentionPicture p, double w, double h) {
    if (hoverRow < 0) {
      return;
    }
    double rowHeight = h / p.rows().steps();
    double columnWidth = w / p.columns().steps();
    g.setStroke(Color.WHITE);
    g.setLineWidth(1);
    g.strokeRect(LEFT + 0.5, hoverRow * rowHeight, w - 1, Math.max(2, rowHeight));
    g.strokeRect(LEFT + hoverColumn * columnWidth, 0.5, Math.max(2, columnWidth), h - 1);
  }

  /** Small wedges beside the steps under the playhead. */
  private void drawPlayhead(GraphicsContext g, AttentionPicture p, double w, double h) {
    g.setFill(palette().text());
    int row = p.rows().stepAt(playheadUs);
    if (row >= 0) {
      double y = (row + 0.5) * h / p.rows().steps();
      g.fillPolygon(new double[] {LEFT - 8, LEFT - 2, LEFT - 8}, new double[] {y - 4, y, y + 4}, 3);
    }
    int column = p.columns().stepAt(playheadUs);
    if (column >= 0) {
      double x = LEFT + (column + 0.5) * w / p.columns().steps();
      g.fillPolygon(new double[] {x - 4, x, x + 4}, new double[] {h + 8, h + 2, h + 8}, 3);
    }
  }
}
