package org.lacuna.app.attention;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
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
      ToggleButton button = new ToggleButton(sentence(s));
      button.setWrapText(true);
      button.setTooltip(tip(s));
      button.setToggleGroup(group);
      button.setUserData(s.direction());
      button.setId(
          "direction-" + s.direction().target().key() + "-" + s.direction().source().key());
      button.getStyleClass().setAll("toggle-button", "direction");
      button.setMaxWidth(Double.MAX_VALUE);
      button.setMinHeight(USE_PREF_SIZE);
      if (s.picture().isEmpty()) {
        button.getStyleClass().add("direction-absent");
      }
      button.setAccessibleText(sentence(s));
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

  /** What lacks is said of the direction by name; every other sentence names it itself. */
  private String sentence(AttentionSummary s) {
    if (s.picture().isPresent()) {
      return s.sentence();
    }
    return s.sentence().isEmpty()
        ? s.direction().name()
        : texts.get("attention.summary.absent", s.direction().name(), s.sentence());
  }

  /** How the sentence was come to, for whoever wants to know. */
  private @Nullable Tooltip tip(AttentionSummary s) {
    return s.focus()
        .map(
            f ->
                new Tooltip(
                    texts.get(
                        f.kind() == AttentionFocus.Kind.FOCUSED
                            ? "attention.summary.numbers"
                            : "attention.summary.spread",
                        Numbers.percent(f.evenness()),
                        Numbers.percent(f.share()))))
        .orElse(null);
  }

  private void mark() {
    Optional<Direction> chosen = model.direction().get();
    for (var node : box.getChildren()) {
      if (node instanceof ToggleButton button) {
        button.setSelected(chosen.equals(Optional.ofNullable(button.getUserData())));
      }
    }
  }
}
