package org.lacuna.app.reports;

import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import org.lacuna.app.text.Texts;

/** A sheet that can be sorted by every column; cells without a number sort last. */
final class SheetTable extends TableView<Integer> {

  private static final PseudoClass MARKED = PseudoClass.getPseudoClass("published");
  private static final double FIRST = 190;
  private static final double PER_LETTER = 7.4;
  private static final double LEAST = 64;
  private static final double MOST = 320;

  private Sheet sheet = Sheet.EMPTY;
  private IntConsumer opened = row -> {};

  SheetTable(String id, Texts texts) {
    setId(id);
    setAccessibleText(texts.get("reports.table." + id));
    getStyleClass().add("sheet-table");
    Label empty = new Label(texts.get("reports.empty." + id));
    empty.setWrapText(true);
    empty.getStyleClass().add("calm-message");
    setPlaceholder(empty);
    setRowFactory(table -> new SheetRow());
    addEventHandler(
        KeyEvent.KEY_PRESSED,
        e -> {
          if (e.getCode() == KeyCode.ENTER && getSelectionModel().getSelectedItem() != null) {
            opened.accept(getSelectionModel().getSelectedItem());
            e.consume();
          }
        });
  }

  /** Who hears that a row was opened, by double click or the enter key: its index in the sheet. */
  void setOpened(IntConsumer hearer) {
    opened = hearer;
  }

  /** The row that is chosen. */
  Optional<Integer> chosen() {
    return Optional.ofNullable(getSelectionModel().getSelectedItem());
  }

  void show(Sheet other) {
    boolean sameColumns = other.columns().equals(sheet.columns());
    boolean wasEmpty = sheet.rows().isEmpty();
    sheet = other;
    if (sameColumns && wasEmpty) {
      for (int i = 0; i < getColumns().size(); i++) {
        getColumns().get(i).setPrefWidth(width(i));
      }
    }
    if (!sameColumns) {
      getColumns().clear();
      for (int i = 0; i < other.columns().size(); i++) {
        getColumns().add(column(i));
      }
    }
    setItems(
        FXCollections.observableArrayList(
            IntStream.range(0, other.rows().size()).boxed().toList()));
    sort();
  }

  private TableColumn<Integer, String> column(int index) {
    TableColumn<Integer, String> column = new TableColumn<>(sheet.columns().get(index));
    column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(cell(row.getValue(), index)));
    boolean numeric = sheet.numeric().contains(index);
    if (numeric) {
      column.setComparator(Sheet.BY_NUMBER);
      column.getStyleClass().add("numeric");
    }
    column.setPrefWidth(width(index));
    return column;
  }

  /** Room for the longest cell, within limits. */
  private double width(int index) {
    int longest =
        Math.max(
            sheet.columns().get(index).length() + 3,
            sheet.rows().stream().limit(200).mapToInt(r -> r.get(index).length()).max().orElse(0));
    return Math.max(index == 0 ? FIRST : LEAST, Math.min(MOST, longest * PER_LETTER + 24));
  }

  private String cell(int row, int column) {
    return row < sheet.rows().size() && column < sheet.rows().get(row).size()
        ? sheet.rows().get(row).get(column)
        : "";
  }

  private final class SheetRow extends TableRow<Integer> {

    SheetRow() {
      addEventHandler(
          MouseEvent.MOUSE_CLICKED,
          e -> {
            if (e.getClickCount() == 2 && getItem() != null) {
              opened.accept(getItem());
            }
          });
    }

    @Override
    protected void updateItem(Integer row, boolean empty) {
      super.updateItem(row, empty);
      pseudoClassStateChanged(MARKED, !empty && row != null && sheet.marked().contains(row));
    }
  }
}
