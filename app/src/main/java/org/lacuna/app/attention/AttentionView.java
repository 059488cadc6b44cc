package org.lacuna.app.attention;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.lacuna.app.attention.drawn.AttentionCanvas;
import org.lacuna.app.look.Theme;
import org.lacuna.app.text.Numbers;
import org.lacuna.app.text.Texts;
import org.lacuna.app.timeline.Timeline;

/** The attention map of the window under the playhead, with what to show of it. */
public final class AttentionView extends VBox {

  private static final double LAYER_WIDTH = 100;
  private static final double HEAD_WIDTH = 104;

  private final AttentionViewModel model;
  private final Texts texts;
  private final ChoiceBox<Direction> direction = new ChoiceBox<>();
  private final ChoiceBox<Choice> layer = new ChoiceBox<>();
  private final ChoiceBox<Choice> head = new ChoiceBox<>();
  private final AttentionCanvas canvas;
  private final Label readout = new Label();
  private final Label scale = new Label();
  private final Label message = new Label();
  private boolean filling;

  /** One entry of a selector. */
  private record Choice(int value, String text) {
    @Override
    public String toString() {
      return text;
    }
  }

  public AttentionView(
      AttentionViewModel model,
      Timeline timeline,
      Texts texts,
      ReadOnlyObjectProperty<Theme> theme) {
    this.model = model;
    this.texts = texts;
    canvas = new AttentionCanvas(theme);
    canvas.setListener(this::pointed);
    message.setId("attention-message");
    message.getStyleClass().add("calm-message");
    message.setWrapText(true);
    readout.setId("attention-readout");
    readout.getStyleClass().add("caption");
    readout.setMinHeight(Region.USE_PREF_SIZE);
    StackPane plot = new StackPane(canvas, message);
    plot.setMinSize(0, 0);
    VBox.setVgrow(plot, Priority.ALWAYS);
    getStyleClass().addAll("card", "attention-card");
    getChildren().addAll(header(), direction(), plot, foot());
    model.picture().addListener(o -> show());
    model.message().addListener(o -> show());
    model.directions().addListener(o -> fillSelectors());
    model.direction().addListener(o -> fillSelectors());
    model.layer().addListener(o -> fillSelectors());
    model.head().addListener(o -> fillSelectors());
    timeline.positionUs().addListener(o -> canvas.movePlayhead(timeline.positionUs().get()));
    fillSelectors();
    show();
  }

  private HBox header() {
    Label title = new Label(texts.get("attention.title"));
    title.getStyleClass().add("card-title");
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    layer.setId("attention-layer");
    layer.setAccessibleText(texts.get("attention.layer"));
    layer.setPrefWidth(LAYER_WIDTH);
    head.setId("attention-head");
    head.setAccessibleText(texts.get("attention.head"));
    head.setPrefWidth(HEAD_WIDTH);
    follow(layer, model.layer());
    follow(head, model.head());
    HBox header = new HBox(title, space, layer, head);
    header.getStyleClass().addAll("card-header", "selectors");
    header.setAlignment(Pos.CENTER_LEFT);
    return header;
  }

  private HBox foot() {
    scale.getStyleClass().add("caption");
    scale.setMinWidth(Region.USE_PREF_SIZE);
    readout.setMinWidth(0);
    readout.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(readout, Priority.ALWAYS);
    return new HBox(8, readout, scale);
  }

  private ChoiceBox<Direction> direction() {
    direction.setId("attention-direction");
    direction.setAccessibleText(texts.get("attention.choose"));
    direction.setMaxWidth(Double.MAX_VALUE);
    direction.setMinWidth(0);
    direction
        .getSelectionModel()
        .selectedItemProperty()
        .addListener((o, was, is) -> choose(() -> model.direction().set(Optional.ofNullable(is))));
    return direction;
  }

  private void follow(ChoiceBox<Choice> box, IntegerProperty property) {
    box.getSelectionModel()
        .selectedItemProperty()
        .addListener(
            (o, was, is) ->
                choose(
                    () -> {
                      if (is != null) {
                        property.set(is.value);
                      }
                    }));
  }

  /** Carries out what the user chose, not what filling the boxes did. */
  private void choose(Runnable change) {
    if (!filling) {
      change.run();
    }
  }

  private void fillSelectors() {
    filling = true;
    List<Direction> directions = model.directions().get();
    if (!direction.getItems().equals(directions)) {
      direction.getItems().setAll(directions);
    }
    model.direction().get().ifPresent(direction.getSelectionModel()::select);
    fill(
        layer,
        AttentionViewModel.ROLLOUT,
        model.layers(),
        model.layer().get(),
        n -> n < 0 ? texts.get("attention.rollout") : texts.get("attention.layerN", n + 1));
    fill(
        head,
        AttentionViewModel.MEAN,
        model.heads(),
        model.head().get(),
        n -> n < 0 ? texts.get("attention.mean") : texts.get("attention.headN", n + 1));
    boolean any = !directions.isEmpty();
    direction.setDisable(!any);
    layer.setDisable(!any);
    head.setDisable(!any);
    filling = false;
  }

  private static void fill(
      ChoiceBox<Choice> box, int first, int end, int chosen, IntFunction<String> name) {
    List<Choice> choices = new ArrayList<>();
    for (int i = first; i < end; i++) {
      choices.add(new Choice(i, name.apply(i)));
    }
    if (!box.getItems().equals(choices)) {
      box.getItems().setAll(choices);
    }
    box.getSelectionModel().select(Math.max(0, Math.min(choices.size() - 1, chosen - first)));
  }

  private void show() {
    Optional<AttentionPicture> picture = model.picture().get();
    canvas.show(picture);
    String why = model.message().get();
    message.setText(why);
    message.setVisible(picture.isEmpty());
    readout.setText(picture.isPresent() ? texts.get("attention.hint") : "");
    scale.setText(
        picture
            .map(p -> texts.get("attention.legend", Numbers.plain(100 * p.max(), 0)))
            .orElse(""));
    describe();
  }

  /** Says what the map shows, to those who listen. */
  private void describe() {
    String why = model.message().get();
    String name = model.direction().get().map(Direction::name).orElse(why);
    boolean there = model.picture().get().isPresent();
    canvas.setAccessibleText(texts.get("attention.accessible", there ? name : why));
  }

  private void pointed(int row, int column, boolean clicked) {
    model.point(row, column);
    if (row < 0) {
      readout.setText(model.picture().get().isPresent() ? texts.get("attention.hint") : "");
      describe();
      return;
    }
    readout.setText(model.readout(row, column));
    canvas.setAccessibleText(readout.getText());
    if (clicked) {
      model.seekToColumn(column);
    }
  }
}
