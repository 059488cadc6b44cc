package org.lacuna.app.reports;

import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;
import org.lacuna.app.look.DrawnSurface;
import org.lacuna.app.look.Palette;
import org.lacuna.app.look.Theme;
import org.lacuna.app.plot.Chart;
import org.lacuna.app.plot.Pen;

/** A chart of the reports in the window, as large as there is room, in the colours of the theme. */
final class ChartSurface extends DrawnSurface {

  private static final int INK = 0x222222;
  private static final int GRID = 0xdddddd;
  private static final int GROUND = 0xffffff;

  private Optional<Chart> chart = Optional.empty();

  ChartSurface(ReadOnlyObjectProperty<Theme> theme) {
    super(theme);
  }

  void show(Optional<Chart> other) {
    chart = other;
    setAccessibleText(other.map(Chart::title).orElse(""));
    redraw();
  }

  @Override
  protected void draw(GraphicsContext g, double width, double height) {
    if (chart.isEmpty()) {
      return;
    }
    double high = Chart.HEIGHT + 40;
    double scale = Math.min(width / Chart.WIDTH, height / high);
    g.save();
    g.translate((width - scale * Chart.WIDTH) / 2, 0);
    g.scale(scale, scale);
    chart.get().draw(new SurfacePen(g, palette()));
    g.restore();
  }

  /** Draws on a canvas; ink, grid and ground are those of the theme. */
  private record SurfacePen(GraphicsContext g, Palette palette) implements Pen {

    private Color colour(int rgb) {
      return switch (rgb) {
        case INK, 0 -> palette.text();
        case GRID -> palette.line();
        case GROUND -> palette.surface();
        default -> Color.rgb(rgb >> 16 & 255, rgb >> 8 & 255, rgb & 255);
      };
    }

    @Override
    public void line(double x1, double y1, double x2, double y2, int rgb, double width) {
      g.setStroke(colour(rgb));
      g.setLineWidth(width);
      g.strokeLine(x1, y1, x2, y2);
    }

    @Override
    public void path(double[] x, double[] y, int rgb, double width) {
      g.setStroke(colour(rgb));
      g.setLineWidth(width);
      g.strokePolyline(x, y, x.length);
    }

    @Override
    public void area(double[] x, double[] y, int rgb, double opacity) {
      g.setFill(colour(rgb).deriveColor(0, 1, 1, opacity));
      g.fillPolygon(x, y, x.length);
    }

    @Override
    public void dot(double x, double y, double radius, int rgb) {
      g.setFill(colour(rgb));
      g.fillOval(x - radius, y - radius, 2 * radius, 2 * radius);
    }

    @Override
    public void text(
        double x, double y, String text, double size, Anchor anchor, int rgb, boolean turned) {
      g.save();
      g.translate(x, y);
      if (turned) {
        g.rotate(-90);
      }
      g.setFill(colour(rgb));
      g.setFont(Font.font(size));
      g.setTextBaseline(VPos.BASELINE);
      g.setTextAlign(
          switch (anchor) {
            case START -> TextAlignment.LEFT;
            case MIDDLE -> TextAlignment.CENTER;
            case END -> TextAlignment.RIGHT;
          });
      g.fillText(text, 0, 0);
      g.restore();
    }
  }
}
