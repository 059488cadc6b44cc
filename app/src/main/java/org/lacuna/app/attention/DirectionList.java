package org.lacuna.app.attention;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.VBox;
import org.lacuna.app.text.Numbers;
import org.lacuna.app.text.Texts;

/** Every direction with its sentence; one is chosen. */
final class DirectionList extends ScrollPane {

  private final AttentionViewModel model;
  private final Texts texts;
  private final VBox box = new VBox();

  DirectionList(AttentionViewModel model, Texts texts) {
    this.model = model;
    this.texts = texts;
    setId("attention-directions");
    getStyleClass().add("plain-scroll");
    box.getStyleClass().add("direction-list");
    setContent(box);
    setFitToWidth(true);
    setHbarPolicy(ScrollBarPolicy.NEVER);
    setFocusTraversable(false);
    model.summaries().addListener(o -> show());
    model.direction().addListener(o -> mark());
    show();
  }

  private void show() {
    List<ToggleButton> buttons = new ArrayList<>();
    ToggleGroup group = new ToggleGroup();
    for (AttentionSummary s : model.summaries().get()) {
      ToggleButton button = new ToggleButton();
      button.setToggleGroup(group);
      button.setUserData(s.direction());
      button.setId(
          "direction-" + s.direction().target().key() + "-" + s.direction().source().key());
      button.getStyleClass().setAll("toggle-button", "direction");
      button.setMaxWidth(Double.MAX_VALUE);
      button.setMinHeight(USE_PREF_SIZE);
      button.setGraphic(content(s, button));
      button.setAccessibleText(s.direction().name() + ". " + s.sentence());
      button.setOnAction(
          e -> {
            model.direction().set(Optional.of(s.direction()));
            mark();
          });
      buttons.add(button);
    }
    box.getChildren().setAll(buttons);
    mark();
  }

  private Label content(AttentionSummary s, ToggleButton button) {
    Label sentence = new Label(s.sentence().isEmpty() ? s.direction().name() : s.sentence());
    sentence.setWrapText(true);
    sentence.setMinHeight(USE_PREF_SIZE);
    sentence.getStyleClass().add(s.picture().isPresent() ? "direction-text" : "direction-absent");
    sentence.prefWidthProperty().bind(button.widthProperty().subtract(20));
    if (s.picture().isEmpty() && !s.sentence().isEmpty()) {
      sentence.setText(s.direction().name() + ". " + s.sentence());
    }
    return sentence;
  }

  private void mark() {
    Optional<Direction> chosen = model.direction().get();
    for (var node : box.getChildren()) {
      if (node instanceof ToggleButton button) {
        button.setSelected(chosen.equals(Optional.ofNullable(button.getUserData())));
      }
    }
  }

  /** How the sentence was come to, for whoever wants to know. */
  static String reading(AttentionSummary s, Texts texts) {
    return s.focus()
        .map(
            f ->
                texts.get(
                    "attention.summary.numbers",
                    Numbers.percent(f.evenness()),
                    Numbers.percent(f.share())))
        .orElse("");
  }
}
