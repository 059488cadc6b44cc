package org.lacuna.app.analysis;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignE;
import org.lacuna.app.text.Texts;

/** Offers to hear the words of a clip that has none; takes no room where there is nothing to do. */
final class SpeechOffer extends HBox {

  SpeechOffer(SwitchesViewModel model, Texts texts) {
    setId("speech-offer");
    getStyleClass().add("speech-offer");
    setAlignment(Pos.CENTER_LEFT);
    Button recognise =
        new Button(texts.get("speech.recognise"), new FontIcon(MaterialDesignE.EAR_HEARING));
    recognise.setId("recognise-speech");
    recognise.setMinWidth(Region.USE_PREF_SIZE);
    recognise.setOnAction(e -> model.recogniseSpeech());
    recognise.disableProperty().bind(model.busy());
    Label note = new Label(texts.get("speech.note"));
    note.getStyleClass().add("secondary");
    note.setWrapText(true);
    note.setMinHeight(Region.USE_PREF_SIZE);
    HBox.setHgrow(note, Priority.ALWAYS);
    getChildren().addAll(recognise, note);
    visibleProperty().bind(model.speechOffered());
    managedProperty().bind(model.speechOffered());
  }
}
