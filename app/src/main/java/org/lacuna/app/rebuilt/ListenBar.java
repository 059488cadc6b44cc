package org.lacuna.app.rebuilt;

import java.io.File;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.stage.FileChooser;
import org.controlsfx.control.SegmentedButton;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignE;
import org.lacuna.app.text.Texts;

/** Chooses what the player plays: the recording, or sound made from the real or rebuilt numbers. */
final class ListenBar extends HBox {

  private final ListenViewModel model;
  private final Texts texts;
  private final Map<Voice, ToggleButton> buttons = new EnumMap<>(Voice.class);
  private final Label note = new Label();
  private final Button save;

  ListenBar(ListenViewModel model, Texts texts) {
    this.model = model;
    this.texts = texts;
    getStyleClass().add("listen-bar");
    setAlignment(Pos.CENTER_LEFT);
    Label title = new Label(texts.get("rebuilt.listen"), new FontIcon(MaterialDesignE.EAR_HEARING));
    title.getStyleClass().add("listen-title");
    title.setMinWidth(Region.USE_PREF_SIZE);
    SegmentedButton choice = new SegmentedButton();
    choice.setMinWidth(Region.USE_PREF_SIZE);
    for (Voice v : Voice.values()) {
      ToggleButton button = new ToggleButton(texts.get("rebuilt.voice." + v.key()));
      button.setId("voice-" + v.key());
      button.setOnAction(
          e -> {
            model.choose(v);
            update();
          });
      buttons.put(v, button);
      choice.getButtons().add(button);
    }
    note.setId("listen-note");
    note.getStyleClass().add("secondary");
    note.setMinWidth(0);
    HBox.setHgrow(note, Priority.ALWAYS);
    note.setMaxWidth(Double.MAX_VALUE);
    save = new Button(texts.get("rebuilt.listen.save"), new FontIcon(MaterialDesignC.CONTENT_SAVE));
    save.setId("listen-save");
    save.setMinWidth(Region.USE_PREF_SIZE);
    save.setTooltip(new Tooltip(texts.get("rebuilt.listen.save.tip")));
    save.setAccessibleText(texts.get("rebuilt.listen.save.tip"));
    save.setOnAction(e -> chooseFile());
    getChildren().addAll(title, choice, note, save);
    model.voice().addListener(o -> update());
    model.saved().addListener(o -> update());
    update();
  }

  /** What can be played may have changed. */
  void update() {
    Voice now = model.voice().get();
    buttons.forEach(
        (v, button) -> {
          Optional<String> why = model.whyNot(v);
          String tip = why.orElse(texts.get("rebuilt.voice." + v.key() + ".tip"));
          button.setSelected(v == now);
          button.setDisable(why.isPresent());
          button.setAccessibleText(button.getText() + ". " + tip);
          button.setTooltip(new Tooltip(tip));
        });
    save.setDisable(!model.canSave());
    String saved = model.saved().get();
    note.setText(saved.isEmpty() ? said(now) : saved);
    note.setTooltip(new Tooltip(note.getText()));
  }

  private String said(Voice now) {
    Optional<String> why = model.whyNot(Voice.REBUILT);
    if (now == Voice.RECORDING && why.isPresent()) {
      return why.get();
    }
    return texts.get(
        now == Voice.RECORDING ? "rebuilt.listen.hint" : "rebuilt.listen.illustration");
  }

  private void chooseFile() {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(texts.get("rebuilt.listen.save.tip"));
    chooser.setInitialFileName(model.fileName());
    chooser
        .getExtensionFilters()
        .add(new FileChooser.ExtensionFilter(texts.get("rebuilt.listen.wav"), "*.wav"));
    File chosen = chooser.showSaveDialog(getScene().getWindow());
    if (chosen != null) {
      model.save(chosen.toPath());
    }
  }
}
