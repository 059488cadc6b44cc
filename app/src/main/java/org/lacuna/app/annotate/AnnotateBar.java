package org.lacuna.app.annotate;

import java.util.List;
import java.util.Objects;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextInputDialog;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignR;
import org.lacuna.app.project.Annotator;
import org.lacuna.app.project.Tier;
import org.lacuna.app.project.TierKind;
import org.lacuna.app.text.Texts;
import org.lacuna.app.undo.UndoButton;

/** Who annotates, their tiers, what is shown beside them, undo and redo. */
final class AnnotateBar extends HBox {

  /** In a narrower bar the names of the two switches give way: their pictures have tips. */
  private static final double WIDE = 740;

  private final AnnotationViewModel model;
  private final Texts texts;
  private final Runnable done;
  private final ComboBox<String> who = new ComboBox<>();
  private boolean filling;

  /**
   * @param done something was chosen: the keys are the page's again
   * @param others further controls, at the right
   */
  AnnotateBar(AnnotationViewModel model, Texts texts, Runnable done, List<Node> others) {
    this.model = model;
    this.texts = texts;
    this.done = done;
    getStyleClass().add("annotate-bar");
    setAlignment(Pos.CENTER_LEFT);
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    getChildren()
        .addAll(
            who(),
            tiers(),
            toggle("model", model.desk().showsModel()),
            toggle("others", model.desk().showsOthers()),
            space,
            UndoButton.undo("annotate-undo", model.undoLog(), texts, () -> act(model::undo)),
            UndoButton.redo("annotate-redo", model.undoLog(), texts, () -> act(model::redo)));
    getChildren().addAll(others);
  }

  private ComboBox<String> who() {
    who.setId("annotate-who");
    who.setEditable(true);
    who.setPromptText(texts.get("annotate.who.prompt"));
    who.getEditor().setAccessibleText(texts.get("annotate.who.tip"));
    who.setAccessibleText(texts.get("annotate.who.tip"));
    who.setTooltip(new Tooltip(texts.get("annotate.who.tip")));
    who.setPrefWidth(150);
    who.setMinWidth(90);
    model.book().annotators().addListener(o -> fill());
    model.desk().who().addListener(o -> fill());
    fill();
    who.valueProperty().addListener(o -> choose());
    return who;
  }

  private void fill() {
    filling = true;
    who.getItems().setAll(model.book().annotators().get().stream().map(Annotator::name).toList());
    who.setValue(model.desk().who().get());
    filling = false;
  }

  private void choose() {
    String name = Objects.requireNonNullElse(who.getValue(), "");
    if (!filling && !name.isBlank()) {
      model.desk().setWho(name);
      done.run();
    }
  }

  private MenuButton tiers() {
    MenuButton menu = new MenuButton(texts.get("annotate.tiers"));
    menu.setId("annotate-tiers");
    menu.setMinWidth(Region.USE_PREF_SIZE);
    menu.setTooltip(new Tooltip(texts.get("annotate.tiers.tip")));
    for (TierKind kind : TierKind.values()) {
      MenuItem item = new MenuItem(texts.get("annotate.tiers.add." + kind));
      item.setId("annotate-add-" + kind);
      item.setOnAction(
          e -> {
            model.tiers().add(kind);
            done.run();
          });
      menu.getItems().add(item);
    }
    MenuItem rename = new MenuItem(texts.get("annotate.tiers.rename"));
    rename.setOnAction(e -> rename());
    MenuItem remove = new MenuItem(texts.get("annotate.tiers.remove"));
    remove.setId("annotate-remove-tier");
    remove.setOnAction(
        e -> {
          model.tiers().remove();
          done.run();
        });
    menu.getItems().addAll(new SeparatorMenuItem(), rename, remove);
    menu.setOnShowing(
        e -> {
          boolean none = model.desk().tier().isEmpty();
          rename.setDisable(none);
          remove.setDisable(none);
        });
    menu.disableProperty().bind(model.isOpen().not());
    return menu;
  }

  private void rename() {
    TextInputDialog dialog = new TextInputDialog(model.desk().tier().map(Tier::name).orElse(""));
    dialog.initOwner(getScene().getWindow());
    dialog.setTitle(texts.get("annotate.tiers.rename"));
    dialog.setHeaderText(null);
    dialog.setContentText(texts.get("annotate.tiers.rename.name"));
    dialog.showAndWait().ifPresent(name -> model.tiers().rename(name));
    done.run();
  }

  private ToggleButton toggle(String key, BooleanProperty shown) {
    ToggleButton toggle = new ToggleButton(texts.get("annotate.show." + key));
    toggle.setId("annotate-show-" + key);
    toggle.setMinWidth(Region.USE_PREF_SIZE);
    toggle.setTooltip(new Tooltip(texts.get("annotate.show." + key + ".tip")));
    toggle.setAccessibleText(texts.get("annotate.show." + key + ".tip"));
    toggle.setGraphic(new FontIcon(MaterialDesignA.ACCOUNT_MULTIPLE_OUTLINE));
    if (key.equals("model")) {
      toggle.setGraphic(new FontIcon(MaterialDesignR.ROBOT_OUTLINE));
    }
    toggle.selectedProperty().bindBidirectional(shown);
    toggle
        .contentDisplayProperty()
        .bind(
            Bindings.when(widthProperty().lessThan(WIDE))
                .then(ContentDisplay.GRAPHIC_ONLY)
                .otherwise(ContentDisplay.LEFT));
    return toggle;
  }

  private void act(Runnable change) {
    change.run();
    done.run();
  }
}
