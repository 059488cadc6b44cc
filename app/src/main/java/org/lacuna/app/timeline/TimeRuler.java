package org.lacuna.app.timeline;

import java.util.List;
import java.util.Locale;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.TextAlignment;
import org.lacuna.app.look.Theme;

/** Ticks and times under the lanes. */
public final class TimeRuler extends TimelineLane {

  private static final double MINIMUM_PIXELS = 72;

  private final Timeline timeline;

  public TimeRuler(Timeline timeline, ReadOnlyObjectProperty<Theme> theme) {
    super(timeline, theme);
    this.timeline = timeline;
  }

  @Override
  protected void draw(GraphicsContext g, double width, double height) {
    TimeScale scale = scale(width - GUTTER);
    g.setTextBaseline(VPos.TOP);
    List<Long> ticks = scale.ticks(MINIMUM_PIXELS);
    boolean inMinutes = timeline.durationUs().get() >= 60_000_000;
    int decimals = decimals(ticks);
    for (long us : ticks) {
      double x = Math.floor(GUTTER + scale.x(us));
      g.setFill(palette().line());
      g.fillRect(x, 0, 1, 4);
      g.setFill(palette().muted());
      boolean atEnd = x > width - 24;
      g.setTextAlign(
          x < GUTTER + 1 ? TextAlignment.LEFT : atEnd ? TextAlignment.RIGHT : TextAlignment.CENTER);
      g.fillText(label(us, inMinutes, decimals), atEnd ? width : Math.max(GUTTER, x), 5);
    }
  }

  /**
   * @param inMinutes whether minutes are told from seconds
   * @param decimals of the seconds
   */
  static String label(long us, boolean inMinutes, int decimals) {
    String seconds = "%." + decimals + "f";
    if (!inMinutes) {
      return String.format(Locale.ROOT, seconds + " s", us / 1e6);
    }
    String padded = (us % 60_000_000 < 10_000_000 ? "0" : "") + seconds;
    return String.format(Locale.ROOT, "%d:" + padded, us / 60_000_000, us % 60_000_000 / 1e6);
  }

  /** As many as it takes to tell the ticks from each other. */
  static int decimals(List<Long> ticks) {
    int decimals = 0;
    long unit = 1_000_000;
    while (decimals < 3 && !wholeIn(ticks, unit)) {
      decimals++;
      unit /= 10;
    }
    return decimals;
  }

  private static boolean wholeIn(List<Long> ticks, long unit) {
    return ticks.stream().allMatch(t -> t % unit == 0);
  }
}
