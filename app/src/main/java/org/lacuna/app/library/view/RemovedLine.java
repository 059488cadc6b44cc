package org.lacuna.app.library.view;

import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.lacuna.app.library.LibraryClip;
import org.lacuna.app.library.LibraryViewModel;
import org.lacuna.app.text.Texts;

/** Offers to bring back what was just taken off the list. No room when there is nothing. */
final class RemovedLine extends HBox {

  RemovedLine(LibraryViewModel library, Texts texts) {
    getStyleClass().add("library-line");
    setAlignment(Pos.CENTER_LEFT);
    Label what = new Label();
    what.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(what, Priority.ALWAYS);
    Button undo = new Button(texts.get("library.removed.undo"));
    undo.setId("library-undo-removal");
    undo.getStyleClass().add("small");
    undo.setMinWidth(USE_PREF_SIZE);
    undo.setOnAction(e -> library.putBack());
    Button close = new Button("", new FontIcon(MaterialDesignC.CLOSE));
    close.getStyleClass().addAll("flat", "small", "button-icon");
    close.setTooltip(new Tooltip(texts.get("notice.dismiss")));
    close.setAccessibleText(texts.get("notice.dismiss"));
    close.setOnAction(e -> library.forgetRemoved());
    getChildren().addAll(what, undo, close);
    library
        .removed()
        .addListener(
            o -> {
              Optional<List<LibraryClip>> removed = library.removed().get();
              removed.ifPresent(r -> what.setText(texts.get("library.removed", r.size())));
              show(removed.isPresent());
            });
    show(false);
  }

  private void show(boolean shown) {
    setVisible(shown);
    setManaged(shown);
  }
}
