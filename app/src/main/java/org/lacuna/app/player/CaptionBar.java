package org.lacuna.app.player;

import javafx.beans.value.ObservableNumberValue;
import javafx.css.PseudoClass;
import javafx.scene.Group;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.lacuna.inference.signal.TimedWord.Origin;

/**
 * The caption line; the word that is spoken now stands out, with a dashed line under it when its
 * times are estimated. What the program heard itself is marked as rough. As wide as its text.
 */
final class CaptionBar extends Group {

  private static final PseudoClass ESTIMATED = PseudoClass.getPseudoClass("estimated");

  private final Text before = new Text();
  private final Label current = new Label();
  private final Text after = new Text();
  private final Text rough = new Text();
  private final String roughText;

  /**
   * @param room widest line, pixels; longer ones are broken
   * @param roughText what is written behind words that the program heard itself
   */
  CaptionBar(ObservableNumberValue room, String roughText) {
    this.roughText = roughText;
    TextFlow flow = new TextFlow(before, current, after, rough);
    flow.getStyleClass().add("player-caption");
    before.getStyleClass().add("player-caption-text");
    current.getStyleClass().add("player-caption-current");
    after.getStyleClass().add("player-caption-text");
    rough.getStyleClass().add("player-caption-rough");
    current.setMinWidth(Region.USE_PREF_SIZE);
    flow.maxWidthProperty().bind(room);
    setMouseTransparent(true);
    // A group gives its child the size it wants, so the ground is only as wide as the words.
    getChildren().add(flow);
  }

  void show(Caption caption) {
    before.setText(caption.before());
    current.setText(caption.current());
    // An empty label would still be as high as its border.
    current.setManaged(!caption.current().isEmpty());
    current.setVisible(!caption.current().isEmpty());
    current.pseudoClassStateChanged(ESTIMATED, caption.origin() == Origin.INTERPOLATED);
    boolean heard = !caption.isEmpty() && caption.origin() == Origin.RECOGNISED;
    rough.setText(heard ? "  " + roughText : "");
    after.setText(caption.after());
  }

  /** What is written. */
  String text() {
    return before.getText() + current.getText() + after.getText();
  }
}
