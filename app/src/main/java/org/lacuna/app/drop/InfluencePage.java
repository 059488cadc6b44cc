package org.lacuna.app.drop;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.lacuna.app.look.Theme;
import org.lacuna.app.text.Texts;
import org.lacuna.app.timeline.TimeRuler;
import org.lacuna.app.timeline.Timeline;
import org.lacuna.inference.signal.Modality;

/**
 * Why a score is what it is: the parts of the clip on their rows and in a list, ordered by how far
 * the score moves without each.
 */
public final class InfluencePage extends VBox {

  private static final double RULER = 18;
  private static final double CHOICE = 148;
  private static final double LEAST_CHOICE = 104;

  private final InfluenceViewModel model;
  private final Texts texts;
  private final ChoiceBox<Choice<String>> target = new ChoiceBox<>();
  private final ChoiceBox<Choice<Modality>> only = new ChoiceBox<>();
  private final Label message = new Label();
  private final InfluenceLegend legend;
  private boolean filling;

  /** An entry of a choice. */
  private record Choice<T>(Optional<T> value, String name) {
    @Override
    public String toString() {
      return name;
    }
  }

  public InfluencePage(
      DropsViewModel drops,
      InfluenceViewModel model,
      Timeline timeline,
      Texts texts,
      ReadOnlyObjectProperty<Theme> theme) {
    this.model = model;
    this.texts = texts;
    legend = new InfluenceLegend(model, texts, theme);
    getStyleClass().addAll("card", "why-page");
    ShownLane rows = new ShownLane(drops, model, texts, timeline, theme);
    rows.setId("why-rows");
    fixed(rows, ShownLane.HEIGHT);
    TimeRuler ruler = new TimeRuler(timeline, theme);
    fixed(ruler, RULER);
    InfluenceTable table = new InfluenceTable(model, timeline, texts, theme);
    message.setId("why-message");
    message.getStyleClass().add("calm-message");
    message.setWrapText(true);
    StackPane list = new StackPane(table, message);
    list.setMinSize(0, 0);
    VBox.setVgrow(list, Priority.ALWAYS);
    getChildren().addAll(header(), new VBox(rows, ruler), list);
    BooleanBinding there =
        Bindings.createBooleanBinding(() -> !model.ranked().get().isEmpty(), model.ranked());
    table.visibleProperty().bind(there);
    message.visibleProperty().bind(there.not());
    model.targets().addListener(o -> fill());
    model.target().addListener(o -> fill());
    model.ranked().addListener(o -> say());
    model.whyNot().addListener(o -> say());
    model.busy().addListener(o -> say());
    // Out of the scene nobody looks, so nothing is asked.
    model.listed().bind(sceneProperty().isNotNull());
    fill();
    say();
  }

  private static void fixed(Region lane, double height) {
    lane.setMinHeight(height);
    lane.setPrefHeight(height);
    lane.setMaxHeight(height);
  }

  private HBox header() {
    Label title = new Label(texts.get("why.title"));
    title.getStyleClass().add("card-title");
    title.setMinWidth(USE_PREF_SIZE);
    target.setId("why-target");
    target.setAccessibleText(texts.get("why.target"));
    target
        .getSelectionModel()
        .selectedItemProperty()
        .addListener((o, was, is) -> choose(() -> model.target().set(is.value())));
    for (ChoiceBox<?> box : List.of(target, only)) {
      box.setPrefWidth(CHOICE);
      box.setMinWidth(LEAST_CHOICE);
    }
    only.setId("why-only");
    only.setAccessibleText(texts.get("why.only"));
    List<Choice<Modality>> all = new ArrayList<>();
    all.add(new Choice<>(Optional.empty(), texts.get("why.only.all")));
    for (Modality m : Modality.values()) {
      all.add(new Choice<>(Optional.of(m), texts.get("modality." + m.key())));
    }
    only.getItems().setAll(all);
    only.getSelectionModel().select(0);
    only.getSelectionModel()
        .selectedItemProperty()
        .addListener((o, was, is) -> choose(() -> model.only().set(is.value())));
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    title.setTooltip(new Tooltip(texts.get("why.hint")));
    HBox header = new HBox(title, target, only, space, legend);
    header.getStyleClass().add("card-header");
    header.setAlignment(Pos.CENTER_LEFT);
    return header;
  }

  /** Carries out what the user chose, not what filling the boxes did. */
  private void choose(Runnable change) {
    if (!filling) {
      change.run();
    }
  }

  private void fill() {
    filling = true;
    List<Choice<String>> all = new ArrayList<>();
    for (Optional<String> t : model.targets().get()) {
      all.add(new Choice<>(t, model.name(t)));
    }
    if (!target.getItems().equals(all)) {
      target.getItems().setAll(all);
    }
    target.setDisable(all.isEmpty());
    target
        .getSelectionModel()
        .select(new Choice<>(model.target().get(), model.name(model.target().get())));
    filling = false;
  }

  private void say() {
    String why = model.whyNot().get();
    if (why.isEmpty()) {
      why = texts.get(model.isWaiting() ? "scores.waiting" : "why.noParts");
    }
    message.setText(why);
  }
}
