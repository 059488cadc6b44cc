package org.lacuna.app.attention.drawn;

import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.TextAlignment;
import org.lacuna.app.attention.AttentionPicture;
import org.lacuna.app.look.DrawnSurface;
import org.lacuna.app.look.Theme;
import org.lacuna.app.plot.ColorMap;
import org.lacuna.app.text.Numbers;
import org.lacuna.app.text.Texts;

/** The colours of the weights with their ends, and the hatch. */
public final class WeightLegend extends DrawnSurface {

  private static final double BAR = 56;
  private static final double ZERO = 24;
  private static final double MOST = 40;
  private static final double BOX = 16;
  private static final double NAME = 82;

  private final Texts texts;
  private Optional<AttentionPicture> picture = Optional.empty();

  public WeightLegend(Texts texts, ReadOnlyObjectProperty<Theme> theme) {
    super(theme);
    this.texts = texts;
    double width = ZERO + BAR + MOST + BOX + NAME;
    setMinSize(width, 16);
    setPrefSize(width, 16);
    setMaxSize(width, 16);
    setAccessibleText(texts.get("attention.legend.accessible"));
  }

  public void show(Optional<AttentionPicture> shown) {
    picture = shown;
    setVisible(shown.isPresent());
    redraw();
  }

  @Override
  protected void draw(GraphicsContext g, double width, double height) {
    int w = (int) Math.round(BAR * outputScale());
    int[] pixels = new int[w];
    for (int x = 0; x < w; x++) {
      pixels[x] = ColorMap.sequential().argb(x / (w - 1.0));
    }
    g.setImageSmoothing(false);
    g.drawImage(image(pixels, w, 1), ZERO, 3, BAR, 10);
    g.setFill(palette().muted());
    g.setTextBaseline(VPos.CENTER);
    g.setTextAlign(TextAlignment.RIGHT);
    g.fillText("0", ZERO - 4, height / 2);
    g.setTextAlign(TextAlignment.LEFT);
    String most =
        picture
            .map(p -> texts.get("attention.legend.most", Numbers.plain(100 * p.max(), 0)))
            .orElse("");
    g.fillText(most, ZERO + BAR + 4, height / 2);
    double x = ZERO + BAR + MOST;
    g.setFill(palette().gap());
    g.fillRect(x, 3, BOX - 4, 10);
    g.setStroke(palette().hatch());
    g.setLineWidth(1);
    g.strokeLine(x, 13, x + 10, 3);
    g.strokeLine(x, 8, x + 5, 3);
    g.strokeLine(x + 5, 13, x + 12, 6);
    g.setFill(palette().muted());
    g.fillText(texts.get("attention.legend.absent"), x + BOX, height / 2);
  }
}
