package org.lacuna.app.look;

import java.util.Locale;
import javafx.scene.paint.Color;

/** Colours that stand for an emotion or for a side of the sentiment scale, in both themes. */
public final class ScoreColours {

  private ScoreColours() {}

  /** At least 3 : 1 against the surface; known emotions keep their colour in every model. */
  public static Color emotion(String label, Theme theme) {
    boolean light = theme == Theme.LIGHT;
    return switch (label.toLowerCase(Locale.ROOT)) {
      case "happy", "happiness", "joy" -> Color.web(light ? "#b87f00" : "#e3b341");
      case "sad", "sadness" -> Color.web(light ? "#2f78c4" : "#6cb0ff");
      case "angry", "anger" -> Color.web(light ? "#c9372c" : "#ff7b6b");
      case "surprise", "surprised" -> Color.web(light ? "#8250df" : "#bc8cff");
      case "fear", "afraid" -> Color.web(light ? "#6639ba" : "#a98eef");
      case "disgust", "disgusted" -> Color.web(light ? "#1a7f37" : "#56c46b");
      default -> Color.web(light ? "#6e7781" : "#9aa4af");
    };
  }

  /** The positive side, told from the negative one without seeing red or green. */
  public static Color positive(Theme theme) {
    return Color.web(theme == Theme.LIGHT ? "#0a7f8c" : "#39c5cf");
  }

  /** The negative side. */
  public static Color negative(Theme theme) {
    return Color.web(theme == Theme.LIGHT ? "#bc4c00" : "#f0883e");
  }

  /** Black or white, whichever reads better on that ground. */
  public static Color textOn(Color ground) {
    double luminance =
        0.2126 * linear(ground.getRed())
            + 0.7152 * linear(ground.getGreen())
            + 0.0722 * linear(ground.getBlue());
    return luminance > 0.179 ? Color.BLACK : Color.WHITE;
  }

  private static double linear(double channel) {
    return channel <= 0.04045 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4);
  }
}
