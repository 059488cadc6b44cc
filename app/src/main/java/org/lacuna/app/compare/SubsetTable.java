package org.lacuna.app.compare;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import org.lacuna.app.analysis.EmotionNames;
import org.lacuna.app.text.Numbers;
import org.lacuna.app.text.Texts;

/**
 * The same numbers as the small multiples, sortable by every column. Enter or a double click on a
 * row sets the switches to it.
 */
final class SubsetTable extends TableView<SubsetResult> {

  private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");
  private static final double NAME = 190;
  private static final double NUMBER = 72;
  private static final double SENTIMENT = 84;
  private static final double DECISION = 136;

  private final CompareViewModel model;
  private final Texts texts;
  private final SubsetWords words;
  private final EmotionNames emotions;
  private List<String> labels = List.of();
  private boolean built;

  SubsetTable(CompareViewModel model, Texts texts) {
    this.model = model;
    this.texts = texts;
    this.words = new SubsetWords(texts);
    this.emotions = new EmotionNames(texts);
    setId("subset-table");
    getStyleClass().addAll("dense", "subset-table");
    setMinSize(0, 0);
    setAccessibleText(texts.get("compare.table.accessible"));
    setPlaceholder(new Label(texts.get("compare.noClip")));
    setRowFactory(view -> new Row());
    setOnKeyPressed(
        e -> {
          if (e.getCode() == KeyCode.ENTER) {
            chooseSelected();
            e.consume();
          }
        });
    model.comparison().addListener(o -> show());
    model.current().addListener(o -> refresh());
    show();
  }

  private void chooseSelected() {
    Optional.ofNullable(getSelectionModel().getSelectedItem())
        .ifPresent(row -> model.choose(row.subset()));
  }

  private void show() {
    Optional<Comparison> comparison = model.comparison().get();
    List<String> now = comparison.map(Comparison::labels).orElse(List.of());
    if (!built || !now.equals(labels)) {
      built = true;
      labels = now;
      rebuild();
    }
    getItems().setAll(comparison.map(Comparison::rows).orElse(List.of()));
    sort();
  }

  private void rebuild() {
    TableColumn<SubsetResult, SubsetResult> name =
        column("subset", NAME, Comparator.comparing(r -> words.names().of(r.subset())));
    name.setCellFactory(c -> text(r -> words.names().of(r.subset())));
    TableColumn<SubsetResult, SubsetResult> decision =
        column("decision", DECISION, Comparator.comparing(this::decision));
    decision.setCellFactory(c -> text(this::decision));
    decision.setId("column-decision");
    getColumns().setAll(List.of(name));
    TableColumn<SubsetResult, OptionalDouble> sentiment =
        number("sentiment", SubsetResult::sentiment, v -> Numbers.signed(v, 2));
    sentiment.setPrefWidth(SENTIMENT);
    getColumns().add(sentiment);
    getColumns().add(number("delta", r -> change(r, Change::sentiment), v -> Numbers.signed(v, 2)));
    for (String label : labels) {
      TableColumn<SubsetResult, OptionalDouble> column =
          number(
              "emotion",
              r ->
                  Optional.ofNullable(r.emotions().get(label))
                      .map(OptionalDouble::of)
                      .orElse(OptionalDouble.empty()),
              v -> texts.get("compare.column.share", Numbers.plain(100 * v, 1)));
      column.setText(emotions.of(label));
      column.setId("column-" + label);
      getColumns().add(column);
    }
    getColumns()
        .add(number("distance", r -> change(r, Change::distance), v -> Numbers.plain(v, 2)));
    getColumns().add(decision);
  }

  private OptionalDouble change(SubsetResult row, Function<Change, OptionalDouble> which) {
    return model
        .comparison()
        .get()
        .flatMap(c -> c.change(row))
        .map(which)
        .orElse(OptionalDouble.empty());
  }

  private String decision(SubsetResult row) {
    Optional<Comparison> comparison = model.comparison().get();
    if (!row.answered() || comparison.isEmpty()) {
      return row.why();
    }
    String flip = words.flip(comparison.get(), row, comparison.get().change(row));
    if (!flip.isEmpty()) {
      return texts.get("compare.table.flips", flip);
    }
    boolean full = row.subset().equals(comparison.get().full());
    return texts.get(full ? "compare.full" : "compare.accessible.stays");
  }

  private TableColumn<SubsetResult, SubsetResult> column(
      String key, double width, Comparator<SubsetResult> order) {
    TableColumn<SubsetResult, SubsetResult> column =
        new TableColumn<>(texts.get("compare.column." + key));
    column.setId("column-" + key);
    column.setPrefWidth(width);
    column.setCellValueFactory(f -> new ReadOnlyObjectWrapper<>(f.getValue()));
    column.setComparator(order);
    return column;
  }

  private TableColumn<SubsetResult, OptionalDouble> number(
      String key, Function<SubsetResult, OptionalDouble> value, Function<Double, String> format) {
    TableColumn<SubsetResult, OptionalDouble> column =
        new TableColumn<>(texts.get("compare.column." + key));
    column.setId("column-" + key);
    column.setPrefWidth(NUMBER);
    column.getStyleClass().add("number-column");
    column.setCellValueFactory(f -> new ReadOnlyObjectWrapper<>(value.apply(f.getValue())));
    // What has no value stands below every value when sorted upwards.
    column.setComparator(Comparator.comparingDouble(v -> v.orElse(Double.NEGATIVE_INFINITY)));
    column.setCellFactory(
        c ->
            new TableCell<>() {
              @Override
              protected void updateItem(OptionalDouble item, boolean empty) {
                super.updateItem(item, empty);
                boolean there = !empty && item != null && item.isPresent();
                setText(there ? format.apply(item.getAsDouble()) : "");
              }
            });
    return column;
  }

  private static TableCell<SubsetResult, SubsetResult> text(Function<SubsetResult, String> text) {
    return new TableCell<>() {
      @Override
      protected void updateItem(SubsetResult item, boolean empty) {
        super.updateItem(item, empty);
        String shown = empty || item == null ? "" : text.apply(item);
        setText(shown);
        setTooltip(shown.isEmpty() ? null : new Tooltip(shown));
      }
    };
  }

  /** A row; the present choice is marked. */
  private final class Row extends TableRow<SubsetResult> {
    Row() {
      setOnMouseClicked(
          e -> {
            if (e.getButton() == MouseButton.PRIMARY && e.getClickCount() == 2 && !isEmpty()) {
              model.choose(getItem().subset());
            }
          });
    }

    @Override
    protected void updateItem(SubsetResult item, boolean empty) {
      super.updateItem(item, empty);
      boolean current =
          !empty && item != null && item.answered() && item.subset().equals(model.current().get());
      pseudoClassStateChanged(CURRENT, current);
    }
  }
}
