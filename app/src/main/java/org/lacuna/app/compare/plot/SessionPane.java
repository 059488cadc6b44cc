package org.lacuna.app.compare.plot;

import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.lacuna.app.look.NamedChoices;
import org.lacuna.app.look.Theme;
import org.lacuna.app.text.Texts;
import org.lacuna.inference.signal.ModalitySet;

/** The clips of the session as points, with the choice of what is laid against what. */
public final class SessionPane extends HBox {

  private static final double SIDE = 200;

  private final SessionPlotViewModel model;
  private final Texts texts;
  private final ComboBox<Optional<String>> quantity = new ComboBox<>();
  private final ComboBox<ModalitySet> given = new ComboBox<>();
  private boolean filling;

  public SessionPane(SessionPlotViewModel model, Texts texts, ReadOnlyObjectProperty<Theme> theme) {
    this.model = model;
    this.texts = texts;
    getStyleClass().add("session-pane");
    setMinSize(0, 0);
    SubsetNames names = new SubsetNames(texts);
    quantity.setId("session-quantity");
    quantity.setConverter(new NamedChoices<>(model::name));
    quantity.setOnAction(e -> choose());
    given.setId("session-given");
    given.setConverter(new NamedChoices<>(names::of));
    given.getItems().setAll(model.choices());
    given.getSelectionModel().select(model.given().get());
    given.setOnAction(
        e ->
            Optional.ofNullable(given.getSelectionModel().getSelectedItem())
                .ifPresent(model.given()::set));
    for (ComboBox<?> box : List.of(quantity, given)) {
      box.setMaxWidth(Double.MAX_VALUE);
    }
    Label note = line();
    note.textProperty().bind(model.note());
    VBox side =
        new VBox(
            label("compare.session.quantity"),
            quantity,
            label("compare.session.given"),
            given,
            note,
            hint("compare.session.legend"),
            hint("compare.session.hint"));
    side.getStyleClass().add("session-side");
    side.setMinWidth(SIDE);
    side.setPrefWidth(SIDE);
    side.setMaxWidth(SIDE);
    Label empty = new Label();
    empty.setId("session-message");
    empty.getStyleClass().add("calm-message");
    empty.setWrapText(true);
    empty.textProperty().bind(model.note());
    SessionPlot plot = new SessionPlot(model, texts, theme);
    StackPane body = new StackPane(plot, empty);
    body.setMinSize(0, 0);
    HBox.setHgrow(body, Priority.ALWAYS);
    getChildren().addAll(side, body);
    BooleanBinding any =
        Bindings.createBooleanBinding(() -> !model.points().get().isEmpty(), model.points());
    plot.visibleProperty().bind(any);
    empty.visibleProperty().bind(any.not());
    side.visibleProperty().bind(any);
    model.quantities().addListener(o -> fill());
    fill();
  }

  private Label label(String key) {
    Label label = new Label(texts.get(key));
    label.getStyleClass().add("secondary");
    return label;
  }

  private Label hint(String key) {
    Label label = line();
    label.setText(texts.get(key));
    return label;
  }

  private static Label line() {
    Label label = new Label();
    label.getStyleClass().add("caption");
    label.setWrapText(true);
    label.setMinHeight(USE_PREF_SIZE);
    return label;
  }

  private void fill() {
    filling = true;
    List<Optional<String>> all = model.quantities().get();
    quantity.getItems().setAll(all);
    Optional<String> chosen = model.emotion().get();
    quantity.getSelectionModel().select(all.contains(chosen) ? chosen : Optional.empty());
    filling = false;
    choose();
  }

  private void choose() {
    Optional<String> chosen = quantity.getSelectionModel().getSelectedItem();
    if (!filling && chosen != null) {
      model.emotion().set(chosen);
    }
  }
}
