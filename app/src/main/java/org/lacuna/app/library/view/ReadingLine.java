package org.lacuna.app.library.view;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;
import org.lacuna.app.library.LibraryViewModel;
import org.lacuna.app.text.Texts;

/**
 * How many clips are still to be read, and a button that pauses it. No room when there are none.
 */
final class ReadingLine extends HBox {

  private final LibraryViewModel library;
  private final Texts texts;
  private final Label left = new Label();
  private final Button pause = new Button();

  ReadingLine(LibraryViewModel library, Texts texts) {
    this.library = library;
    this.texts = texts;
    getStyleClass().add("library-line");
    setAlignment(Pos.CENTER_LEFT);
    left.setId("library-left");
    left.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(left, Priority.ALWAYS);
    pause.setId("library-pause");
    pause.getStyleClass().addAll("flat", "small", "button-icon");
    pause.setTooltip(new Tooltip());
    pause.setOnAction(e -> toggle());
    getChildren().addAll(left, pause);
    library.left().addListener(o -> show());
    library.readingPaused().addListener(o -> show());
    show();
  }

  private void toggle() {
    if (library.readingPaused().get()) {
      library.resumeReading();
    } else {
      library.pauseReading();
    }
  }

  private void show() {
    int n = library.left().get();
    boolean paused = library.readingPaused().get();
    setVisible(n > 0);
    setManaged(n > 0);
    left.setText(texts.get(paused ? "library.paused" : "library.left", n));
    pause.setGraphic(new FontIcon(paused ? MaterialDesignP.PLAY : MaterialDesignP.PAUSE));
    String tip = texts.get(paused ? "library.resume.tip" : "library.pause.tip");
    pause.getTooltip().setText(tip);
    pause.setAccessibleText(tip);
  }
}
