package org.lacuna.app.analysis;

import atlantafx.base.controls.Popover;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignI;
import org.lacuna.app.session.ModelState;
import org.lacuna.app.session.SessionViewModel;
import org.lacuna.app.text.Texts;
import org.lacuna.inference.model.Device;
import org.lacuna.inference.model.ModelCard;

/** Name and version of the network; a press shows what its card says. */
public final class ModelLine extends HBox {

  private static final double WIDTH = 412;
  private static final double FACTS_HEIGHT = 480;

  private final Texts texts;
  private final Button about = new Button();
  private final Node chooser;
  private final Popover popover = new Popover();

  /**
   * @param chooser where other networks are chosen, above what the card says
   */
  public ModelLine(SessionViewModel session, Texts texts, Node chooser) {
    this.chooser = chooser;
    this.texts = texts;
    about.setId("model");
    about.getStyleClass().addAll("flat", "small", "model-button");
    about.setGraphic(new FontIcon(MaterialDesignI.INFORMATION_OUTLINE));
    about.setTextOverrun(OverrunStyle.ELLIPSIS);
    about.setMinWidth(0);
    about.setOnAction(e -> popover.show(about));
    popover.setArrowLocation(Popover.ArrowLocation.BOTTOM_RIGHT);
    popover.setHeaderAlwaysVisible(false);
    popover.setDetachable(false);
    setMinWidth(0);
    setAlignment(Pos.CENTER_RIGHT);
    getChildren().add(about);
    session.model().addListener(o -> show(session.model().get()));
    show(session.model().get());
  }

  private void show(ModelState state) {
    boolean ready = state instanceof ModelState.Ready;
    boolean failed = state instanceof ModelState.Failed;
    about.setVisible(ready || failed);
    if (!ready) {
      popover.hide();
    }
    if (failed) {
      about.setText(texts.get("model.choose"));
      popover.setContentNode(chooser());
    }
    if (state instanceof ModelState.Ready r) {
      String line = r.card().feedsZeros() ? "model.line.zeros" : "model.line";
      about.setText(texts.get(line, r.card().name(), r.card().version()));
      about.setAccessibleText(texts.get("model.about"));
      VBox facts = facts(r.card(), r.device());
      popover.setContentNode(new VBox(chooser(), scrolled(facts)));
    }
  }

  /** A card may say more than fits on a small screen. */
  private static ScrollPane scrolled(VBox facts) {
    ScrollPane scroll = new ScrollPane(facts);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.setPrefViewportWidth(WIDTH);
    scroll.setMaxHeight(FACTS_HEIGHT);
    scroll.getStyleClass().add("facts-scroll");
    return scroll;
  }

  private VBox chooser() {
    VBox box = new VBox(chooser);
    box.getStyleClass().add("popover-facts");
    box.setPrefWidth(WIDTH);
    return box;
  }

  private VBox facts(ModelCard card, Device device) {
    Label title = new Label(texts.get("model.line", card.name(), card.version()));
    title.getStyleClass().add("popover-title");
    VBox facts = new VBox(title, paragraph(card.summary()));
    facts.getStyleClass().add("popover-facts");
    facts.setPrefWidth(WIDTH);
    facts.setMaxWidth(WIDTH);
    add(facts, "model.method", card.method());
    add(facts, "model.trainedOn", card.trainedOn());
    add(facts, "model.limits", card.limits());
    add(facts, "model.missing", card.feedsZeros() ? ModelCard.ZEROS_ARE_FED : "");
    add(facts, "model.license", card.license());
    add(facts, "model.device", device.reason());
    return facts;
  }

  private void add(VBox facts, String key, String text) {
    if (!text.isBlank()) {
      Label name = new Label(texts.get(key));
      name.getStyleClass().add("fact-name");
      facts.getChildren().add(new VBox(2, name, paragraph(text)));
    }
  }

  private static Label paragraph(String text) {
    Label label = new Label(text);
    label.setWrapText(true);
    label.setMinHeight(USE_PREF_SIZE);
    return label;
  }
}
