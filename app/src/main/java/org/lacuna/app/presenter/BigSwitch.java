package org.lacuna.app.presenter;

import javafx.beans.binding.Bindings;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignE;
import org.kordamp.ikonli.materialdesign2.MaterialDesignW;
import org.lacuna.app.analysis.SwitchState;
import org.lacuna.app.text.Texts;
import org.lacuna.inference.signal.Modality;

/** One of the three switches, as large as a tile: what it is, on or off, and its key. */
final class BigSwitch extends Button {

  private static final PseudoClass ON = PseudoClass.getPseudoClass("on");

  /** Side of the icon in em. */
  private static final double ICON = 1.9;

  /** Side of the glyph as the style sheet draws it, pixels. */
  private static final double DRAWN = 24;

  private final Modality modality;
  private final Texts texts;
  private final FontIcon icon;
  private final StackPane iconBox;
  private final Label state = new Label();

  BigSwitch(Modality modality, int key, PresenterViewModel model, Texts texts) {
    this.modality = modality;
    this.texts = texts;
    setId("present-" + modality.key());
    getStyleClass().add("big-switch");
    setAccessibleRole(AccessibleRole.TOGGLE_BUTTON);
    icon = new FontIcon(icon(modality));
    iconBox = new StackPane(icon);
    Label name = new Label(texts.get("presenter." + modality.key()));
    name.getStyleClass().add("big-switch-name");
    Label cap = new Label(String.valueOf(key));
    cap.getStyleClass().add("big-key");
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    state.getStyleClass().add("big-switch-state");
    HBox row = new HBox(iconBox, name, space, state, cap);
    row.getStyleClass().add("big-switch-row");
    row.setAlignment(Pos.CENTER_LEFT);
    row.prefWidthProperty()
        .bind(
            Bindings.createDoubleBinding(
                () -> getWidth() - getInsets().getLeft() - getInsets().getRight(),
                widthProperty(),
                insetsProperty()));
    setGraphic(row);
    setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
    setMinWidth(0);
    setTooltip(new Tooltip());
    setOnAction(e -> model.toggle(modality));
  }

  private static Ikon icon(Modality m) {
    return switch (m) {
      case VISION -> MaterialDesignE.EYE_OUTLINE;
      case AUDIO -> MaterialDesignW.WAVEFORM;
      case LANGUAGE -> MaterialDesignC.COMMENT_TEXT_OUTLINE;
    };
  }

  /**
   * @param em size of the type around the icon, pixels
   */
  void size(double em) {
    double side = Math.rint(ICON * em);
    // The style sheet fixes the size of icons in buttons, so the drawn glyph is scaled instead.
    icon.setScaleX(side / DRAWN);
    icon.setScaleY(side / DRAWN);
    iconBox.setMinSize(side, side);
    iconBox.setMaxSize(side, side);
  }

  /**
   * @param clip whether there is a clip that could have it
   */
  void show(SwitchState now, boolean clip) {
    String key = now.on() ? "presenter.on" : now.available() ? "presenter.off" : "presenter.absent";
    String words = clip ? texts.get(key) : "";
    state.setText(words);
    setDisable(!now.available());
    pseudoClassStateChanged(ON, now.on());
    String name = texts.get("presenter." + modality.key());
    String tip = now.available() ? texts.get("presenter.switch.tip", name) : now.detail();
    getTooltip().setText(tip);
    setAccessibleText(name + ": " + words + ". " + tip);
  }
}
