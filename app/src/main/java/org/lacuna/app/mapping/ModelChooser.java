package org.lacuna.app.mapping;

import java.util.List;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.lacuna.app.session.SessionViewModel;
import org.lacuna.app.text.Texts;

/** The networks of the program and those that were opened last, and a button that opens another. */
public final class ModelChooser extends VBox {

  private final ModelOpener opener;
  private final SessionViewModel session;
  private final Texts texts;
  private final FileChoice files;

  public ModelChooser(ModelOpener opener, SessionViewModel session, Texts texts, FileChoice files) {
    this.opener = opener;
    this.session = session;
    this.texts = texts;
    this.files = files;
    getStyleClass().add("model-chooser");
    session.model().addListener(o -> fill());
    fill();
  }

  private void fill() {
    Label title = new Label(texts.get("mapping.models"));
    title.getStyleClass().add("fact-name");
    getChildren().setAll(title);
    ToggleGroup group = new ToggleGroup();
    for (String model : opener.known()) {
      RadioButton button = new RadioButton(opener.name(model));
      button.setId("model-" + model);
      button.setMinHeight(Region.USE_PREF_SIZE);
      button.setToggleGroup(group);
      button.setSelected(session.chosenModel().equals(Optional.of(model)));
      if (!session.models().contains(model)) {
        button.setTooltip(new Tooltip(texts.get("mapping.recent.tip", model)));
      }
      button.setOnAction(e -> opener.choose(model));
      getChildren().add(button);
    }
    Button other =
        new Button(texts.get("mapping.open"), new FontIcon(MaterialDesignF.FOLDER_OPEN_OUTLINE));
    other.setId("open-model");
    other.setTooltip(new Tooltip(texts.get("mapping.open.tip")));
    other.setMinHeight(Region.USE_PREF_SIZE);
    other.setOnAction(e -> ask());
    getChildren().add(other);
  }

  private void ask() {
    files
        .ask(
            texts.get("mapping.open.title"),
            texts.get("mapping.open.filter"),
            List.of("*.onnx", "*.json"))
        .ifPresent(opener::open);
  }
}
