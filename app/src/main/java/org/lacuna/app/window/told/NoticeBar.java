package org.lacuna.app.window.told;

import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignI;
import org.lacuna.app.session.Notice;
import org.lacuna.app.text.Texts;

/** One sentence over the work, pushed in between so that it covers nothing; can be closed. */
public final class NoticeBar extends HBox {

  private final Label sentence = new Label();

  /**
   * @param dismiss closes the message
   */
  public NoticeBar(
      Notice.Kind kind,
      ReadOnlyObjectProperty<Optional<Notice>> notice,
      Runnable dismiss,
      Texts texts) {
    boolean error = kind == Notice.Kind.ERROR;
    setId(error ? "error" : "note");
    getStyleClass().addAll("notice", error ? "notice-error" : "notice-info");
    setAlignment(Pos.CENTER_LEFT);
    FontIcon icon =
        new FontIcon(
            error ? MaterialDesignA.ALERT_CIRCLE_OUTLINE : MaterialDesignI.INFORMATION_OUTLINE);
    sentence.setWrapText(true);
    sentence.setMinHeight(Region.USE_PREF_SIZE);
    sentence.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(sentence, Priority.ALWAYS);
    Button close = new Button("", new FontIcon(MaterialDesignC.CLOSE));
    close.setId(getId() + "-close");
    close.getStyleClass().addAll("flat", "button-icon", "small");
    close.setTooltip(new Tooltip(texts.get("notice.dismiss")));
    close.setAccessibleText(texts.get("notice.dismiss"));
    close.setMinWidth(Region.USE_PREF_SIZE);
    close.setOnAction(e -> dismiss.run());
    getChildren().addAll(icon, sentence, close);
    notice.addListener(o -> show(notice.get()));
    show(notice.get());
  }

  private void show(Optional<Notice> notice) {
    setVisible(notice.isPresent());
    setManaged(notice.isPresent());
    sentence.setText(notice.map(Notice::sentence).orElse(""));
  }
}
