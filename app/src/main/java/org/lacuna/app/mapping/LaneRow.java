package org.lacuna.app.mapping;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import org.lacuna.app.look.NamedChoices;
import org.lacuna.app.mapping.propose.LaneChoice;
import org.lacuna.app.mapping.propose.Scale;
import org.lacuna.app.text.Texts;
import org.lacuna.inference.model.ModelCard.Grid;
import org.lacuna.inference.onnx.NetworkTensor;
import org.lacuna.inference.signal.Modality;

/** How one modality is fed: which columns, on which steps, by which scale. */
final class LaneRow extends HBox {

  private static final int LONGEST_MS = 600_000;
  private static final double COLUMNS_WIDTH = 112;
  private static final double CHOICE_WIDTH = 140;

  private final MappingViewModel model;
  private final Modality modality;
  private final Texts texts;
  private final FileChoice files;
  private final Label columns = new Label();
  private final Button choose = new Button();
  private final ChoiceBox<String> grid = new ChoiceBox<>();
  private final Label noSteps = new Label();
  private final TextField step = new TextField();
  private final Label ms = new Label();
  private final ChoiceBox<Scale.Kind> scale = new ChoiceBox<>();
  private final Label source = new Label();
  private boolean filling;

  LaneRow(MappingViewModel model, Modality modality, Texts texts, FileChoice files) {
    this.model = model;
    this.modality = modality;
    this.texts = texts;
    this.files = files;
    String name = texts.get("modality." + modality.key());
    Label title = new Label(name);
    title.getStyleClass().add("lane-name");
    columns.setId("columns-" + modality.key());
    columns.setMinWidth(COLUMNS_WIDTH);
    choose.setId("choose-" + modality.key());
    choose.setMinWidth(USE_PREF_SIZE);
    ms.setMinWidth(USE_PREF_SIZE);
    noSteps.setMinWidth(USE_PREF_SIZE);
    grid.setPrefWidth(CHOICE_WIDTH);
    scale.setPrefWidth(CHOICE_WIDTH);
    choose.setText(texts.get("mapping.lane.choose"));
    choose.setOnAction(e -> new ColumnPicker(model, modality, texts).show(this));
    grid.setId("grid-" + modality.key());
    grid.getItems().setAll(Grid.FIXED, Grid.WORDS, Grid.STEPS);
    grid.setConverter(new NamedChoices<>(k -> texts.get("mapping.lane.grid." + k)));
    grid.setAccessibleText(texts.get("mapping.lane.grid.accessible", name));
    grid.getSelectionModel().selectedItemProperty().addListener((o, was, is) -> gridChosen(is));
    noSteps.setText(texts.get("mapping.lane.noSteps"));
    step.setId("step-" + modality.key());
    step.setPrefColumnCount(5);
    step.setAccessibleText(texts.get("mapping.lane.ms.accessible", name));
    step.setOnAction(e -> stepTyped());
    step.focusedProperty().addListener(o -> stepTyped());
    ms.setText(texts.get("mapping.lane.ms"));
    scale.setId("scale-" + modality.key());
    scale.getItems().setAll(Scale.Kind.values());
    scale.setConverter(new NamedChoices<>(k -> texts.get("mapping.scale." + k.name())));
    scale.setAccessibleText(texts.get("mapping.lane.scale.accessible", name));
    scale.getSelectionModel().selectedItemProperty().addListener((o, was, is) -> scaleChosen(is));
    source.getStyleClass().add("caption");
    source.setMinWidth(0);
    setAlignment(Pos.CENTER_LEFT);
    getStyleClass().add("lane-row");
    getChildren().setAll(title, columns, choose, grid, noSteps, step, ms, scale, source);
    show();
  }

  /** Shows what is chosen now; nothing where no input takes the modality. */
  void show() {
    filling = true;
    Optional<NetworkTensor> tensor = model.tensor(modality);
    setVisible(tensor.isPresent());
    setManaged(tensor.isPresent());
    LaneChoice lane = model.mapping().get().lane(modality);
    columns.setText(columnText(lane, tensor.map(NetworkTensor::last).orElse(-1L)));
    choose.setAccessibleText(
        texts.get(
            "mapping.lane.choose.accessible",
            texts.get("modality." + modality.key()),
            columns.getText()));
    boolean steps = !model.knowsNoSteps(modality);
    show(grid, steps);
    show(step, steps);
    show(ms, steps);
    show(noSteps, !steps);
    grid.getSelectionModel().select(lane.grid());
    step.setText(Integer.toString(lane.stepMs()));
    scale.getSelectionModel().select(lane.scale().kind());
    source.setText(
        lane.scale().source().isEmpty()
            ? ""
            : texts.get("mapping.scale.from", lane.scale().source()));
    filling = false;
  }

  private String columnText(LaneChoice lane, long wanted) {
    int ours = model.columns(modality).size();
    if (wanted > ours) {
      return texts.get("mapping.lane.tooMany", wanted, ours);
    }
    return lane.columns().size() == ours
        ? texts.get("mapping.lane.columnsAll", ours)
        : texts.get("mapping.lane.columns", lane.columns().size(), ours);
  }

  private static void show(Node node, boolean visible) {
    node.setVisible(visible);
    node.setManaged(visible);
  }

  private void gridChosen(String kind) {
    if (!filling && kind != null) {
      model.changeLane(modality, lane -> lane.withGrid(kind, lane.stepMs()));
    }
  }

  private void stepTyped() {
    String text = step.getText().strip();
    if (filling || step.isFocused()) {
      return;
    }
    int typed = text.matches("[0-9]{1,6}") ? Integer.parseInt(text) : 0;
    if (typed > 0 && typed <= LONGEST_MS) {
      model.changeLane(modality, lane -> lane.withGrid(lane.grid(), typed));
    }
    show();
  }

  private void scaleChosen(Scale.Kind kind) {
    if (filling || kind == null) {
      return;
    }
    switch (kind) {
      case NONE -> model.changeLane(modality, lane -> lane.withScale(Scale.NONE));
      case CLIP -> model.scaleFromClip(modality);
      case FILE -> {
        Optional<Path> file =
            files.ask(
                texts.get("mapping.scale.title"),
                texts.get("mapping.scale.filter"),
                List.of("*.csv", "*.json", "*.txt"));
        file.ifPresent(f -> model.scaleFrom(modality, f));
      }
    }
    // What could not be had goes back to what is.
    show();
  }
}
