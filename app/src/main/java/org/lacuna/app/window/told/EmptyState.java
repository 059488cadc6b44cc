package org.lacuna.app.window.told;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignE;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;
import org.kordamp.ikonli.materialdesign2.MaterialDesignW;
import org.lacuna.app.session.SessionViewModel;
import org.lacuna.app.text.Texts;

/** What the window says before a clip is open: what this is for and how to begin. */
public final class EmptyState extends StackPane {

  /**
   * @param open asks the user for a file
   */
  public EmptyState(SessionViewModel session, Texts texts, Runnable open) {
    getStyleClass().add("empty-state");
    Label title = new Label(texts.get("empty.title"));
    title.getStyleClass().add("empty-title");
    title.setWrapText(true);
    title.setTextAlignment(TextAlignment.CENTER);
    Label text = new Label(texts.get("empty.text"));
    text.getStyleClass().add("empty-text");
    text.setWrapText(true);
    text.setTextAlignment(TextAlignment.CENTER);
    Label drop = new Label(texts.get("empty.drop"));
    drop.getStyleClass().add("secondary");
    HBox buttons = buttons(session, texts, open);
    LoadingCard loading = new LoadingCard(session, texts);
    VBox begin = new VBox(buttons, drop);
    begin.getStyleClass().add("empty-box");
    begin.setAlignment(Pos.CENTER);
    begin.visibleProperty().bind(loading.visibleProperty().not());
    VBox box = new VBox(icons(), title, text, new StackPane(begin, loading));
    box.getStyleClass().add("empty-box");
    box.setAlignment(Pos.CENTER);
    text.setMaxWidth(560);
    box.setMaxSize(760, USE_PREF_SIZE);
    getChildren().add(box);
  }

  private static HBox icons() {
    HBox icons =
        new HBox(
            disc(MaterialDesignE.EYE_OUTLINE),
            disc(MaterialDesignW.WAVEFORM),
            disc(MaterialDesignC.COMMENT_TEXT_OUTLINE));
    icons.getStyleClass().add("empty-icons");
    icons.setAlignment(Pos.CENTER);
    // The middle one is drawn faded: the sense that is gone.
    icons.getChildren().get(1).getStyleClass().add("gone");
    return icons;
  }

  private static StackPane disc(Ikon icon) {
    StackPane disc = new StackPane(new FontIcon(icon));
    disc.getStyleClass().add("empty-icon");
    return disc;
  }

  private static HBox buttons(SessionViewModel session, Texts texts, Runnable open) {
    Button opener =
        new Button(texts.get("empty.open"), new FontIcon(MaterialDesignF.FOLDER_OPEN_OUTLINE));
    opener.setId("empty-open");
    opener.getStyleClass().addAll("accent", "large");
    opener.setOnAction(e -> open.run());
    Button demo =
        new Button(texts.get("empty.demo"), new FontIcon(MaterialDesignP.PLAY_CIRCLE_OUTLINE));
    demo.setId("empty-demo");
    demo.getStyleClass().add("large");
    demo.setOnAction(e -> session.openDemo());
    HBox buttons = new HBox(opener, demo);
    buttons.getStyleClass().add("empty-buttons");
    buttons.setAlignment(Pos.CENTER);
    return buttons;
  }
}
