package org.lacuna.app.mapping;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignR;
import org.kordamp.ikonli.materialdesign2.MaterialDesignU;
import org.lacuna.app.mapping.propose.InputRole;
import org.lacuna.app.mapping.propose.Mapping;
import org.lacuna.app.mapping.propose.OutputRole;
import org.lacuna.app.mapping.propose.Proposed;
import org.lacuna.app.mapping.trial.Trial;
import org.lacuna.app.text.Numbers;
import org.lacuna.app.text.Texts;
import org.lacuna.inference.onnx.NetworkTensor;
import org.lacuna.inference.signal.Modality;

/** The mapping assistant as a page: proposals to check, a run to try, a card to keep. */
final class MappingView extends VBox {

  private final MappingViewModel model;
  private final Texts texts;
  private final Runnable close;
  private final RoleTable<InputRole> inputs;
  private final RoleTable<OutputRole> outputs;
  private final List<LaneRow> lanes = new ArrayList<>();
  private final TextField name = new TextField();
  private final TextField window = new TextField();
  private final TextField emotions = new TextField();
  private final CheckBox logits = new CheckBox();
  private final CheckBox zeros = new CheckBox();
  private final VBox said = new VBox();
  private final Button test = new Button();
  private final Button write = new Button();
  private final Button undo = new Button("", new FontIcon(MaterialDesignU.UNDO_VARIANT));
  private final Button redo = new Button("", new FontIcon(MaterialDesignR.REDO_VARIANT));

  /**
   * @param close closes the assistant without keeping anything
   */
  MappingView(MappingViewModel model, Texts texts, FileChoice files, Runnable close) {
    this.model = model;
    this.texts = texts;
    this.close = close;
    inputs = new RoleTable<>(texts, InputRole.all(), this::named, model::chooseInput);
    outputs =
        new RoleTable<>(
            texts,
            OutputRole.all(),
            this::named,
            (tensor, role) -> model.change(m -> m.withOutput(tensor, role)));
    inputs.setId("mapping-inputs");
    outputs.setId("mapping-outputs");
    VBox layout = new VBox(8);
    for (Modality m : Modality.values()) {
      LaneRow lane = new LaneRow(model, m, texts, files);
      lanes.add(lane);
      layout.getChildren().add(lane);
    }
    VBox sections =
        new VBox(
            section("mapping.inputs", inputs),
            section("mapping.outputs", outputs),
            section("mapping.layout", layout),
            section("mapping.model", about()));
    sections.getStyleClass().add("mapping-sections");
    ScrollPane scroll = new ScrollPane(sections);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.setFocusTraversable(false);
    scroll.getStyleClass().add("mapping-scroll");
    VBox.setVgrow(scroll, Priority.ALWAYS);
    getStyleClass().add("mapping-dialog");
    getChildren().addAll(head(), scroll, foot());
    model.mapping().addListener(o -> show());
    model.trial().addListener(o -> show());
    model.failure().addListener(o -> show());
    model.busy().addListener(o -> show());
    addEventFilter(KeyEvent.KEY_PRESSED, this::undoByKey);
    show();
  }

  private String named(InputRole role) {
    return texts.get(
        "mapping.input." + role.kind().name(),
        role.modality().map(m -> texts.get("modality." + m.key())).orElse(""));
  }

  private String named(OutputRole role) {
    return texts.get(
        "mapping.output." + role.kind().name(),
        role.target().map(m -> texts.get("modality." + m.key())).orElse(""),
        role.source().map(m -> texts.get("modality.inText." + m.key())).orElse(""));
  }

  private void undoByKey(KeyEvent e) {
    if (e.isShortcutDown() && e.getCode() == KeyCode.Z && !(e.getTarget() instanceof TextField)) {
      if (e.isShiftDown()) {
        model.redo();
      } else {
        model.undo();
      }
      e.consume();
    }
  }

  private HBox head() {
    Label intro =
        new Label(texts.get("mapping.intro", String.valueOf(model.network().file().getFileName())));
    intro.setWrapText(true);
    intro.setMinHeight(USE_PREF_SIZE);
    HBox.setHgrow(intro, Priority.ALWAYS);
    intro.setMaxWidth(Double.MAX_VALUE);
    icon(undo, "mapping.undo", model::undo);
    icon(redo, "mapping.redo", model::redo);
    HBox head = new HBox(12, intro, undo, redo);
    head.getStyleClass().add("mapping-head");
    head.setAlignment(Pos.CENTER_LEFT);
    return head;
  }

  private void icon(Button button, String key, Runnable action) {
    button.getStyleClass().addAll("flat", "button-icon");
    button.setTooltip(new Tooltip(texts.get(key)));
    button.setAccessibleText(texts.get(key));
    button.setMinWidth(USE_PREF_SIZE);
    button.setOnAction(e -> action.run());
  }

  private VBox section(String title, Node content) {
    Label label = new Label(texts.get(title));
    label.getStyleClass().add("card-title");
    VBox box = new VBox(8, label, content);
    box.getStyleClass().addAll("card", "mapping-section");
    return box;
  }

  private GridPane about() {
    GridPane grid = new GridPane();
    grid.getStyleClass().add("mapping-about");
    name.setId("mapping-name");
    window.setId("mapping-window");
    emotions.setId("mapping-emotions");
    emotions.setPrefColumnCount(36);
    window.setPrefColumnCount(5);
    window.setMaxWidth(Region.USE_PREF_SIZE);
    field(
        grid, 0, "mapping.name", name, () -> model.change(m -> m.withName(name.getText().strip())));
    field(grid, 1, "mapping.window", window, this::windowTyped);
    field(grid, 2, "mapping.emotions", emotions, this::emotionsTyped);
    logits.setText(texts.get("mapping.logits"));
    logits.setOnAction(e -> emotionsTyped());
    zeros.setText(texts.get("mapping.zeros"));
    zeros.setOnAction(e -> model.change(m -> m.withZeros(zeros.isSelected())));
    grid.add(logits, 1, 3);
    grid.add(zeros, 1, 4);
    return grid;
  }

  private void field(GridPane grid, int row, String key, TextField field, Runnable typed) {
    Label label = new Label(texts.get(key));
    label.setLabelFor(field);
    field.setAccessibleText(texts.get(key));
    field.setOnAction(e -> typed.run());
    field
        .focusedProperty()
        .addListener(
            o -> {
              if (!field.isFocused()) {
                typed.run();
              }
            });
    grid.addRow(row, label, field);
  }

  private void windowTyped() {
    String text = window.getText().strip();
    if (text.matches("[0-9]{1,4}(\\.[0-9]{1,3})?") && Double.parseDouble(text) > 0) {
      model.changeWindow(Double.parseDouble(text));
    }
    show();
  }

  private void emotionsTyped() {
    List<String> names =
        Arrays.stream(emotions.getText().split(",", -1))
            .map(String::strip)
            .filter(n -> !n.isEmpty())
            .toList();
    model.change(m -> m.withEmotions(names, logits.isSelected()));
  }

  private VBox foot() {
    said.setId("mapping-said");
    said.getStyleClass().add("mapping-said");
    test.setId("mapping-test");
    test.setText(texts.get("mapping.test"));
    test.setTooltip(
        new Tooltip(
            model
                .clipName()
                .map(c -> texts.get("mapping.test.onClip", c))
                .orElse(texts.get("mapping.test.made"))));
    test.setOnAction(e -> model.tryIt());
    write.setId("mapping-write");
    write.setText(texts.get("mapping.write"));
    write.setTooltip(new Tooltip(texts.get("mapping.write.tip", model.place())));
    write.getStyleClass().add("accent");
    write.setOnAction(e -> model.write());
    Button cancel = new Button(texts.get("mapping.close"));
    cancel.setId("mapping-close");
    cancel.setOnAction(e -> close.run());
    Label place = new Label(texts.get("mapping.write.tip", model.place().getFileName()));
    place.getStyleClass().add("caption");
    place.setMinWidth(0);
    place.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(place, Priority.ALWAYS);
    HBox buttons = new HBox(8, place, cancel, test, write);
    buttons.setAlignment(Pos.CENTER_LEFT);
    VBox foot = new VBox(8, said, buttons);
    foot.getStyleClass().add("mapping-foot");
    return foot;
  }

  private void show() {
    Mapping now = model.mapping().get();
    rows(inputs, model.network().shape().inputs(), now.inputs(), model.proposal().inputs());
    rows(outputs, model.network().shape().outputs(), now.outputs(), model.proposal().outputs());
    lanes.forEach(LaneRow::show);
    set(name, now.name());
    set(window, Numbers.plain(now.windowSeconds(), now.windowSeconds() % 1 == 0 ? 0 : 2));
    set(emotions, String.join(", ", now.emotions()));
    boolean gives = now.output(OutputRole.EMOTIONS).isPresent();
    emotions.setDisable(!gives);
    logits.setDisable(!gives);
    logits.setSelected(now.logits());
    zeros.setSelected(now.zeros());
    undo.setDisable(!model.canUndo());
    redo.setDisable(!model.canRedo());
    List<String> problems = model.problems();
    boolean busy = model.busy().get();
    String why = problems.isEmpty() ? busy ? texts.get("mapping.busy") : "" : problems.get(0);
    explain(test, "mapping.test", why);
    explain(write, "mapping.write", why);
    String noEmotions = gives ? "" : texts.get("mapping.noEmotions");
    emotions.setAccessibleText(texts.get("mapping.emotions") + ". " + noEmotions);
    emotions.setPromptText(gives ? texts.get("mapping.emotions.prompt") : noEmotions);
    logits.setAccessibleText(texts.get("mapping.logits") + ". " + noEmotions);
    said.getChildren().setAll(messages(problems, busy));
  }

  /** A button that is off says why; the sentence also stands above it. */
  private void explain(Button button, String key, String why) {
    button.setDisable(!why.isEmpty());
    button.setAccessibleText(why.isEmpty() ? texts.get(key) : texts.get(key) + ". " + why);
  }

  private static <R> void rows(
      RoleTable<R> table,
      List<NetworkTensor> tensors,
      Map<String, R> roles,
      Map<String, Proposed<R>> proposed) {
    for (int i = 0; i < tensors.size(); i++) {
      NetworkTensor t = tensors.get(i);
      Optional<Proposed<R>> p = Optional.ofNullable(proposed.get(t.name()));
      Optional<R> role = Optional.ofNullable(roles.get(t.name()));
      if (p.isPresent() && role.isPresent()) {
        table.show(i, t, role.get(), p.get());
      }
    }
  }

  private static void set(TextField field, String text) {
    if (!field.isFocused() && !field.getText().equals(text)) {
      field.setText(text);
    }
  }

  private List<Node> messages(List<String> problems, boolean busy) {
    List<Node> all = new ArrayList<>();
    if (!model.failure().get().isEmpty()) {
      all.add(message(model.failure().get(), "said-problem"));
    }
    problems.stream().limit(3).forEach(p -> all.add(message(p, "said-problem")));
    if (busy) {
      all.add(message(texts.get("mapping.busy"), "said-note"));
    }
    Optional<Trial> trial = model.trial().get();
    trial.ifPresent(t -> all.add(message(result(t), "said-good")));
    trial.ifPresent(t -> t.warnings().forEach(w -> all.add(message(w.in(texts), "said-caution"))));
    if (problems.isEmpty()) {
      model.cautions().forEach(c -> all.add(message(c, "said-caution")));
    }
    return all;
  }

  private String result(Trial t) {
    List<String> parts = new ArrayList<>();
    t.sentiment()
        .ifPresent(s -> parts.add(texts.get("mapping.result.sentiment", Numbers.signed(s, 2))));
    if (!t.emotions().isEmpty()) {
      parts.add(
          t.emotions().entrySet().stream()
              .map(e -> e.getKey() + " " + Numbers.plain(100 * e.getValue(), 0) + " %")
              .collect(Collectors.joining(", ")));
    }
    String answer = parts.isEmpty() ? texts.get("mapping.result.runs") : String.join(", ", parts);
    String used =
        t.used().toList().stream()
            .map(m -> texts.get("modality.inText." + m.key()))
            .collect(Collectors.joining(", "));
    return texts.get("mapping.result", answer, t.windows(), used, t.millis());
  }

  private static Label message(String text, String style) {
    Label label = new Label(text);
    label.setWrapText(true);
    label.setMinHeight(USE_PREF_SIZE);
    label.setMaxWidth(Double.MAX_VALUE);
    label.getStyleClass().add(style);
    return label;
  }
}
