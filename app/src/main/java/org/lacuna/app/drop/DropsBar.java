package org.lacuna.app.drop;

import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignR;
import org.kordamp.ikonli.materialdesign2.MaterialDesignU;
import org.lacuna.app.text.Texts;

/** Ready-made ways of losing parts of the clip, undo and redo. */
public final class DropsBar extends HBox {

  public DropsBar(DropsViewModel model, InfluenceViewModel influence, Texts texts) {
    MenuButton presets = new MenuButton(texts.get("drops.menu"));
    presets.setId("drops-menu");
    presets.setMinWidth(Region.USE_PREF_SIZE);
    for (Preset preset : Preset.values()) {
      MenuItem item = new MenuItem(texts.get(preset.key()));
      item.setId("drops-" + preset.name().toLowerCase(Locale.ROOT));
      item.setOnAction(e -> model.apply(preset));
      presets.getItems().add(item);
    }
    presets.setTooltip(new Tooltip(texts.get("drops.menu.tip")));
    Button undo =
        button("undo", MaterialDesignU.UNDO_VARIANT, texts.get("drops.undo"), model::undo);
    Button redo =
        button("redo", MaterialDesignR.REDO_VARIANT, texts.get("drops.redo"), model::redo);
    undo.disableProperty().bind(model.canUndo().not());
    redo.disableProperty().bind(model.canRedo().not());
    ToggleButton why = new ToggleButton(texts.get("influence.why"));
    why.setId("why");
    why.setMinWidth(Region.USE_PREF_SIZE);
    why.setTooltip(new Tooltip(texts.get("influence.tip")));
    why.setAccessibleText(texts.get("influence.tip"));
    why.selectedProperty().bindBidirectional(influence.wanted());
    getStyleClass().add("drops-bar");
    setAlignment(Pos.CENTER_LEFT);
    setMinWidth(Region.USE_PREF_SIZE);
    getChildren().addAll(why, presets, undo, redo);
  }

  private static Button button(String id, Ikon icon, String tip, Runnable act) {
    Button button = new Button(null, new FontIcon(icon));
    button.setId(id);
    button.getStyleClass().addAll("flat", "button-icon");
    button.setAccessibleText(tip);
    button.setTooltip(new Tooltip(tip));
    button.setOnAction(e -> act.run());
    return button;
  }
}
