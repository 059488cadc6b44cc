package org.lacuna.app.reports;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.lacuna.app.text.Numbers;
import org.lacuna.app.text.Texts;

/** Every clip with what was said of it; a clip whose file is known opens in the window. */
final class ClipsPane extends VBox {

  private final ReportsViewModel model;
  private final Texts texts;
  private final ChoiceBox<String> run;
  private final ChoiceBox<String> question;
  private final SheetTable table;
  private final Label folder = new Label();
  private final Label detail = new Label();
  private final Button open = new Button();
  private List<Answer> shown = List.of();
  private boolean filling;

  ClipsPane(ReportsViewModel model, Texts texts, Function<String, Optional<Path>> askFolder) {
    this.model = model;
    this.texts = texts;
    run = ReportsView.choice("reports-run", texts.get("reports.run"));
    question = ReportsView.choice("reports-question", texts.get("reports.question"));
    table = new SheetTable("clips", texts);
    VBox.setVgrow(table, Priority.ALWAYS);
    run.getSelectionModel()
        .selectedItemProperty()
        .addListener(
            (o, was, is) -> {
              if (!filling && is != null) {
                model.chooseRun(is);
              }
            });
    question
        .getSelectionModel()
        .selectedItemProperty()
        .addListener(
            (o, was, is) -> {
              if (!filling && is != null) {
                model.chooseQuestion(is);
              }
            });
    table.setOpened(this::openRow);
    table.getSelectionModel().selectedItemProperty().addListener(o -> showDetail());
    Button choose = new Button(texts.get("reports.clips.folder"));
    choose.setId("reports-clips-folder");
    choose.setMinWidth(Region.USE_PREF_SIZE);
    choose.setOnAction(
        e -> {
          askFolder.apply(texts.get("reports.clips.folder")).ifPresent(model::setClipFolder);
          show();
        });
    folder.getStyleClass().add("caption");
    folder.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
    folder.setMinWidth(0);
    folder.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(folder, Priority.ALWAYS);
    HBox head = new HBox(8, run, question, folder, choose);
    head.setAlignment(Pos.CENTER_LEFT);
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
    setSpacing(8);
    getChildren().setAll(head, table, foot);
    model.set().addListener(o -> show());
    model.answers().addListener(o -> show());
    model.question().addListener(o -> show());
    show();
  }

  private void openRow(int row) {
    if (row < shown.size()) {
      model.openClip(shown.get(row));
    }
  }

  private void show() {
    filling = true;
    if (!run.getItems().equals(model.runs())) {
      run.getItems().setAll(model.runs());
    }
    run.getSelectionModel().select(model.run().get());
    ReportsView.explain(run, texts, "reports.run", model.runs().size() < 2 ? "reports.oneRun" : "");
    List<String> questions = model.questions();
    if (!question.getItems().equals(questions)) {
      question.getItems().setAll(questions);
    }
    question.getSelectionModel().select(model.question().get());
    ReportsView.explain(
        question, texts, "reports.question", questions.size() < 2 ? "reports.oneQuestion" : "");
    filling = false;
    shown = model.shownAnswers();
    table.show(model.clipSheet());
    folder.setText(
        model
            .clipFolder()
            .map(f -> texts.get("reports.clips.in", f))
            .orElse(texts.get("reports.clips.unknown")));
    showDetail();
  }

  private void showDetail() {
    Optional<Answer> chosen = table.chosen().filter(i -> i < shown.size()).map(shown::get);
    ReportsView.explain(
        open, texts, "reports.clips.open", chosen.isEmpty() ? "reports.clips.none" : "");
    detail.setText(
        chosen.map(this::words).orElse(shown.isEmpty() ? "" : texts.get("reports.clips.hint")));
  }

  private String words(Answer a) {
    StringBuilder said = new StringBuilder();
    for (Map.Entry<String, Double> e : a.said().entrySet()) {
      said.append(said.isEmpty() ? "" : ", ")
          .append(Sheets.letters(e.getKey()))
          .append(' ')
          .append(Numbers.plain(e.getValue(), 2));
    }
    return texts.get(
        "reports.clips.detail",
        a.id(),
        a.recording(),
        Numbers.plain(a.right(), 2),
        said,
        a.farthest().isEmpty() ? texts.get("reports.clips.nothing") : Sheets.letters(a.farthest()));
  }
}
