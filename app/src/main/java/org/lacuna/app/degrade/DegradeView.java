package org.lacuna.app.degrade;

import java.util.List;
import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.controlsfx.control.SegmentedButton;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.lacuna.app.text.Texts;
import org.lacuna.app.timeline.Timeline;

/** Makes a stretch of the clip worse, lists what was made worse, and lays both side by side. */
public final class DegradeView extends HBox {

  private final DegradeViewModel model;
  private final Texts texts;
  private final DegradeForm form;
  private final VBox list = new VBox();
  private final GridPane table = new GridPane();
  private final ToggleButton original;
  private final ToggleButton worse;
  private final Button clear;

  public DegradeView(DegradeViewModel model, Timeline timeline, Texts texts) {
    this.model = model;
    this.texts = texts;
    form = new DegradeForm(model, texts);
    original = side("original", false);
    worse = side("worse", true);
    clear = new Button(texts.get("degrade.clear"));
    clear.setId("degrade-clear");
    clear.getStyleClass().add("flat");
    clear.setOnAction(e -> model.removeAll());
    getStyleClass().addAll("card", "degrade-card");
    setMinSize(0, 0);
    VBox made = made();
    VBox compared = compared();
    HBox.setHgrow(compared, Priority.ALWAYS);
    getChildren().addAll(form, made, compared);
    model.changes().addListener(o -> showChanges());
    model.lines().addListener(o -> showLines());
    timeline.selection().addListener(o -> form.update());
    timeline.durationUs().addListener(o -> form.update());
    sceneProperty()
        .addListener(
            o -> {
              model.setLookedAt(getScene() != null);
              form.update();
              showChanges();
            });
    showChanges();
    showLines();
  }

  private ToggleButton side(String key, boolean on) {
    ToggleButton button = new ToggleButton(texts.get("degrade." + key));
    button.setId("degrade-" + key);
    button.setOnAction(
        e -> {
          model.setOn(on);
          showChanges();
        });
    return button;
  }

  private VBox made() {
    Label title = new Label(texts.get("degrade.made"));
    title.getStyleClass().add("card-title");
    list.getStyleClass().add("degrade-list");
    ScrollPane scroll = new ScrollPane(list);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.getStyleClass().add("degrade-scroll");
    scroll.setFocusTraversable(false);
    VBox.setVgrow(scroll, Priority.ALWAYS);
    SegmentedButton sides = new SegmentedButton(original, worse);
    HBox foot = new HBox(clear);
    foot.setAlignment(Pos.CENTER_LEFT);
    VBox box = new VBox(title, sides, scroll, foot);
    box.getStyleClass().add("degrade-made");
    box.setMinWidth(Region.USE_PREF_SIZE);
    return box;
  }

  private VBox compared() {
    Label title = new Label(texts.get("degrade.compared"));
    title.getStyleClass().add("card-title");
    table.getStyleClass().add("degrade-table");
    ColumnConstraints name = new ColumnConstraints();
    name.setHgrow(Priority.ALWAYS);
    name.setMinWidth(80);
    table.getColumnConstraints().add(name);
    for (int c = 0; c < 3; c++) {
      ColumnConstraints number = new ColumnConstraints();
      number.setHalignment(HPos.RIGHT);
      number.setMinWidth(56);
      table.getColumnConstraints().add(number);
    }
    ScrollPane scroll = new ScrollPane(table);
    scroll.setId("degrade-compared");
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.getStyleClass().add("degrade-scroll");
    VBox.setVgrow(scroll, Priority.ALWAYS);
    VBox box = new VBox(title, scroll);
    box.getStyleClass().add("degrade-compared");
    box.setMinWidth(0);
    return box;
  }

  private void showChanges() {
    List<ChangeRow> rows = model.changes().get();
    list.getChildren().clear();
    for (int i = 0; i < rows.size(); i++) {
      list.getChildren().add(row(i, rows.get(i)));
    }
    if (rows.isEmpty()) {
      Label nothing = new Label(texts.get("degrade.nothing"));
      nothing.getStyleClass().add("secondary");
      nothing.setWrapText(true);
      list.getChildren().add(nothing);
    }
    boolean any = !rows.isEmpty();
    for (ToggleButton b : List.of(original, worse)) {
      b.setDisable(!any);
      String tip = texts.get(any ? "degrade.sides.tip" : "degrade.nothing");
      b.setTooltip(new Tooltip(tip));
      b.setAccessibleText(b.getText() + ". " + tip);
    }
    worse.setSelected(model.isOn());
    original.setSelected(!model.isOn());
    clear.setVisible(any);
  }

  private HBox row(int index, ChangeRow change) {
    Label what = new Label(change.what());
    what.setMinWidth(0);
    Label where = new Label(change.where());
    where.getStyleClass().add("caption");
    VBox words = new VBox(what, where);
    words.setMinWidth(0);
    HBox.setHgrow(words, Priority.ALWAYS);
    Button remove = new Button(null, new FontIcon(MaterialDesignC.CLOSE));
    remove.setId("degrade-remove-" + index);
    remove.getStyleClass().addAll("flat", "button-icon", "degrade-remove");
    String tip = texts.get("degrade.remove", change.what(), change.where());
    remove.setTooltip(new Tooltip(tip));
    remove.setAccessibleText(tip);
    remove.setOnAction(e -> model.remove(index));
    HBox row = new HBox(words, remove);
    row.getStyleClass().add("degrade-change");
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  private void showLines() {
    table.getChildren().clear();
    int at = 0;
    String group = "";
    for (Line line : model.lines().get()) {
      if (!line.group().equals(group)) {
        group = line.group();
        heading(at++, group);
      }
      table.add(new Label(line.name()), 0, at);
      table.add(new Label(line.before()), 1, at);
      table.add(new Label(line.now()), 2, at);
      Label difference = new Label(line.difference());
      difference.getStyleClass().add("degrade-difference");
      table.add(difference, 3, at++);
    }
  }

  private void heading(int at, String group) {
    String[] keys = {"degrade.group." + group, "degrade.original", "degrade.now", "degrade.apart"};
    for (int c = 0; c < keys.length; c++) {
      Label head = new Label(texts.get(keys[c]));
      head.getStyleClass().addAll("caption", "degrade-heading");
      table.add(head, c, at);
    }
  }
}
