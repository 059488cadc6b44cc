package org.lacuna.app.analysis;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.lacuna.app.text.Texts;
import org.lacuna.inference.signal.Modality;

/** The three modality switches, one under the other, and below them what language may need. */
public final class SwitchPanel extends VBox {

  private final SwitchesViewModel model;
  private final List<ModalitySwitch> rows = new ArrayList<>();

  /**
   * @param tools what else takes things away from the network, shown above the switches
   */
  public SwitchPanel(SwitchesViewModel model, Node tools, Texts texts) {
    this.model = model;
    getStyleClass().add("switch-panel");
    // Where height is scarce the column scrolls: a reason of four lines must not lose two.
    setMinHeight(USE_PREF_SIZE);
    for (Modality m : Modality.values()) {
      rows.add(new ModalitySwitch(m, on -> model.setOn(m, on), texts));
    }
    Label title = new Label(texts.get("switches.title"));
    title.getStyleClass().add("card-title");
    title.setMinWidth(0);
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    HBox head = new HBox(title, space, tools);
    head.setAlignment(Pos.CENTER_LEFT);
    getChildren().add(head);
    getChildren().addAll(rows);
    getChildren().add(new SpeechOffer(model, texts));
    model.switches().addListener(o -> show());
    show();
  }

  private void show() {
    List<SwitchState> states = model.switches().get();
    for (int i = 0; i < rows.size(); i++) {
      rows.get(i).show(states.get(i));
    }
  }
}
