package org.lacuna.app.rebuilt;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;
import org.lacuna.app.look.DrawnSurface;
import org.lacuna.app.look.Theme;
import org.lacuna.app.plot.Ticks;
import org.lacuna.app.text.Numbers;
import org.lacuna.app.timeline.TimeScale;
import org.lacuna.app.timeline.Timeline;
import org.lacuna.inference.drop.Stretch;

/** A feature over time: real and rebuilt on one axis, and their difference below. */
final class FeatureCurves extends DrawnSurface {

  /** Left of the drawing, for the values on the axes. */
  static final double GUTTER = 58;

  private static final double RULER = 20;
  private static final double BETWEEN = 12;
  private static final double DIFFERENCE_SHARE = 0.3;
  private static final double LINE = 1.8;
  private static final double TOP = 6;

  private final Timeline timeline;
  private Optional<FeatureSeries> series = Optional.empty();
  private Scope scope = Scope.CLIP;

  FeatureCurves(Timeline timeline, ReadOnlyObjectProperty<Theme> theme) {
    super(theme);
    this.timeline = timeline;
    timeline.visible().addListener(o -> redraw());
  }

  void show(Optional<FeatureSeries> shown, Scope part, String accessible) {
    series = shown;
    scope = part;
    setAccessibleText(accessible);
    redraw();
  }

  /** Colour of what was measured. */
  static Color real(Theme theme) {
    return Color.web(theme == Theme.LIGHT ? "#424a53" : "#d0d7de");
  }

  /** Colour of what was rebuilt. */
  static Color rebuilt(Theme theme) {
    return Color.web(theme == Theme.LIGHT ? "#0969da" : "#58a6ff");
  }

  /** One of the two axes. */
  private record Area(double top, double height, Ticks ticks) {
    double y(double value) {
      return top + height * (1 - ticks.share(value));
    }
  }

  @Override
  protected void draw(GraphicsContext g, double width, double height) {
    double plot = width - GUTTER;
    if (series.isEmpty() || plot < 8 || height < 60) {
      return;
    }
    FeatureSeries s = series.get();
    TimeScale scale = timeline.scale(plot);
    List<Stretch> all = List.of(new Stretch(scale.startUs(), scale.endUs()));
    List<Stretch> part = scope == Scope.GAP ? s.gaps().all() : all;
    PixelRange real = PixelRange.of(s, s.real(), scale, all);
    PixelRange rebuilt = PixelRange.of(s, s.rebuilt(), scale, part);
    PixelRange difference = PixelRange.of(s, difference(s), scale, part);
    double rest = height - RULER - BETWEEN - TOP;
    double lower = Math.round(rest * DIFFERENCE_SHARE);
    Area upper = values(s, real, rebuilt, rest - lower);
    double most = Math.max(difference.highest(0), -difference.lowest(0));
    double reach = most > 0 ? most : 1;
    Area below = new Area(TOP + rest - lower + BETWEEN, lower, Ticks.over(-reach, reach, 2));
    for (Area a : List.of(upper, below)) {
      gaps(g, s, scale, a, plot);
      grid(g, a, width);
    }
    g.save();
    g.beginPath();
    g.rect(GUTTER, TOP, plot, upper.height);
    g.clip();
    s.row().card().rmse().ifPresent(off -> band(g, upper, rebuilt, off));
    curve(g, upper, real, real(theme()));
    curve(g, upper, rebuilt, rebuilt(theme()));
    g.restore();
    bars(g, below, difference);
    ruler(g, scale, height - RULER, width);
  }

  private static float[] difference(FeatureSeries s) {
    float[] d = new float[s.real().length];
    for (int t = 0; t < d.length; t++) {
      d[t] = s.rebuilt()[t] - s.real()[t];
    }
    return d;
  }

  private static Area values(FeatureSeries s, PixelRange real, PixelRange rebuilt, double height) {
    double low = rebuilt.lowest(real.lowest(Double.POSITIVE_INFINITY));
    double high = rebuilt.highest(real.highest(Double.NEGATIVE_INFINITY));
    if (low > high) {
      double mean = s.row().clip().real().mean().orElse(0);
      low = mean;
      high = mean;
    }
    return new Area(TOP, height, Ticks.over(low, high, height > 120 ? 5 : 3));
  }

  private void gaps(GraphicsContext g, FeatureSeries s, TimeScale scale, Area a, double plot) {
    g.setFill(palette().gap());
    for (Stretch gap : s.gaps().all()) {
      double from = Math.max(0, scale.x(gap.startUs()));
      double to = Math.min(plot, scale.x(gap.endUs()));
      if (to > from) {
        g.fillRect(GUTTER + from, a.top, to - from, a.height);
      }
    }
  }

  private void grid(GraphicsContext g, Area a, double width) {
    g.setLineWidth(1);
    g.setTextAlign(TextAlignment.RIGHT);
    g.setTextBaseline(VPos.CENTER);
    // Where there is no room for every mark, the two ends and zero have to do.
    boolean room = a.height / (a.ticks.values().size() - 1) >= 14;
    for (double value : a.ticks.values()) {
      boolean end = value == a.ticks.low() || value == a.ticks.high();
      if (!room && !end && Math.abs(value) > a.ticks.step() / 2) {
        continue;
      }
      double y = Math.floor(a.y(value)) + 0.5;
      g.setStroke(palette().line());
      g.strokeLine(GUTTER, y, width, y);
      g.setFill(palette().muted());
      g.fillText(a.ticks.label(value), GUTTER - 6, y);
    }
  }

  private void band(GraphicsContext g, Area a, PixelRange range, double off) {
    g.setFill(rebuilt(theme()).deriveColor(0, 1, 1, 0.18));
    for (int x = 0; x < range.width(); x++) {
      if (range.has(x)) {
        double top = a.y(range.high()[x] + off);
        g.fillRect(GUTTER + x, top, 1, a.y(range.low()[x] - off) - top);
      }
    }
  }

  private static void curve(GraphicsContext g, Area a, PixelRange range, Color colour) {
    g.setFill(colour);
    for (int x = 0; x < range.width(); x++) {
      if (range.has(x)) {
        double high = range.high()[x];
        double low = range.low()[x];
        if (range.has(x - 1)) {
          // Reaches to the pixel before, so that the line hangs together.
          high = Math.max(high, Math.min(range.low()[x - 1], range.high()[x - 1]));
          low = Math.min(low, Math.max(range.low()[x - 1], range.high()[x - 1]));
        }
        double top = a.y(high) - LINE / 2;
        g.fillRect(GUTTER + x, top, 1, a.y(low) + LINE / 2 - top);
      }
    }
  }

  private void bars(GraphicsContext g, Area a, PixelRange range) {
    g.setFill(rebuilt(theme()).deriveColor(0, 1, 1, 0.65));
    double zero = a.y(0);
    for (int x = 0; x < range.width(); x++) {
      if (range.has(x)) {
        double top = Math.min(zero, a.y(range.high()[x]));
        double bottom = Math.max(zero, a.y(range.low()[x]));
        g.fillRect(GUTTER + x, top, 1, Math.max(1, bottom - top));
      }
    }
  }

  private static String seconds(long us) {
    return us < 60_000_000 && us % 1_000_000 == 0
        ? Numbers.plain(us / 1e6, 0) + " s"
        : Numbers.time(us);
  }

  private void ruler(GraphicsContext g, TimeScale scale, double y, double width) {
    g.setTextBaseline(VPos.TOP);
    g.setLineWidth(1);
    for (long us : scale.ticks(72)) {
      double x = Math.floor(GUTTER + scale.x(us)) + 0.5;
      g.setStroke(palette().line());
      g.strokeLine(x, y, x, y + 4);
      g.setFill(palette().muted());
      boolean atEnd = x > width - 24;
      g.setTextAlign(
          x < GUTTER + 16
              ? TextAlignment.LEFT
              : atEnd ? TextAlignment.RIGHT : TextAlignment.CENTER);
      g.fillText(seconds(us), atEnd ? width : x, y + 5);
    }
  }
}
