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

  /** Narrower than this, the columns are as narrow as their words allow. */
  private static final double ROOMY = 780;

  /** Widths of the columns in pixels. */
  private record Widths(
      double name,
      double sentiment,
      double change,
      double emotion,
      double apart,
      double decision) {}

  private static final Widths WIDE = new Widths(190, 84, 72, 72, 72, 136);
  private static final Widths NARROW = new Widths(122, 74, 56, 57, 68, 74);

  private final CompareViewModel model;
  private final Texts texts;
  private final SubsetWords words;
  private final EmotionNames emotions;
  private List<String> labels = List.of();
  private boolean built;
  private boolean roomy = true;

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
    widthProperty().addListener(o -> fit());
    model.comparison().addListener(o -> show());
    model.current().addListener(o -> refresh());
    show();
  }

  private void chooseSelected() {
    Optional.ofNullable(getSelectionModel().getSelectedItem())
        .ifPresent(row -> model.choose(row.subset()));
  }

  private void fit() {
    boolean now = getWidth() >= ROOMY;
    if (now != roomy && getWidth() > 0) {
      roomy = now;
      rebuild();
      sort();
    }
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
    Widths widths = roomy ? WIDE : NARROW;
    TableColumn<SubsetResult, SubsetResult> name =
        column("subset", widths.name, Comparator.comparing(r -> words.names().of(r.subset())));
    name.setText(texts.get(roomy ? "compare.column.subset" : "compare.column.subset.brief"));
    Function<SubsetResult, String> whole = r -> words.names().of(r.subset());
    name.setCellFactory(c -> text(roomy ? whole : r -> words.names().brief(r.subset()), whole));
    TableColumn<SubsetResult, SubsetResult> decision =
        column("decision", widths.decision, Comparator.comparing(this::decision));
    decision.setCellFactory(
        c -> text(roomy ? this::decision : this::briefDecision, this::decision));
    decision.setId("column-decision");
    getColumns().setAll(List.of(name));
    TableColumn<SubsetResult, OptionalDouble> sentiment =
        number("sentiment", widths.sentiment, SubsetResult::sentiment, v -> Numbers.signed(v, 2));
    getColumns().add(sentiment);
    getColumns()
        .add(
            number(
                "delta",
                widths.change,
                r -> change(r, Change::sentiment),
                v -> Numbers.signed(v, 2)));
    for (String label : labels) {
      TableColumn<SubsetResult, OptionalDouble> column =
          number(
              "emotion",
              widths.emotion,
              r ->
                  Optional.ofNullable(r.emotions().get(label))
                      .map(OptionalDouble::of)
                      .orElse(OptionalDouble.empty()),
              v -> texts.get("compare.column.share", Numbers.plain(100 * v, roomy ? 1 : 0)));
      column.setText(emotions.of(label));
      column.setId("column-" + label);
      getColumns().add(column);
    }
    getColumns()
        .add(
            number(
                "distance",
                widths.apart,
                r -> change(r, Change::distance),
                v -> Numbers.plain(v, 2)));
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

  /** The same in a word or two. */
  private String briefDecision(SubsetResult row) {
    Optional<Comparison> comparison = model.comparison().get();
    if (!row.answered() || comparison.isEmpty()) {
      return texts.get("compare.table.absent");
    }
    String flips = words.flipsTo(row, comparison.get().change(row));
    if (!flips.isEmpty()) {
      return texts.get("compare.table.flips", flips);
    }
    boolean full = row.subset().equals(comparison.get().full());
    return texts.get(full ? "compare.full" : "compare.table.stays");
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
      String key,
      double width,
      Function<SubsetResult, OptionalDouble> value,
      Function<Double, String> format) {
    TableColumn<SubsetResult, OptionalDouble> column =
        new TableColumn<>(texts.get("compare.column." + key));
    column.setId("column-" + key);
    column.setPrefWidth(width);
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

  /**
   * @param whole for the tip and for those who listen
   */
  private static TableCell<SubsetResult, SubsetResult> text(
      Function<SubsetResult, String> text, Function<SubsetResult, String> whole) {
    return new TableCell<>() {
      @Override
      protected void updateItem(SubsetResult item, boolean empty) {
        super.updateItem(item, empty);
        String shown = empty || item == null ? "" : text.apply(item);
        setText(shown);
        String said = shown.isEmpty() ? "" : whole.apply(item);
        setTooltip(said.isEmpty() ? null : new Tooltip(said));
        setAccessibleText(said);
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
