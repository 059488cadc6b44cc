package org.lacuna.app.drop;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.shape.Rectangle;
import org.lacuna.app.look.ScoreColours;
import org.lacuna.app.look.Theme;
import org.lacuna.app.text.Texts;

/** What the two colours of the parts mean. */
final class InfluenceLegend extends HBox {

  private static final double SIDE = 10;

  private final InfluenceViewModel model;
  private final Texts texts;
  private final ReadOnlyObjectProperty<Theme> theme;
  private final Rectangle up = new Rectangle(SIDE, SIDE);
  private final Rectangle down = new Rectangle(SIDE, SIDE);
  private final Label raises = new Label("", up);
  private final Label lowers = new Label("", down);

  InfluenceLegend(InfluenceViewModel model, Texts texts, ReadOnlyObjectProperty<Theme> theme) {
    this.model = model;
    this.texts = texts;
    this.theme = theme;
    getStyleClass().add("why-legend");
    setAlignment(Pos.CENTER_RIGHT);
    setMinWidth(USE_PREF_SIZE);
    for (Label label : new Label[] {raises, lowers}) {
      label.getStyleClass().add("caption");
      label.setMinWidth(USE_PREF_SIZE);
    }
    getChildren().addAll(raises, lowers);
    model.target().addListener(o -> show());
    theme.addListener(o -> show());
    show();
  }

  private void show() {
    up.setFill(ScoreColours.positive(theme.get()));
    down.setFill(ScoreColours.negative(theme.get()));
    boolean sentiment = model.target().get().isEmpty();
    String name = model.name(model.target().get());
    raises.setText(texts.get(sentiment ? "why.legend.positive" : "why.legend.for", name));
    lowers.setText(texts.get(sentiment ? "why.legend.negative" : "why.legend.against", name));
  }
}
