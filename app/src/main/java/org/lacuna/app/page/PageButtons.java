package org.lacuna.app.page;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/**
 * The row of buttons over a page. Where there is no room for all names, only the chosen one keeps
 * its own; the others are their signs, with the names as tips. Nothing is ever cut off.
 */
final class PageButtons extends HBox {

  /** A chosen name is bold, so another choice may need a little more. */
  private static final double BOLD = 16;

  private final List<ToggleButton> buttons;
  private double roomForNames = -1;
  private boolean small;

  PageButtons(List<ToggleButton> buttons, HBox tools) {
    this.buttons = List.copyOf(buttons);
    getStyleClass().add("page-buttons");
    setAlignment(Pos.CENTER_LEFT);
    setMinWidth(0);
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    getChildren().setAll(buttons);
    getChildren().addAll(space, tools);
    for (ToggleButton button : buttons) {
      button.setAccessibleText(button.getText());
      button.setTooltip(new Tooltip(button.getText()));
      button.selectedProperty().addListener(o -> name());
    }
    widthProperty().addListener(o -> fit());
  }

  @Override
  protected void layoutChildren() {
    if (roomForNames < 0 && !buttons.isEmpty() && buttons.get(0).getSkin() != null) {
      roomForNames = prefWidth(-1) + BOLD;
      fit();
    }
    super.layoutChildren();
  }

  private void fit() {
    small = roomForNames > 0 && getWidth() < roomForNames;
    name();
  }

  private void name() {
    for (ToggleButton button : buttons) {
      button.setContentDisplay(
          small && !button.isSelected() ? ContentDisplay.GRAPHIC_ONLY : ContentDisplay.LEFT);
    }
  }
}
