package org.lacuna.app.compare;

import java.util.OptionalDouble;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.scene.Node;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;
import org.lacuna.app.compare.plot.SentimentScale;
import org.lacuna.app.look.DrawnSurface;
import org.lacuna.app.look.ScoreColours;
import org.lacuna.app.look.Theme;
import org.lacuna.app.text.Texts;

/** How to read the small multiples. */
final class SubsetLegend extends VBox {

  private final Label lacks = new Label();
  private final Tooltip whole = new Tooltip();

  SubsetLegend(Texts texts, ReadOnlyObjectProperty<Theme> theme) {
    getStyleClass().add("subset-legend");
    setMinSize(0, 0);
    Label flip =
        line(texts.get("compare.legend.flip"), new FontIcon(MaterialDesignS.SWAP_HORIZONTAL));
    flip.getGraphic().getStyleClass().add("flip-icon");
    lacks.getStyleClass().add("caption");
    lacks.setWrapText(true);
    lacks.setTooltip(whole);
    getChildren()
        .addAll(
            line(texts.get("compare.legend.scale"), new Key(theme, Key.Kind.SCALE)),
            line(texts.get("compare.legend.bar"), new Key(theme, Key.Kind.BAR)),
            line(texts.get("compare.legend.delta"), null),
            flip,
            line(texts.get("compare.legend.click"), null),
            lacks);
  }

  private static Label line(String text, @Nullable Node sign) {
    Label label = new Label(text);
    label.setGraphic(sign);
    label.getStyleClass().add("caption");
    label.setWrapText(true);
    label.setMinHeight(USE_PREF_SIZE);
    return label;
  }

  void show(String sentence) {
    lacks.setText(sentence);
    whole.setText(sentence);
    lacks.setVisible(!sentence.isEmpty());
    lacks.setManaged(!sentence.isEmpty());
  }

  /** A sample of what is drawn in the charts. */
  private static final class Key extends DrawnSurface {
    private static final double WIDTH = 40;
    private static final double HEIGHT = 18;

    /** What is explained. */
    enum Kind {
      SCALE,
      BAR
    }

    private final Kind kind;

    Key(ReadOnlyObjectProperty<Theme> theme, Kind kind) {
      super(theme);
      this.kind = kind;
      setMinSize(WIDTH, HEIGHT);
      setPrefSize(WIDTH, HEIGHT);
      setMaxSize(WIDTH, HEIGHT);
    }

    @Override
    protected void draw(GraphicsContext g, double width, double height) {
      if (kind == Kind.SCALE) {
        new SentimentScale(2, 6, width - 4, 6)
            .draw(g, theme(), OptionalDouble.of(2), OptionalDouble.of(-1.5));
        return;
      }
      Color colour = ScoreColours.emotion("sad", theme());
      g.setFill(palette().gap());
      g.fillRect(0, 3, width, 12);
      g.setFill(colour.deriveColor(0, 1, 1, 0.28));
      g.fillRect(0, 3, 0.75 * width, 12);
      g.setFill(colour);
      g.fillRect(0.75 * width - 2, 3, 2, 12);
      g.fillRect(0, 6, 0.4 * width, 6);
    }
  }
}
