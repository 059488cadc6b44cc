package org.lacuna.app.player;

import javafx.beans.value.ObservableNumberValue;
import javafx.scene.Group;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/** The caption line; the word that is spoken now stands out. As wide as its text. */
final class CaptionBar extends Group {

  private final Text before = new Text();
  private final Text current = new Text();
  private final Text after = new Text();

  /**
   * @param room widest line, pixels; longer ones are broken
   */
  CaptionBar(ObservableNumberValue room) {
    TextFlow flow = new TextFlow(before, current, after);
    flow.getStyleClass().add("player-caption");
    before.getStyleClass().add("player-caption-text");
    current.getStyleClass().add("player-caption-current");
    after.getStyleClass().add("player-caption-text");
    flow.maxWidthProperty().bind(room);
    setMouseTransparent(true);
    // A group gives its child the size it wants, so the ground is only as wide as the words.
    getChildren().add(flow);
  }

  void show(Caption caption) {
    before.setText(caption.before());
    current.setText(caption.current());
    after.setText(caption.after());
  }

  /** What is written. */
  String text() {
    return before.getText() + current.getText() + after.getText();
  }
}
