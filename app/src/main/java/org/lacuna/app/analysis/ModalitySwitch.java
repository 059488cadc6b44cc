package org.lacuna.app.analysis;

import atlantafx.base.controls.ToggleSwitch;
import java.util.Map;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignE;
import org.kordamp.ikonli.materialdesign2.MaterialDesignW;
import org.lacuna.app.text.Texts;
import org.lacuna.inference.signal.Modality;

/** One modality: icon, name, what was measured or why there is nothing, its key, a switch. */
final class ModalitySwitch extends HBox {

  private static final PseudoClass ON = PseudoClass.getPseudoClass("on");
  private static final PseudoClass ABSENT = PseudoClass.getPseudoClass("absent");

  private static final Map<Modality, Ikon> ICONS =
      Map.of(
          Modality.VISION, MaterialDesignE.EYE_OUTLINE,
          Modality.AUDIO, MaterialDesignW.WAVEFORM,
          Modality.LANGUAGE, MaterialDesignC.COMMENT_TEXT_OUTLINE);

  private final Texts texts;
  private final String name;
  private final String key;
  private final Label detail = new Label();
  private final Label cap;
  private final ToggleSwitch toggle = new ToggleSwitch();
  private final Tooltip tip = new Tooltip();
  private final Consumer<Boolean> moved;
  private boolean showing;

  /**
   * @param moved hears the position that the user wants
   */
  ModalitySwitch(Modality modality, Consumer<Boolean> moved, Texts texts) {
    this.moved = moved;
    this.texts = texts;
    this.name = texts.get("modality." + modality.key());
    this.key = String.valueOf(java.util.List.of(Modality.values()).indexOf(modality) + 1);
    this.cap = keyCap(key);
    setId("switch-" + modality.key());
    getStyleClass().add("modality-switch");
    setAlignment(Pos.CENTER_LEFT);
    toggle.setId("toggle-" + modality.key());
    toggle.selectedProperty().addListener((o, was, is) -> userMoved(is));
    setOnMouseClicked(
        e -> {
          if (e.getButton() == MouseButton.PRIMARY && !toggle.isDisabled()) {
            toggle.setSelected(!toggle.isSelected());
          }
        });
    // A click on the switch itself is its own; it must not reach the row and flip it back.
    toggle.setOnMouseClicked(e -> e.consume());
    Tooltip.install(this, tip);
    getChildren().addAll(icon(modality), words(), cap, toggle);
  }

  private StackPane icon(Modality modality) {
    FontIcon icon = new FontIcon(ICONS.get(modality));
    StackPane disc = new StackPane(icon);
    disc.getStyleClass().add("modality-icon");
    return disc;
  }

  private VBox words() {
    Label title = new Label(name);
    title.getStyleClass().add("modality-name");
    detail.getStyleClass().add("secondary");
    detail.setWrapText(true);
    detail.setMinHeight(Region.USE_PREF_SIZE);
    VBox words = new VBox(title, detail);
    words.setAlignment(Pos.CENTER_LEFT);
    words.setMinWidth(0);
    HBox.setHgrow(words, Priority.ALWAYS);
    return words;
  }

  private static Label keyCap(String key) {
    Label cap = new Label(key);
    cap.getStyleClass().add("key-cap");
    cap.setMinWidth(Region.USE_PREF_SIZE);
    return cap;
  }

  private void userMoved(boolean on) {
    if (!showing) {
      moved.accept(on);
    }
  }

  void show(SwitchState state) {
    showing = true;
    toggle.setSelected(state.on());
    showing = false;
    toggle.setDisable(!state.available());
    // The reason needs the room, and the key does nothing here.
    cap.setVisible(state.available());
    cap.setManaged(state.available());
    detail.setText(state.detail());
    tip.setText(state.available() ? texts.get("switch.tip", help(state), key) : state.detail());
    toggle.setAccessibleText(texts.get("switch.accessible", name, state.detail()));
    pseudoClassStateChanged(ON, state.on());
    pseudoClassStateChanged(ABSENT, !state.available());
  }

  private String help(SwitchState state) {
    return texts.get("modality.help." + state.modality().key());
  }
}
