package org.lacuna.app.reconstruction;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Tooltip;
import javafx.scene.text.TextAlignment;
import org.lacuna.app.look.DrawnSurface;
import org.lacuna.app.look.Theme;
import org.lacuna.app.plot.ColorMap;
import org.lacuna.app.text.Texts;

/** A colour scale with the values at its ends. */
public final class ColourLegend extends DrawnSurface {

  private static final double BAR = 40;
  private static final double END = 42;

  private final ColorMap map;
  private final Texts texts;

  public ColourLegend(
      ColorMap map, String meaning, Texts texts, ReadOnlyObjectProperty<Theme> theme) {
    super(theme);
    this.map = map;
    this.texts = texts;
    setMinSize(BAR + 2 * END, 16);
    setPrefSize(BAR + 2 * END, 16);
    setMaxSize(BAR + 2 * END, 16);
    setAccessibleText(meaning);
    Tooltip.install(this, new Tooltip(meaning));
  }

  @Override
  protected void draw(GraphicsContext g, double width, double height) {
    int w = (int) Math.round(BAR * outputScale());
    int[] pixels = new int[w];
    for (int x = 0; x < w; x++) {
      pixels[x] = map.argb(x / (w - 1.0));
    }
    g.setImageSmoothing(false);
    g.drawImage(image(pixels, w, 1), END, 3, BAR, 10);
    g.setFill(palette().muted());
    g.setTextBaseline(VPos.CENTER);
    g.setTextAlign(TextAlignment.RIGHT);
    g.fillText(texts.get("legend.low"), END - 4, height / 2);
    g.setTextAlign(TextAlignment.LEFT);
    g.fillText(texts.get("legend.high"), END + BAR + 4, height / 2);
  }
}
