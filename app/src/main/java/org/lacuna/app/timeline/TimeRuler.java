package org.lacuna.app.timeline;

import java.util.Locale;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.TextAlignment;
import org.lacuna.app.look.Theme;

/** Ticks and times under the lanes. */
public final class TimeRuler extends TimelineLane {

  private static final double MINIMUM_PIXELS = 72;

  public TimeRuler(Timeline timeline, ReadOnlyObjectProperty<Theme> theme) {
    super(timeline, theme);
  }

  @Override
  protected void draw(GraphicsContext g, double width, double height) {
    TimeScale scale = scale(width - GUTTER);
    g.setLineWidth(1);
    g.setTextBaseline(VPos.TOP);
    for (long us : scale.ticks(MINIMUM_PIXELS)) {
      double x = Math.floor(GUTTER + scale.x(us)) + 0.5;
      g.setStroke(palette().line());
      g.strokeLine(x, 0, x, 4);
      g.setFill(palette().muted());
      boolean atEnd = x > width - 24;
      g.setTextAlign(
          x < GUTTER + 1 ? TextAlignment.LEFT : atEnd ? TextAlignment.RIGHT : TextAlignment.CENTER);
      g.fillText(label(us, scale), atEnd ? width : Math.max(GUTTER, x), 5);
    }
  }

  private static String label(long us, TimeScale scale) {
    if (scale.endUs() >= 60_000_000) {
      long seconds = us / 1_000_000;
      return String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60);
    }
    boolean whole = scale.ticks(MINIMUM_PIXELS).stream().allMatch(t -> t % 1_000_000 == 0);
    return String.format(Locale.ROOT, whole ? "%.0f s" : "%.1f s", us / 1e6);
  }
}
