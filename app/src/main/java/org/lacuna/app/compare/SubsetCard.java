package org.lacuna.app.compare;

import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;
import org.lacuna.app.analysis.EmotionNames;
import org.lacuna.app.compare.plot.SubsetNames;
import org.lacuna.app.look.Theme;
import org.lacuna.app.text.Numbers;
import org.lacuna.app.text.Texts;
import org.lacuna.inference.signal.ModalitySet;

/** One choice of modalities: a button that sets the switches to it, with its scores. */
final class SubsetCard extends Button {

  private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");

  /** A card from this width on has room for the words of a flip. */
  private static final double WORDS_FROM = 240;

  private static final PseudoClass FLIPS = PseudoClass.getPseudoClass("flips");
  private static final PseudoClass ABSENT = PseudoClass.getPseudoClass("absent");

  private final ModalitySet subset;
  private final SubsetWords words;
  private final Texts texts;
  private final Label sentiment = new Label();
  private final Label delta = new Label();
  private final Label flip = new Label();
  private final Label why = new Label();
  private final SubsetChart chart;
  private final Tooltip tip = new Tooltip();

  SubsetCard(
      ModalitySet subset,
      Consumer<ModalitySet> choose,
      Texts texts,
      ReadOnlyObjectProperty<Theme> theme) {
    this.subset = subset;
    this.texts = texts;
    this.words = new SubsetWords(texts);
    this.chart = new SubsetChart(new EmotionNames(texts), theme);
    setId("subset-" + subset.toString().replace('+', '-'));
    getStyleClass().setAll("button", "subset-card");
    setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
    setMinSize(0, 0);
    setAlignment(Pos.TOP_LEFT);
    setTooltip(tip);
    setOnAction(e -> choose.accept(subset));
    setGraphic(content());
  }

  private VBox content() {
    Label name = new Label(new SubsetNames(texts).brief(subset));
    name.getStyleClass().add("subset-name");
    name.setMinWidth(0);
    flip.getStyleClass().add("flip-mark");
    FontIcon swap = new FontIcon(MaterialDesignS.SWAP_HORIZONTAL);
    flip.setGraphic(swap);
    flip.setMinWidth(Region.USE_PREF_SIZE);
    // Which decision it flips to is in bold below; the words are added where there is room.
    flip.contentDisplayProperty()
        .bind(
            Bindings.when(widthProperty().lessThan(WORDS_FROM))
                .then(ContentDisplay.GRAPHIC_ONLY)
                .otherwise(ContentDisplay.LEFT));
    sentiment.getStyleClass().add("subset-sentiment");
    sentiment.setMinWidth(Region.USE_PREF_SIZE);
    delta.getStyleClass().add("caption");
    delta.setMinWidth(Region.USE_PREF_SIZE);
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    HBox line = new HBox(sentiment, delta, space, flip);
    line.getStyleClass().add("subset-line");
    line.setAlignment(Pos.CENTER_LEFT);
    line.visibleProperty().bind(why.visibleProperty().not());
    line.managedProperty().bind(line.visibleProperty());
    why.getStyleClass().add("subset-why");
    why.setWrapText(true);
    why.setVisible(false);
    StackPane body = new StackPane(chart, why);
    body.setMinSize(0, 0);
    VBox.setVgrow(body, Priority.ALWAYS);
    VBox content = new VBox(name, line, body);
    content.getStyleClass().add("subset-content");
    content.setMouseTransparent(true);
    content.prefWidthProperty().bind(widthProperty().subtract(2 * SubsetGrid.CARD_PADDING));
    content.prefHeightProperty().bind(heightProperty().subtract(2 * SubsetGrid.CARD_PADDING));
    return content;
  }

  void show(Comparison comparison, SubsetResult row, boolean current) {
    Optional<Change> change = comparison.change(row);
    boolean full = subset.equals(comparison.full());
    why.setText(row.why());
    why.setVisible(!row.answered());
    sentiment.setText(
        row.sentiment().isPresent() ? Numbers.signed(row.sentiment().getAsDouble(), 2) : "");
    delta.setText(full ? texts.get("compare.full") : words.shortDelta(change));
    String flips = full ? "" : words.flipsTo(row, change);
    flip.setText(flips);
    flip.setVisible(!flips.isEmpty());
    flip.setManaged(!flips.isEmpty());
    chart.show(row, full ? Optional.empty() : comparison.answer(comparison.full()));
    chart.setVisible(row.answered());
    setDisable(!row.answered());
    pseudoClassStateChanged(CURRENT, current && row.answered());
    pseudoClassStateChanged(FLIPS, !flips.isEmpty());
    pseudoClassStateChanged(ABSENT, !row.answered());
    String said = words.sentence(comparison, row);
    tip.setText(row.answered() ? said + "\n" + texts.get("compare.click") : said);
    setAccessibleText(said);
  }
}
