package org.lacuna.app.undo;

import javafx.beans.property.ReadOnlyStringProperty;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignR;
import org.kordamp.ikonli.materialdesign2.MaterialDesignU;
import org.lacuna.app.text.Texts;

/**
 * Takes a change back, or makes it again, and says which one. The tip belongs to a holder around
 * the button, because a disabled button has none of its own.
 */
public final class UndoButton extends StackPane {

  private UndoButton(
      String id, Ikon icon, String key, ReadOnlyStringProperty what, Texts texts, Runnable act) {
    Button button = new Button(null, new FontIcon(icon));
    button.setId(id);
    button.getStyleClass().addAll("flat", "button-icon");
    button.setOnAction(e -> act.run());
    Tooltip tip = new Tooltip();
    Tooltip.install(this, tip);
    Runnable say =
        () -> {
          String change = what.get();
          String words =
              change.isEmpty() ? texts.get(key + ".nothing") : texts.get(key + ".tip", change);
          button.setDisable(change.isEmpty());
          button.setAccessibleText(words);
          tip.setText(words);
        };
    what.addListener(o -> say.run());
    say.run();
    setMinWidth(Region.USE_PREF_SIZE);
    getChildren().add(button);
  }

  /**
   * @param id of the button itself
   * @param act takes the last change back
   */
  public static UndoButton undo(String id, UndoLog log, Texts texts, Runnable act) {
    return new UndoButton(id, MaterialDesignU.UNDO_VARIANT, "undo.undo", log.undoes(), texts, act);
  }

  /**
   * @param id of the button itself
   * @param act makes the change again that was taken back last
   */
  public static UndoButton redo(String id, UndoLog log, Texts texts, Runnable act) {
    return new UndoButton(id, MaterialDesignR.REDO_VARIANT, "undo.redo", log.redoes(), texts, act);
  }
}
