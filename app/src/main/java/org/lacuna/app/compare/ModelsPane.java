package org.lacuna.app.compare;

import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.DirectoryChooser;
import org.lacuna.app.compare.plot.MiniScale;
import org.lacuna.app.look.Theme;
import org.lacuna.app.text.Numbers;
import org.lacuna.app.text.Texts;
import org.lacuna.inference.signal.ModalitySet;

/** Two networks on the same clip: the same choices in two columns, and how far they are apart. */
final class ModelsPane extends VBox {

  private static final int COLUMNS = 6;

  private final CompareViewModel model;
  private final Texts texts;
  private final ReadOnlyObjectProperty<Theme> theme;
  private final SubsetWords words;
  private final GridPane grid = new GridPane();
  private final HBox choices = new HBox();

  ModelsPane(CompareViewModel model, Texts texts, ReadOnlyObjectProperty<Theme> theme) {
    this.model = model;
    this.texts = texts;
    this.theme = theme;
    this.words = new SubsetWords(texts);
    getStyleClass().add("models-pane");
    setMinSize(0, 0);
    choices.getStyleClass().add("model-choices");
    choices.setAlignment(Pos.CENTER_LEFT);
    fillChoices();
    grid.getStyleClass().add("models-grid");
    for (int i = 0; i < COLUMNS; i++) {
      ColumnConstraints column = new ColumnConstraints();
      column.setHgrow(i == 1 || i == 3 ? Priority.ALWAYS : Priority.SOMETIMES);
      grid.getColumnConstraints().add(column);
    }
    ScrollPane scroll = new ScrollPane(grid);
    scroll.setFitToWidth(true);
    scroll.getStyleClass().add("plain-scroll");
    VBox.setVgrow(scroll, Priority.ALWAYS);
    getChildren().addAll(choices, scroll);
    model.comparison().addListener(o -> show());
    model.current().addListener(o -> show());
    model.second().comparison().addListener(o -> show());
    model.second().message().addListener(o -> show());
    model.second().chosen().addListener(o -> fillChoices());
    show();
  }

  private void fillChoices() {
    Label title = new Label(texts.get("compare.second.choose"));
    title.getStyleClass().add("secondary");
    List<Node> nodes = new ArrayList<>(List.of(title));
    Optional<String> chosen = model.second().chosen().get();
    for (String name : model.models()) {
      Button button = new Button(texts.get("model.choice." + name));
      button.setId("second-" + name);
      button.setOnAction(e -> model.second().choose(name));
      mark(button, chosen.equals(Optional.of(name)));
      nodes.add(button);
    }
    boolean folder = chosen.isPresent() && !model.models().contains(chosen.get());
    Button open = new Button(folder ? fileName(chosen.get()) : texts.get("compare.second.folder"));
    open.setId("second-folder");
    open.setTooltip(new Tooltip(texts.get("compare.second.folder.tip")));
    open.setOnAction(e -> chooseFolder());
    mark(open, folder);
    nodes.add(open);
    if (chosen.isPresent()) {
      Button none = new Button(texts.get("compare.second.forget"));
      none.setId("second-forget");
      none.getStyleClass().add("flat");
      none.setOnAction(e -> model.second().forget());
      nodes.add(none);
    }
    choices.getChildren().setAll(nodes);
  }

  private static void mark(Button button, boolean chosen) {
    button.getStyleClass().add("small");
    if (chosen) {
      button.getStyleClass().add("accent");
    }
  }

  private static String fileName(String folder) {
    return new File(folder).getName();
  }

  private void chooseFolder() {
    DirectoryChooser chooser = new DirectoryChooser();
    chooser.setTitle(texts.get("compare.second.folder.tip"));
    File chosen = chooser.showDialog(getScene().getWindow());
    if (chosen != null) {
      model.second().choose(chosen.getPath());
    }
  }

  private void show() {
    grid.getChildren().clear();
    Optional<Comparison> first = model.comparison().get();
    Optional<Comparison> second = model.second().comparison().get();
    if (first.isEmpty()) {
      return;
    }
    head(0, texts.get("compare.column.subset.brief"), texts.get("compare.column.subset"));
    head(1, first.get().model(), first.get().lacks());
    head(3, second.map(Comparison::model).orElse(texts.get("compare.second.title")), "");
    head(5, texts.get("compare.column.apart"), texts.get("compare.column.apart.tip"));
    List<ModalitySet> subsets = ModalitySet.nonEmptySubsets();
    for (int i = 0; i < subsets.size(); i++) {
      int row = i + 1;
      SubsetResult a = first.get().rows().get(i);
      name(row, subsets.get(i));
      answer(row, 1, first.get(), a);
      if (second.isPresent()) {
        SubsetResult b = second.get().rows().get(i);
        answer(row, 3, second.get(), b);
        apart(row, a, b);
      }
    }
    note(subsets.size() + 1, first.get(), second);
  }

  private void head(int column, String text, String tip) {
    Label label = new Label(text);
    label.getStyleClass().add("models-head");
    if (!tip.isEmpty()) {
      label.setTooltip(new Tooltip(tip));
    }
    grid.add(label, column, 0, column == 1 || column == 3 ? 2 : 1, 1);
  }

  private void name(int row, ModalitySet subset) {
    Label label = new Label(words.names().brief(subset));
    label.setTooltip(new Tooltip(words.names().of(subset)));
    label.setAccessibleText(words.names().of(subset));
    label.setMinWidth(Region.USE_PREF_SIZE);
    if (subset.equals(model.current().get())) {
      label.getStyleClass().add("current-row");
    }
    grid.add(label, 0, row);
  }

  private void answer(int row, int column, Comparison comparison, SubsetResult result) {
    if (!result.answered()) {
      Label why = new Label(result.why());
      why.getStyleClass().add("caption");
      why.setTooltip(new Tooltip(result.why()));
      why.setMinWidth(0);
      why.setMaxWidth(300);
      grid.add(why, column, row, 2, 1);
      return;
    }
    boolean full = result.subset().equals(comparison.full());
    MiniScale scale = new MiniScale(theme);
    scale.show(
        result.sentiment(),
        full
            ? OptionalDouble.empty()
            : comparison
                .answer(comparison.full())
                .map(SubsetResult::sentiment)
                .orElse(OptionalDouble.empty()));
    scale.setAccessibleText(words.sentence(comparison, result));
    Label said = new Label(said(result));
    said.setMinWidth(Region.USE_PREF_SIZE);
    String flip = full ? "" : words.flip(comparison, result, comparison.change(result));
    if (!flip.isEmpty()) {
      said.getStyleClass().add("flip-text");
      said.setTooltip(new Tooltip(texts.get("compare.table.flips", flip)));
    }
    grid.add(scale, column, row);
    grid.add(said, column + 1, row);
  }

  private String said(SubsetResult r) {
    String sentiment =
        r.sentiment().isPresent() ? Numbers.signed(r.sentiment().getAsDouble(), 2) : "";
    String emotion =
        r.likeliest()
            .map(
                label ->
                    texts.get(
                        "compare.models.top",
                        words.emotions().of(label),
                        Numbers.percent(r.emotions().getOrDefault(label, 0.0))))
            .orElse("");
    return String.join("  ", sentiment, emotion).strip();
  }

  private void apart(int row, SubsetResult a, SubsetResult b) {
    if (!a.answered() || !b.answered()) {
      return;
    }
    Change change = Change.between(a, b);
    List<String> parts = new ArrayList<>();
    change.sentiment().ifPresent(v -> parts.add(Numbers.signed(v, 2)));
    change
        .distance()
        .ifPresent(v -> parts.add(texts.get("compare.models.distance", Numbers.plain(v, 2))));
    Label label = new Label(String.join("  ", parts));
    label.setMinWidth(Region.USE_PREF_SIZE);
    if (change.flips()) {
      label.getStyleClass().add("flip-text");
      label.setTooltip(new Tooltip(texts.get("compare.models.differ")));
    }
    grid.add(label, 5, row);
    GridPane.setHalignment(label, HPos.LEFT);
  }

  /** What either model lacks, and why there is no second one. */
  private void note(int row, Comparison first, Optional<Comparison> second) {
    if (!first.lacks().isEmpty()) {
      grid.add(noteLabel(first.lacks()), 1, row, 2, 1);
    }
    String right = second.map(Comparison::lacks).orElse(model.second().message().get());
    if (second.isEmpty()) {
      Label why = noteLabel(right);
      why.setId("second-message");
      grid.add(why, 3, 1, 3, 3);
      return;
    }
    if (!right.isEmpty()) {
      grid.add(noteLabel(right), 3, row, 3, 1);
    }
    grid.add(noteLabel(texts.get("compare.column.apart.tip")), 0, row + 1, COLUMNS, 1);
  }

  private static Label noteLabel(String text) {
    Label label = new Label(text);
    label.getStyleClass().add("secondary");
    label.setWrapText(true);
    return label;
  }
}
