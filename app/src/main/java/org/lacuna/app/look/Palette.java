package org.lacuna.app.look;

import javafx.scene.paint.Color;

/**
 * Colours of surfaces that are drawn pixel by pixel, which a style sheet cannot reach. They repeat
 * the theme's own values.
 *
 * @param surface behind a drawing
 * @param text axis labels
 * @param muted labels of less weight
 * @param line ticks and frames
 * @param hatch strokes over what was not observed
 * @param gap ground under the hatch; no colour of any colour map
 */
public record Palette(Color surface, Color text, Color muted, Color line, Color hatch, Color gap) {

  static final Palette LIGHT =
      new Palette(
          Color.web("#ffffff"),
          Color.web("#24292f"),
          Color.web("#57606a"),
          Color.web("#d0d7de"),
          Color.web("#b4bcc4"),
          Color.web("#eceff2"));

  static final Palette DARK =
      new Palette(
          Color.web("#161b22"),
          Color.web("#c9d1d9"),
          Color.web("#8b949e"),
          Color.web("#30363d"),
          Color.web("#4b535d"),
          Color.web("#21262d"));

  /** A colour as an opaque pixel. */
  public static int argb(Color c) {
    return 0xff000000
        | (int) Math.round(c.getRed() * 255) << 16
        | (int) Math.round(c.getGreen() * 255) << 8
        | (int) Math.round(c.getBlue() * 255);
  }
}
