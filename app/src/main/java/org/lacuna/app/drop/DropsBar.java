package org.lacuna.app.drop;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Control;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.lacuna.app.text.Texts;
import org.lacuna.app.undo.UndoButton;

/** Ready-made ways of losing parts of the clip, undo and redo. */
public final class DropsBar extends HBox {

  private final Texts texts;

  public DropsBar(DropsViewModel model, InfluenceViewModel influence, Texts texts) {
    this.texts = texts;
    getStyleClass().add("drops-bar");
    setAlignment(Pos.CENTER_LEFT);
    setMinWidth(Region.USE_PREF_SIZE);
    getChildren()
        .addAll(
            why(influence),
            presets(model),
            UndoButton.undo("undo", model.undoLog(), texts, model::undo),
            UndoButton.redo("redo", model.undoLog(), texts, model::redo));
  }

  private Node why(InfluenceViewModel influence) {
    ToggleButton why = new ToggleButton(texts.get("influence.why"));
    why.setId("why");
    why.setMinWidth(Region.USE_PREF_SIZE);
    why.selectedProperty().bindBidirectional(influence.wanted());
    return saysWhyNot(why, texts.get("influence.tip"), influence.whyNot());
  }

  private Node presets(DropsViewModel model) {
    MenuButton presets = new MenuButton(texts.get("drops.menu"));
    presets.setId("drops-menu");
    presets.setMinWidth(Region.USE_PREF_SIZE);
    Map<Preset, MenuItem> items = new EnumMap<>(Preset.class);
    for (Preset preset : Preset.values()) {
      MenuItem item = new MenuItem(texts.get(preset.key()));
      item.setId("drops-" + preset.name().toLowerCase(Locale.ROOT));
      item.setOnAction(e -> model.apply(preset));
      items.put(preset, item);
    }
    presets.getItems().setAll(items.values());
    presets.setOnShowing(
        e -> items.forEach((preset, item) -> item.setDisable(!model.doesAnything(preset))));
    return saysWhyNot(presets, texts.get("drops.menu.tip"), model.whyNot());
  }

  /**
   * Disables a control as long as there is a reason, and says it: by a holder around it, because a
   * disabled control has no tooltip of its own.
   */
  private static Node saysWhyNot(Control control, String tip, ReadOnlyStringProperty whyNot) {
    StackPane holder = new StackPane(control);
    holder.setMinWidth(Region.USE_PREF_SIZE);
    Tooltip shown = new Tooltip();
    Tooltip.install(holder, shown);
    Runnable say =
        () -> {
          String reason = whyNot.get();
          control.setDisable(!reason.isEmpty());
          shown.setText(reason.isEmpty() ? tip : reason);
          control.setAccessibleHelp(reason.isEmpty() ? tip : reason);
        };
    whyNot.addListener(o -> say.run());
    say.run();
    return holder;
  }
}
