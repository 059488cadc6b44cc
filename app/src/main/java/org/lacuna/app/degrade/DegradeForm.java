package org.lacuna.app.degrade;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.lacuna.app.text.Texts;

/** Chooses what is made worse, how much, and does it. */
final class DegradeForm extends VBox {

  private static final int COLUMNS = 2;

  private final DegradeViewModel model;
  private final Texts texts;
  private final Map<Kind, ToggleButton> buttons = new EnumMap<>(Kind.class);
  private final Slider amount = new Slider();
  private final Label amountText = new Label();
  private final HBox amountRow = new HBox(amount, amountText);
  private final TextField words = new TextField();
  private final Label explained = new Label();
  private final Label place = new Label();
  private final Button apply;

  DegradeForm(DegradeViewModel model, Texts texts) {
    this.model = model;
    this.texts = texts;
    getStyleClass().add("degrade-form");
    setMinWidth(Region.USE_PREF_SIZE);
    Label title = new Label(texts.get("degrade.title"));
    title.getStyleClass().add("card-title");
    amount.setId("degrade-amount");
    HBox.setHgrow(amount, Priority.ALWAYS);
    amount.valueProperty().addListener(o -> slid());
    amountText.setId("degrade-amount-text");
    amountText.getStyleClass().add("degrade-amount");
    amountText.setMinWidth(Region.USE_PREF_SIZE);
    amountRow.setAlignment(Pos.CENTER_LEFT);
    amountRow.setSpacing(8);
    words.setId("degrade-words");
    words.setPromptText(texts.get("degrade.words.prompt"));
    words.setAccessibleText(texts.get("degrade.words.prompt"));
    words
        .textProperty()
        .addListener(
            o -> {
              model.setWords(words.getText());
              update();
            });
    words.setOnAction(e -> model.apply());
    for (Label l : new Label[] {explained, place}) {
      l.getStyleClass().add("secondary");
      l.setWrapText(true);
      l.setMinHeight(Region.USE_PREF_SIZE);
    }
    place.setId("degrade-place");
    apply = new Button(texts.get("degrade.apply"));
    apply.setId("degrade-apply");
    apply.getStyleClass().add("accent");
    apply.setMaxWidth(Double.MAX_VALUE);
    apply.setOnAction(e -> model.apply());
    getChildren().addAll(title, kinds(), explained, amountRow, words, place, apply);
    model.kind().addListener(o -> choose());
    choose();
  }

  private GridPane kinds() {
    GridPane grid = new GridPane();
    grid.getStyleClass().add("degrade-kinds");
    for (int c = 0; c < COLUMNS; c++) {
      ColumnConstraints half = new ColumnConstraints();
      half.setPercentWidth(100.0 / COLUMNS);
      grid.getColumnConstraints().add(half);
    }
    for (Kind k : Kind.values()) {
      ToggleButton button = new ToggleButton(texts.get("degrade.kind." + k.key()));
      button.setId("degrade-" + k.key());
      button.setMaxWidth(Double.MAX_VALUE);
      button.setOnAction(
          e -> {
            model.choose(k);
            update();
          });
      buttons.put(k, button);
      grid.add(button, (buttons.size() - 1) % COLUMNS, (buttons.size() - 1) / COLUMNS);
    }
    return grid;
  }

  private void slid() {
    if (model.kind().get().hasAmount()) {
      model.setAmount(amount.getValue());
      amountText.setText(model.amountText());
      amount.setAccessibleText(amountText.getText());
    }
  }

  private void choose() {
    Kind k = model.kind().get();
    if (k.hasAmount()) {
      double value = model.amount(k);
      amount.setMin(k.least());
      amount.setMax(k.most());
      amount.setBlockIncrement(1);
      amount.setValue(value);
      model.setAmount(value);
      slid();
    }
    show(amountRow, k.hasAmount());
    show(words, k == Kind.REPLACE);
    explained.setText(texts.get("degrade.kind." + k.key() + ".tip"));
    update();
  }

  private static void show(Region node, boolean shown) {
    node.setVisible(shown);
    node.setManaged(shown);
  }

  /** The clip, the selection or the choice may be another one. */
  void update() {
    buttons.forEach(
        (k, button) -> {
          Optional<String> why = model.whyNot(k);
          String tip = why.orElse(texts.get("degrade.kind." + k.key() + ".tip"));
          button.setSelected(k == model.kind().get());
          button.setDisable(why.isPresent());
          button.setTooltip(new Tooltip(tip));
          button.setAccessibleText(button.getText() + ". " + tip);
        });
    Optional<String> why = model.whyNot();
    place.setText(why.orElseGet(model::place));
    apply.setDisable(why.isPresent());
    apply.setAccessibleText(apply.getText() + ". " + place.getText());
  }
}
