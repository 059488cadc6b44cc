package org.lacuna.app.annotate;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.lacuna.app.text.Texts;

/** Which key does what, always in sight. */
final class KeyLegend extends FlowPane {

  private static final List<String> KEYS =
      List.of(
          "enter", "new", "label", "write", "next", "row", "start", "end", "here", "split", "merge",
          "delete", "undo");

  KeyLegend(Texts texts) {
    getStyleClass().add("annotate-legend");
    for (String key : KEYS) {
      Label cap = new Label(texts.get("annotate.key." + key));
      cap.getStyleClass().add("key-cap");
      cap.setMinWidth(Region.USE_PREF_SIZE);
      Label does = new Label(texts.get("annotate.key." + key + ".does"));
      does.getStyleClass().add("caption");
      does.setMinWidth(Region.USE_PREF_SIZE);
      HBox pair = new HBox(cap, does);
      pair.getStyleClass().add("annotate-key");
      pair.setAlignment(Pos.CENTER_LEFT);
      getChildren().add(pair);
    }
  }
}
