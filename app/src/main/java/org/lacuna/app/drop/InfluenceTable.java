package org.lacuna.app.drop;

import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Pos;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Rectangle;
import org.lacuna.app.look.ScoreColours;
import org.lacuna.app.look.Theme;
import org.lacuna.app.text.Numbers;
import org.lacuna.app.text.Texts;
import org.lacuna.app.timeline.Span;
import org.lacuna.app.timeline.Timeline;

/**
 * The parts that move the score most. Choosing a row seeks to it and lights it up on the timeline.
 */
final class InfluenceTable extends TableView<RankedPart> {

  private static final double RANK = 36;
  private static final double MODALITY = 84;
  private static final double TIME = 122;
  private static final double WORDS = 110;
  private static final double NUMBER = 88;
  private static final double BAR = 124;

  /** Beside the columns: frame and scroll bar. */
  private static final double ELSE = 18;

  private final InfluenceViewModel model;
  private final Texts texts;
  private final ReadOnlyObjectProperty<Theme> theme;
  private boolean filling;

  InfluenceTable(
      InfluenceViewModel model,
      Timeline timeline,
      Texts texts,
      ReadOnlyObjectProperty<Theme> theme) {
    this.model = model;
    this.texts = texts;
    this.theme = theme;
    setId("why-table");
    getStyleClass().addAll("dense", "why-table");
    setMinSize(0, 0);
    setAccessibleText(texts.get("why.table.accessible"));
    setPlaceholder(new Label(""));
    TableColumn<RankedPart, String> words = text("words", WORDS, RankedPart::words);
    getColumns()
        .setAll(
            List.of(
                rank(),
                text("modality", MODALITY, p -> texts.get("modality." + p.part().modality().key())),
                time(),
                words,
                number(),
                bar()));
    // What was said has all the room that is left.
    double others = RANK + MODALITY + TIME + NUMBER + BAR + ELSE;
    widthProperty().addListener(o -> words.setPrefWidth(Math.max(WORDS, getWidth() - others)));
    getSelectionModel()
        .selectedItemProperty()
        .addListener(
            (o, was, is) -> {
              if (is != null && !filling) {
                timeline.seek(is.part().startUs());
                timeline.point(List.of(new Span(is.part().startUs(), is.part().endUs())));
              }
            });
    sceneProperty().addListener(o -> timeline.point(List.of()));
    model.ranked().addListener(o -> show());
    theme.addListener(o -> refresh());
    show();
  }

  private void show() {
    filling = true;
    getSelectionModel().clearSelection();
    getItems().setAll(model.ranked().get());
    sort();
    filling = false;
    refresh();
  }

  private <T> TableColumn<RankedPart, T> column(
      String key, double width, Function<RankedPart, T> value) {
    TableColumn<RankedPart, T> column = new TableColumn<>(texts.get("why.column." + key));
    column.setId("why-column-" + key);
    column.setPrefWidth(width);
    column.setCellValueFactory(f -> new ReadOnlyObjectWrapper<>(value.apply(f.getValue())));
    return column;
  }

  private TableColumn<RankedPart, Integer> rank() {
    TableColumn<RankedPart, Integer> column =
        column("rank", RANK, p -> model.ranked().get().indexOf(p) + 1);
    column.getStyleClass().add("number-column");
    return column;
  }

  private TableColumn<RankedPart, String> text(
      String key, double width, Function<RankedPart, String> value) {
    return column(key, width, value);
  }

  private TableColumn<RankedPart, RankedPart> time() {
    TableColumn<RankedPart, RankedPart> column = column("time", TIME, p -> p);
    column.setComparator(Comparator.comparingLong(p -> p.part().startUs()));
    column.setCellFactory(
        c ->
            new TableCell<>() {
              @Override
              protected void updateItem(RankedPart item, boolean empty) {
                super.updateItem(item, empty);
                setText(
                    empty || item == null
                        ? ""
                        : texts.get(
                            "why.time",
                            Numbers.time(item.part().startUs()),
                            Numbers.time(item.part().endUs())));
              }
            });
    return column;
  }

  private TableColumn<RankedPart, Double> number() {
    TableColumn<RankedPart, Double> column = column("effect", NUMBER, RankedPart::effect);
    column.getStyleClass().add("number-column");
    column.setCellFactory(
        c ->
            new TableCell<>() {
              @Override
              protected void updateItem(Double item, boolean empty) {
                super.updateItem(item, empty);
                setText(empty || item == null ? "" : model.format(item));
              }
            });
    return column;
  }

  /** The effect as a bar from the middle: to the left what falls without the part. */
  private TableColumn<RankedPart, Double> bar() {
    TableColumn<RankedPart, Double> column = column("bar", BAR, RankedPart::effect);
    column.setSortable(false);
    column.setCellFactory(
        c ->
            new TableCell<>() {
              private final Rectangle middle = new Rectangle(1, 14);
              private final Rectangle bar = new Rectangle(0, 8);
              private final Pane pane = new Pane(middle, bar);

              {
                setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
                setAlignment(Pos.CENTER_LEFT);
                pane.setMinSize(BAR - 24, 14);
                pane.setPrefSize(BAR - 24, 14);
                pane.setMaxSize(BAR - 24, 14);
              }

              @Override
              protected void updateItem(Double item, boolean empty) {
                super.updateItem(item, empty);
                double largest = model.largest();
                if (empty || item == null || largest <= 0) {
                  setGraphic(null);
                  return;
                }
                double half = (BAR - 24) / 2;
                double length = Math.max(1, half * Math.abs(item) / largest);
                middle.setX(half);
                middle.setFill(theme.get().palette().muted());
                bar.setX(item < 0 ? half - length : half + 1);
                bar.setY(3);
                bar.setWidth(length);
                bar.setFill(
                    item < 0
                        ? ScoreColours.positive(theme.get())
                        : ScoreColours.negative(theme.get()));
                setGraphic(pane);
              }
            });
    return column;
  }
}
