package org.lacuna.app.reports;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.lacuna.app.look.NamedChoices;
import org.lacuna.app.look.Theme;
import org.lacuna.app.text.Numbers;
import org.lacuna.app.text.Texts;

/**
 * Every clip with what was said of it, and its errors with everything against less; a clip whose
 * file is known opens in the window.
 */
final class ClipsPane extends VBox {

  private static final double PLOT_WIDTH = 330;

  private final ClipsViewModel model;
  private final Texts texts;
  private final ChoiceBox<String> run;
  private final ChoiceBox<String> question;
  private final ChoiceBox<String> less;
  private final SheetTable table;
  private final ErrorPlot plot;
  private final VBox side;
  private final Label folder = new Label();
  private final Label detail = new Label();
  private final Button open = new Button();
  private List<Answer> shown = List.of();
  private boolean filling;

  ClipsPane(
      ClipsViewModel model,
      Texts texts,
      ReadOnlyObjectProperty<Theme> theme,
      Function<String, Optional<Path>> askFolder) {
    this.model = model;
    this.texts = texts;
    run = box("reports-run", texts.get("reports.run"), model::chooseRun);
    question = box("reports-question", texts.get("reports.question"), model::chooseQuestion);
    less = box("reports-less", texts.get("reports.less"), model::chooseLess);
    less.setConverter(new NamedChoices<>(g -> texts.get("reports.against", Sheets.letters(g))));
    table = new SheetTable("clips", texts);
    HBox.setHgrow(table, Priority.ALWAYS);
    table.setOpened(this::openRow);
    table.getSelectionModel().selectedItemProperty().addListener(o -> showDetail());
    plot = new ErrorPlot(model, texts, theme);
    side = side();
    HBox body = new HBox(12, table, side);
    VBox.setVgrow(body, Priority.ALWAYS);
    setSpacing(8);
    getChildren().setAll(head(askFolder), body, foot());
    model.set().addListener(o -> show());
    model.answers().addListener(o -> show());
    model.question().addListener(o -> show());
    model.less().addListener(o -> show());
    show();
  }

  private ChoiceBox<String> box(String id, String accessible, Consumer<String> choose) {
    ChoiceBox<String> box = ReportsView.choice(id, accessible);
    box.getSelectionModel()
        .selectedItemProperty()
        .addListener(
            (o, was, is) -> {
              if (!filling && is != null) {
                choose.accept(is);
              }
            });
    return box;
  }

  private HBox head(Function<String, Optional<Path>> askFolder) {
    Button choose = new Button(texts.get("reports.clips.folder"));
    choose.setId("reports-clips-folder");
    choose.setMinWidth(Region.USE_PREF_SIZE);
    choose.setOnAction(
        e -> {
          askFolder.apply(texts.get("reports.clips.folder")).ifPresent(model::setFolder);
          show();
        });
    folder.getStyleClass().add("caption");
    folder.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
    folder.setMinWidth(0);
    folder.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(folder, Priority.ALWAYS);
    HBox head = new HBox(8, run, question, less, folder, choose);
    head.setAlignment(Pos.CENTER_LEFT);
    return head;
  }

  private VBox side() {
    Label legend = new Label(texts.get("reports.errors.legend"));
    legend.getStyleClass().add("caption");
    legend.setWrapText(true);
    legend.setMinHeight(Region.USE_PREF_SIZE);
    VBox box = new VBox(4, plot, legend);
    plot.setPrefSize(PLOT_WIDTH, PLOT_WIDTH);
    box.setMinWidth(PLOT_WIDTH);
    box.setPrefWidth(PLOT_WIDTH);
    box.setMaxWidth(PLOT_WIDTH);
    box.managedProperty().bind(box.visibleProperty());
    return box;
  }

  private HBox foot() {
    open.setId("reports-open-clip");
    open.setText(texts.get("reports.clips.open"));
    open.setMinWidth(Region.USE_PREF_SIZE);
    open.setOnAction(e -> table.chosen().ifPresent(this::openRow));
    detail.setId("reports-detail");
    detail.getStyleClass().add("secondary");
    detail.setWrapText(true);
    detail.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(detail, Priority.ALWAYS);
    HBox foot = new HBox(8, detail, open);
    foot.setAlignment(Pos.CENTER_LEFT);
    return foot;
  }

  private void openRow(int row) {
    if (row < shown.size()) {
      model.open(shown.get(row));
    }
  }

  private void show() {
    filling = true;
    fill(run, model.runs(), model.run().get(), "reports.run", "reports.oneRun");
    fill(
        question,
        model.questions(),
        model.question().get(),
        "reports.question",
        "reports.oneQuestion");
    fill(less, model.lessChoices(), model.less().get(), "reports.less", "reports.oneLess");
    filling = false;
    shown = model.shown();
    table.show(model.sheet());
    List<ClipPoint> points = model.points();
    side.setVisible(!points.isEmpty());
    plot.show(points);
    folder.setText(
        model
            .folder()
            .map(f -> texts.get("reports.clips.in", f))
            .orElse(texts.get("reports.clips.unknown")));
    showDetail();
  }

  /** What leaves no choice is off and says why. */
  private void fill(
      ChoiceBox<String> box, List<String> all, String chosen, String key, String why) {
    if (!box.getItems().equals(all)) {
      box.getItems().setAll(all);
    }
    if (all.contains(chosen)) {
      box.getSelectionModel().select(chosen);
    } else {
      box.getSelectionModel().clearSelection();
    }
    ReportsView.explain(box, texts, key, all.size() < 2 ? why : "");
  }

  private void showDetail() {
    Optional<Answer> chosen = table.chosen().filter(i -> i < shown.size()).map(shown::get);
    ReportsView.explain(
        open, texts, "reports.clips.open", chosen.isEmpty() ? "reports.clips.none" : "");
    detail.setText(
        chosen.map(this::words).orElse(shown.isEmpty() ? "" : texts.get("reports.clips.hint")));
    chosen.ifPresent(plot::pick);
  }

  private String words(Answer a) {
    StringBuilder said = new StringBuilder();
    for (Map.Entry<String, Double> e : a.said().entrySet()) {
      said.append(said.isEmpty() ? "" : ", ")
          .append(Sheets.letters(e.getKey()))
          .append(' ')
          .append(Numbers.plain(e.getValue(), 2));
    }
    String words =
        texts.get(
            a.choice() ? "reports.clips.detail.choice" : "reports.clips.detail",
            a.id(),
            a.recording(),
            a.choice() ? a.label() : Numbers.plain(a.right(), 2),
            said,
            a.farthest().isEmpty()
                ? texts.get("reports.clips.nothing")
                : Sheets.letters(a.farthest()));
    return model.inSession(a) ? words + " " + texts.get("reports.clips.inSession") : words;
  }
}
