package org.lacuna.app.analysis;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.css.PseudoClass;
import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.lacuna.app.look.Theme;
import org.lacuna.app.text.Numbers;
import org.lacuna.app.text.Texts;

/** One row an emotion: name, bar with ghost, percent, and the distance to the full prediction. */
final class EmotionBars extends GridPane {

  private static final PseudoClass TOP = PseudoClass.getPseudoClass("top");

  private final Texts texts;
  private final ReadOnlyObjectProperty<Theme> theme;
  private final List<Row> rows = new ArrayList<>();

  private record Row(String label, Label name, EmotionBar bar, Label percent, Label delta) {}

  EmotionBars(Texts texts, ReadOnlyObjectProperty<Theme> theme) {
    this.texts = texts;
    this.theme = theme;
    getStyleClass().add("emotion-bars");
    ColumnConstraints name = new ColumnConstraints(72, Region.USE_COMPUTED_SIZE, 140);
    ColumnConstraints bar = new ColumnConstraints(80, 200, Double.MAX_VALUE);
    bar.setHgrow(Priority.ALWAYS);
    ColumnConstraints percent = new ColumnConstraints(44, 44, 44);
    percent.setHalignment(HPos.RIGHT);
    ColumnConstraints delta = new ColumnConstraints(32, 32, 32);
    delta.setHalignment(HPos.RIGHT);
    getColumnConstraints().setAll(name, bar, delta, percent);
  }

  /** Shows these rows; the nodes of a label that stays are kept. */
  void show(List<Scores.Emotion> emotions) {
    List<String> labels = emotions.stream().map(Scores.Emotion::label).toList();
    if (!labels.equals(rows.stream().map(Row::label).toList())) {
      rebuild(labels);
    }
    for (int i = 0; i < emotions.size(); i++) {
      fill(rows.get(i), emotions.get(i));
    }
  }

  private void rebuild(List<String> labels) {
    rows.clear();
    getChildren().clear();
    for (String label : labels) {
      Row row = new Row(label, new Label(), new EmotionBar(label, theme), new Label(), new Label());
      row.name.getStyleClass().add("emotion-name");
      row.percent.getStyleClass().add("emotion-percent");
      row.delta.getStyleClass().add("emotion-delta");
      addRow(rows.size(), row.name, row.bar, row.delta, row.percent);
      rows.add(row);
    }
  }

  private void fill(Row row, Scores.Emotion e) {
    row.name.setText(e.name());
    row.name.pseudoClassStateChanged(TOP, e.top());
    row.percent.setText(Numbers.percent(e.value()) + " %");
    row.percent.pseudoClassStateChanged(TOP, e.top());
    double points = Math.rint(100 * e.delta());
    row.delta.setText(points == 0 ? "" : Numbers.signed(points, 0));
    row.bar.show(e.value(), e.full());
    row.bar.setAccessibleText(
        texts.get(
            "emotions.accessible",
            e.name(),
            Numbers.percent(e.value()),
            Numbers.percent(e.full())));
  }
}
