package org.lacuna.app.compare;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.controlsfx.control.SegmentedButton;
import org.lacuna.app.compare.plot.SessionPane;
import org.lacuna.app.compare.plot.SessionPlotViewModel;
import org.lacuna.app.look.Theme;
import org.lacuna.app.text.Texts;

/** Choices of modalities side by side, in one of several forms. */
public final class CompareView extends VBox {

  private final CompareViewModel model;
  private final Texts texts;
  private final StackPane body = new StackPane();
  private final SessionPane sessionPane;
  private final Label message = new Label();
  private final List<ToggleButton> modes = new ArrayList<>();

  public CompareView(
      CompareViewModel model,
      SessionPlotViewModel session,
      Texts texts,
      ReadOnlyObjectProperty<Theme> theme) {
    this.model = model;
    this.texts = texts;
    getStyleClass().addAll("card", "compare-card");
    message.setId("compare-message");
    message.getStyleClass().add("calm-message");
    message.setWrapText(true);
    sessionPane = new SessionPane(session, texts, theme);
    Node subsets = new SubsetGrid(model, texts, theme);
    Node table = new SubsetTable(model, texts);
    Node models = new ModelsPane(model, texts, theme);
    body.setMinSize(0, 0);
    VBox.setVgrow(body, Priority.ALWAYS);
    modes.add(mode("subsets", subsets));
    modes.add(mode("table", table));
    modes.add(mode("models", models));
    modes.add(mode("session", sessionPane));
    getChildren().addAll(header(), new StackPane(body, message));
    VBox.setVgrow(getChildren().get(1), Priority.ALWAYS);
    choose(modes.get(0), subsets);
    // Out of the scene nobody looks, so nothing is asked.
    model.wanted().bind(sceneProperty().isNotNull());
    model.message().addListener(o -> show());
    model.comparison().addListener(o -> show());
    show();
  }

  private HBox header() {
    Label title = new Label(texts.get("compare.title"));
    title.getStyleClass().add("card-title");
    Label hint = new Label(texts.get("compare.hint"));
    hint.getStyleClass().add("secondary");
    hint.setMinWidth(0);
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    SegmentedButton choice = new SegmentedButton();
    choice.getButtons().addAll(modes);
    choice.setMinWidth(Region.USE_PREF_SIZE);
    HBox header = new HBox(title, hint, space, choice);
    header.getStyleClass().add("card-header");
    header.setAlignment(Pos.CENTER_LEFT);
    return header;
  }

  private ToggleButton mode(String key, Node view) {
    String name = texts.get("compare.mode." + key);
    ToggleButton button = new ToggleButton(name);
    button.setId("compare-" + key);
    button.setAccessibleText(texts.get("compare.mode.accessible", name));
    button.setOnAction(e -> choose(button, view));
    return button;
  }

  private void choose(ToggleButton button, Node view) {
    // A second press on the chosen one keeps it: one form is always shown.
    button.setSelected(true);
    body.getChildren().setAll(view);
    show();
  }

  private void show() {
    // The session has clips to show also while the open one has no answer.
    boolean there =
        model.comparison().get().isPresent() || body.getChildren().contains(sessionPane);
    body.setVisible(there);
    message.setVisible(!there);
    message.setText(model.message().get());
  }
}
