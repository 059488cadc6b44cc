package org.lacuna.app.rebuilt;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.geometry.Pos;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import org.lacuna.app.text.Texts;

/** Every audio feature with its figures; each column sorts, a chosen row is drawn large. */
final class FeatureTable extends TableView<FeatureRow> {

  /** Beside the columns: frame and scroll bar. */
  private static final double ELSE = 14;

  private final Texts texts;
  private Scope scope = Scope.CLIP;
  private boolean filling;

  FeatureTable(RebuiltViewModel model, Texts texts) {
    this.texts = texts;
    setId("rebuilt-table");
    getStyleClass().addAll("rebuilt-table", "dense");
    setAccessibleText(texts.get("rebuilt.table"));
    setMinSize(0, 0);
    setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_ALL_COLUMNS);
    getColumns().add(column("feature", 112, FeatureRow::label, FeatureRow::label, true));
    number("real", 102, f -> f.real().mean(), f -> RebuiltText.spread(f.real()));
    number("rebuilt", 102, f -> f.rebuilt().mean(), f -> RebuiltText.spread(f.rebuilt()));
    TableColumn<FeatureRow, FeatureRow> difference =
        number("difference", 58, Figures::difference, f -> RebuiltText.signed(f.difference()));
    TableColumn<FeatureRow, FeatureRow> mae =
        number("mae", 48, Figures::mae, f -> RebuiltText.number(f.mae()));
    mae.setVisible(false);
    number("rmse", 48, Figures::rmse, f -> RebuiltText.number(f.rmse()));
    TableColumn<FeatureRow, FeatureRow> card =
        column(
            "card",
            56,
            r -> number(r.card().rmse()),
            r -> RebuiltText.number(r.card().rmse()),
            false);
    getColumns().add(card);
    TableColumn<FeatureRow, FeatureRow> corr =
        number("corr", 52, Figures::corr, f -> RebuiltText.correlation(f.corr()));
    widthProperty().addListener(o -> fit(List.of(card, corr, difference, mae)));
    getSelectionModel()
        .selectedItemProperty()
        .addListener(
            (o, before, now) -> {
              if (!filling && now != null) {
                model.select(now.name());
              }
            });
  }

  /**
   * Shows as many columns as there is room for: the others' figures stand beside the drawing too.
   *
   * @param least the columns that may give way, the last one first
   */
  private void fit(List<TableColumn<FeatureRow, FeatureRow>> least) {
    double room = getWidth() - ELSE;
    for (TableColumn<FeatureRow, ?> column : getColumns()) {
      room -= least.contains(column) ? 0 : column.getMinWidth();
    }
    for (TableColumn<FeatureRow, FeatureRow> column : least) {
      room -= column.getMinWidth();
      column.setVisible(room >= 0);
    }
  }

  /** Shows rows; the chosen feature and the order stay. */
  void show(List<FeatureRow> rows, Scope part, Optional<String> chosen) {
    filling = true;
    scope = part;
    List<TableColumn<FeatureRow, ?>> order = List.copyOf(getSortOrder());
    setItems(FXCollections.observableArrayList(rows));
    getSortOrder().setAll(order);
    sort();
    refresh();
    filling = false;
    chosen.ifPresent(this::choose);
  }

  /** Marks a feature as the chosen one. */
  void choose(String name) {
    filling = true;
    getItems().stream()
        .filter(r -> r.name().equals(name))
        .findFirst()
        .ifPresent(r -> getSelectionModel().select(r));
    filling = false;
  }

  private static Double number(OptionalDouble value) {
    return value.orElse(Double.NaN);
  }

  private TableColumn<FeatureRow, FeatureRow> number(
      String key,
      double width,
      Function<Figures, OptionalDouble> value,
      Function<Figures, String> text) {
    TableColumn<FeatureRow, FeatureRow> column =
        column(
            key,
            width,
            r -> number(value.apply(r.figures(scope))),
            r -> text.apply(r.figures(scope)),
            false);
    getColumns().add(column);
    return column;
  }

  private <T extends Comparable<T>> TableColumn<FeatureRow, FeatureRow> column(
      String key,
      double width,
      Function<FeatureRow, T> value,
      Function<FeatureRow, String> text,
      boolean words) {
    TableColumn<FeatureRow, FeatureRow> column = new TableColumn<>();
    Label title = new Label(texts.get("rebuilt.column." + key));
    title.setTooltip(new Tooltip(texts.get("rebuilt.column." + key + ".tip")));
    column.setGraphic(title);
    column.setId("rebuilt-column-" + key);
    column.setPrefWidth(width);
    column.setMinWidth(width);
    column.setReorderable(false);
    column.setCellValueFactory(c -> new ReadOnlyObjectWrapper<>(c.getValue()));
    column.setCellFactory(c -> cell(text, words));
    column.setComparator(
        (a, b) -> {
          T x = value.apply(a);
          T y = value.apply(b);
          // What has no value stands last, whichever way the column is sorted.
          boolean down = column.getSortType() == TableColumn.SortType.DESCENDING;
          boolean none = x.equals(Double.NaN) || y.equals(Double.NaN);
          return none && down ? y.compareTo(x) : x.compareTo(y);
        });
    return column;
  }

  private static Label unit(FeatureRow row) {
    Label unit = new Label(row.unit());
    unit.getStyleClass().add("caption");
    return unit;
  }

  private static TableCell<FeatureRow, FeatureRow> cell(
      Function<FeatureRow, String> text, boolean words) {
    TableCell<FeatureRow, FeatureRow> cell =
        new TableCell<>() {
          @Override
          protected void updateItem(FeatureRow row, boolean empty) {
            super.updateItem(row, empty);
            setText(empty || row == null ? "" : text.apply(row));
            setGraphic(words && !empty && row != null ? unit(row) : null);
          }
        };
    cell.setContentDisplay(ContentDisplay.RIGHT);
    cell.setAlignment(words ? Pos.CENTER_LEFT : Pos.CENTER_RIGHT);
    return cell;
  }
}
