package org.lacuna.app.presenter;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.css.PseudoClass;
import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.lacuna.app.analysis.Scores;
import org.lacuna.app.look.Theme;
import org.lacuna.app.text.Numbers;
import org.lacuna.app.text.Texts;

/** Sentiment in words, a large gauge, and a large bar for every emotion. */
final class BigScores extends VBox {

  private static final PseudoClass TOP = PseudoClass.getPseudoClass("top");

  private final PresenterViewModel model;
  private final ReadOnlyObjectProperty<Theme> theme;
  private final ReadOnlyObjectProperty<Double> size;
  private final Texts texts;
  private final Label moodTitle = new Label();
  private final Label mood = new Label();
  private final Label emotionTitle = new Label();
  private final BigGauge gauge;
  private final HBox ends;
  private final GridPane bars = new GridPane();
  private final Label legend = new Label();
  private final List<Row> rows = new ArrayList<>();

  private record Row(String label, Label name, BigBar bar, Label percent) {}

  BigScores(
      PresenterViewModel model,
      ReadOnlyObjectProperty<Theme> theme,
      ReadOnlyObjectProperty<Double> size,
      Texts texts) {
    this.model = model;
    this.theme = theme;
    this.size = size;
    this.texts = texts;
    getStyleClass().add("big-scores");
    setAlignment(Pos.CENTER_LEFT);
    mood.setId("present-mood");
    mood.getStyleClass().add("big-mood");
    mood.setMinHeight(USE_PREF_SIZE);
    mood.textProperty().bind(model.mood());
    gauge = new BigGauge(theme);
    ends = ends();
    legend.getStyleClass().add("big-legend");
    legend.setText(texts.get("presenter.pale"));
    legend.setWrapText(true);
    ColumnConstraints names = new ColumnConstraints();
    ColumnConstraints middle = new ColumnConstraints(40, 200, Double.MAX_VALUE);
    middle.setHgrow(Priority.ALWAYS);
    ColumnConstraints percents = new ColumnConstraints();
    percents.setHalignment(HPos.RIGHT);
    bars.getColumnConstraints().setAll(names, middle, percents);
    bars.getStyleClass().add("big-bars");
    moodTitle.setText(texts.get("presenter.mood"));
    moodTitle.getStyleClass().add("big-title");
    emotionTitle.setText(texts.get("presenter.emotions"));
    emotionTitle.getStyleClass().addAll("big-title", "big-second-title");
    getChildren().addAll(moodTitle, mood, gauge, ends, emotionTitle, bars, legend);
    model.scores().addListener(o -> show());
    model.compared().addListener(o -> show());
    size.addListener(o -> resize());
    show();
    resize();
  }

  private HBox ends() {
    Label negative = new Label(texts.get("presenter.negative"));
    Label positive = new Label(texts.get("presenter.positive"));
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    HBox box = new HBox(negative, space, positive);
    box.getStyleClass().add("big-ends");
    return box;
  }

  private void resize() {
    height(gauge, 1.6 * size.get());
    rows.forEach(r -> height(r.bar, 1.8 * size.get()));
  }

  private static void height(Region region, double height) {
    region.setMinHeight(Math.rint(height));
    region.setPrefHeight(Math.rint(height));
    region.setMaxHeight(Math.rint(height));
  }

  private void show() {
    Scores now = model.scores().get();
    boolean numbers = now.state() == Scores.State.SCORES;
    boolean sentiment = numbers && now.sentiment().isPresent();
    moodTitle.setVisible(sentiment);
    mood.setVisible(sentiment);
    emotionTitle.setVisible(numbers && !now.emotions().isEmpty());
    gauge.setVisible(sentiment);
    ends.setVisible(sentiment);
    bars.setVisible(numbers);
    boolean compared = model.compared().get();
    legend.setVisible(numbers && compared);
    gauge.show(now.sentiment(), compared ? now.full() : OptionalDouble.empty());
    if (numbers) {
      fill(now.emotions(), compared);
    }
  }

  private void fill(List<Scores.Emotion> emotions, boolean compared) {
    List<String> labels = emotions.stream().map(Scores.Emotion::label).toList();
    if (!labels.equals(rows.stream().map(Row::label).toList())) {
      rebuild(labels);
    }
    for (int i = 0; i < emotions.size(); i++) {
      Scores.Emotion e = emotions.get(i);
      Row row = rows.get(i);
      row.name.setText(e.name());
      row.name.pseudoClassStateChanged(TOP, e.top());
      row.percent.setText(Numbers.percent(e.value()) + " %");
      row.percent.pseudoClassStateChanged(TOP, e.top());
      row.bar.show(e.value(), e.full(), compared);
      row.bar.setAccessibleText(
          texts.get(
              "emotions.accessible",
              e.name(),
              Numbers.percent(e.value()),
              Numbers.percent(e.full())));
    }
  }

  private void rebuild(List<String> labels) {
    rows.clear();
    bars.getChildren().clear();
    for (String label : labels) {
      Row row = new Row(label, new Label(), new BigBar(label, theme), new Label());
      row.name.getStyleClass().add("big-name");
      row.name.setMinWidth(USE_PREF_SIZE);
      row.percent.getStyleClass().add("big-name");
      row.percent.setMinWidth(USE_PREF_SIZE);
      bars.addRow(rows.size(), row.name, row.bar, row.percent);
      rows.add(row);
    }
    resize();
  }
}
