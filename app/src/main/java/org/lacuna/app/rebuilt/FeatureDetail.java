package org.lacuna.app.rebuilt;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.lacuna.app.look.Theme;
import org.lacuna.app.text.Texts;
import org.lacuna.app.timeline.Timeline;

/** One feature: its name, its figures in words, what the card says, and its curves. */
final class FeatureDetail extends VBox {

  private final Texts texts;
  private final FeaturePlot plot;
  private final Label name = new Label();
  private final Label figures = new Label();
  private final Label card = new Label();
  private final HBox band;

  FeatureDetail(Timeline timeline, Texts texts, ReadOnlyObjectProperty<Theme> theme) {
    this.texts = texts;
    plot = new FeaturePlot(timeline, texts, theme);
    name.getStyleClass().add("rebuilt-name");
    name.setId("rebuilt-name");
    name.setMinWidth(0);
    figures.getStyleClass().add("secondary");
    figures.setId("rebuilt-figures");
    figures.setWrapText(true);
    figures.setMinHeight(Region.USE_PREF_SIZE);
    card.getStyleClass().add("secondary");
    card.setId("rebuilt-card");
    card.setWrapText(true);
    card.setMinHeight(Region.USE_PREF_SIZE);
    band = key("band");
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    HBox head = new HBox(name, space, key("real"), key("rebuilt"), band);
    head.getStyleClass().add("rebuilt-head");
    head.setAlignment(Pos.CENTER_LEFT);
    VBox.setVgrow(plot, Priority.ALWAYS);
    getStyleClass().add("rebuilt-detail");
    setMinSize(0, 0);
    getChildren().addAll(head, figures, card, plot);
  }

  /** A sample of a curve and what it is. */
  private HBox key(String of) {
    Region sample = new Region();
    sample.getStyleClass().addAll("rebuilt-key", "rebuilt-key-" + of);
    Label label = new Label(texts.get("rebuilt.key." + of));
    label.getStyleClass().add("caption");
    label.setMinWidth(Region.USE_PREF_SIZE);
    HBox key = new HBox(4, sample, label);
    key.setAlignment(Pos.CENTER_LEFT);
    key.managedProperty().bind(key.visibleProperty());
    return key;
  }

  void show(Optional<FeatureSeries> shown, Scope scope) {
    setVisible(shown.isPresent());
    plot.show(shown, scope);
    if (shown.isEmpty()) {
      return;
    }
    FeatureRow row = shown.get().row();
    name.setText(
        row.unit().isEmpty()
            ? row.label()
            : texts.get("rebuilt.nameAndUnit", row.label(), row.unit()));
    List<String> lines = new ArrayList<>();
    lines.add(sentence("rebuilt.figures.clip", row.clip()));
    row.gap().ifPresent(gap -> lines.add(sentence("rebuilt.figures.gap", gap)));
    figures.setText(String.join("\n", lines));
    card.setText(cardSentence(row));
    card.setTooltip(new Tooltip(texts.get("rebuilt.column.card.tip")));
    band.setVisible(row.card().rmse().isPresent());
  }

  private String sentence(String key, Figures f) {
    if (f.compared() == 0) {
      return texts.get(key, texts.get("rebuilt.figures.none"));
    }
    return texts.get(
        key,
        texts.get(
            "rebuilt.figures",
            RebuiltText.number(f.rmse()),
            RebuiltText.number(f.mae()),
            RebuiltText.correlation(f.corr()),
            Integer.toString(f.compared())));
  }

  private String cardSentence(FeatureRow row) {
    CardError c = row.card();
    if (c.rmse().isEmpty()) {
      return texts.get("rebuilt.card.none");
    }
    String off = RebuiltText.number(c.rmse());
    if (c.rmseOfMean().isEmpty()) {
      return texts.get("rebuilt.card", off);
    }
    boolean better = c.rmse().getAsDouble() < c.rmseOfMean().getAsDouble();
    return texts.get(
        better ? "rebuilt.card.better" : "rebuilt.card.worse",
        off,
        RebuiltText.number(c.rmseOfMean()));
  }
}
