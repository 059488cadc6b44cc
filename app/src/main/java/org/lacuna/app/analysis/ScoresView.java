package org.lacuna.app.analysis;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.lacuna.app.analysis.Scores.State;
import org.lacuna.app.look.Theme;
import org.lacuna.app.text.Numbers;
import org.lacuna.app.text.Texts;

/** Sentiment, emotions and how long they took; a calm sentence when there are no numbers. */
public final class ScoresView extends VBox {

  private final ScoresViewModel model;
  private final Texts texts;
  private final Label number = new Label();
  private final Label mood = new Label();
  private final Label difference = new Label();
  private final SentimentGauge gauge;
  private final EmotionBars bars;
  private final Label caution = new Label();
  private final Label latency = new Label();
  private final Label message = new Label();
  private final VBox numbers;

  /**
   * @param modelLine name of the network, shown at the foot
   */
  public ScoresView(
      ScoresViewModel model, Texts texts, ReadOnlyObjectProperty<Theme> theme, Node modelLine) {
    this.model = model;
    this.texts = texts;
    gauge = new SentimentGauge(theme);
    bars = new EmotionBars(texts, theme);
    number.setId("sentiment");
    number.getStyleClass().add("big-number");
    number.setMinWidth(Region.USE_PREF_SIZE);
    mood.getStyleClass().add("mood");
    difference.setId("difference");
    difference.getStyleClass().add("secondary");
    difference.setMinWidth(0);
    Label title = new Label(texts.get("sentiment.title"));
    title.getStyleClass().add("card-title");
    VBox words = new VBox(mood, difference);
    words.setAlignment(Pos.CENTER_LEFT);
    HBox.setHgrow(words, Priority.ALWAYS);
    HBox head = new HBox(number, words);
    head.getStyleClass().add("sentiment-head");
    head.setAlignment(Pos.CENTER_LEFT);
    caution.setId("caution");
    caution.getStyleClass().add("caution");
    caution.setWrapText(true);
    caution.setMinHeight(Region.USE_PREF_SIZE);
    caution.managedProperty().bind(caution.visibleProperty());
    numbers = new VBox(title, head, caution, gauge, bars);
    numbers.getStyleClass().add("numbers");
    message.setId("scores-message");
    message.getStyleClass().add("calm-message");
    message.setWrapText(true);
    latency.setId("latency");
    latency.getStyleClass().add("caption");
    latency.setMinWidth(Region.USE_PREF_SIZE);
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    HBox foot = new HBox(latency, space, modelLine);
    foot.getStyleClass().add("card-foot");
    foot.setAlignment(Pos.CENTER_LEFT);
    getStyleClass().addAll("card", "scores-card");
    getChildren().addAll(new StackPane(numbers, message), foot);
    model.scores().addListener(o -> show());
    show();
  }

  private void show() {
    Scores s = model.scores().get();
    boolean hasNumbers = s.state() == State.SCORES;
    // While the network thinks, what was there stays: a flip must not blink.
    boolean keep = s.state() == State.WAITING && !number.getText().isEmpty();
    numbers.setVisible(hasNumbers || keep);
    message.setVisible(!hasNumbers && !keep);
    message.setText(s.message());
    latency.setText(s.latency());
    if (!hasNumbers) {
      return;
    }
    String value = s.sentiment().isPresent() ? Numbers.signed(s.sentiment().getAsDouble(), 2) : "";
    number.setText(value);
    mood.setText(s.mood());
    difference.setText(s.difference());
    caution.setText(s.caution());
    caution.setVisible(!s.caution().isEmpty());
    gauge.show(s.sentiment(), s.full());
    gauge.setAccessibleText(texts.get("sentiment.accessible", value, s.mood()));
    bars.show(s.emotions());
  }
}
