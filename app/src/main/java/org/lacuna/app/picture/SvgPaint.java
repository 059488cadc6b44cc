package org.lacuna.app.picture;

import java.util.Locale;
import javafx.scene.paint.Color;
import javafx.scene.paint.LinearGradient;
import javafx.scene.paint.Paint;
import javafx.scene.paint.RadialGradient;
import javafx.scene.paint.Stop;

/**
 * Colours for SVG. Gradients become their middle colour, pictures as paint become nothing.
 *
 * @param colour {@code #rrggbb} or {@code none}
 * @param opacity 0 to 1
 */
record SvgPaint(String colour, double opacity) {

  private static final SvgPaint NONE = new SvgPaint("none", 1);

  static SvgPaint of(@org.jspecify.annotations.Nullable Paint paint) {
    if (paint instanceof Color c) {
      return of(c);
    }
    if (paint instanceof LinearGradient g && !g.getStops().isEmpty()) {
      return of(middle(g.getStops()));
    }
    if (paint instanceof RadialGradient g && !g.getStops().isEmpty()) {
      return of(middle(g.getStops()));
    }
    return NONE;
  }

  private static Color middle(java.util.List<Stop> stops) {
    return stops.get(stops.size() / 2).getColor();
  }

  private static SvgPaint of(Color c) {
    if (c.getOpacity() <= 0) {
      return NONE;
    }
    String hex =
        String.format(
            Locale.ROOT,
            "#%02x%02x%02x",
            Math.round(255 * c.getRed()),
            Math.round(255 * c.getGreen()),
            Math.round(255 * c.getBlue()));
    return new SvgPaint(hex, c.getOpacity());
  }

  boolean isNone() {
    return colour.equals("none");
  }

  /** Empty where it is opaque, so that no attribute is written. */
  String alpha() {
    return opacity >= 1 ? "" : SvgText.number(opacity);
  }
}
