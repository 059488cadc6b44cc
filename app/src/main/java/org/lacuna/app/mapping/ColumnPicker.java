package org.lacuna.app.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.SelectionMode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.lacuna.app.look.OwnWindow;
import org.lacuna.app.text.Texts;
import org.lacuna.inference.onnx.NetworkTensor;
import org.lacuna.inference.signal.Modality;

/** Which measured columns fill the columns of a network, and in which order. */
final class ColumnPicker {

  private static final double WIDTH = 640;
  private static final double HEIGHT = 560;

  private final MappingViewModel model;
  private final Modality modality;
  private final Texts texts;
  private final ListView<String> ours = new ListView<>();
  private final ListView<String> fed = new ListView<>();
  private final Button done = new Button();
  private final long wanted;

  ColumnPicker(MappingViewModel model, Modality modality, Texts texts) {
    this.model = model;
    this.modality = modality;
    this.texts = texts;
    this.wanted = model.tensor(modality).map(NetworkTensor::last).orElse(-1L);
    fed.getItems().setAll(model.mapping().get().lane(modality).columns());
    fed.setId("columns-fed");
    ours.setId("columns-ours");
    ours.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
    fed.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
    ours.setAccessibleText(texts.get("mapping.columns.ours"));
    fed.setAccessibleText(texts.get("mapping.columns.fed"));
    refresh();
  }

  void show(Node owner) {
    String name = texts.get("modality." + modality.key());
    OwnWindow window = new OwnWindow(owner, texts.get("mapping.columns.title", name), true);
    done.setId("columns-done");
    done.getStyleClass().add("accent");
    done.setDefaultButton(true);
    done.setOnAction(
        e -> {
          List<String> chosen = List.copyOf(fed.getItems());
          window.close();
          model.changeLane(modality, lane -> lane.withColumns(chosen));
        });
    Button cancel = new Button(texts.get("mapping.close"));
    cancel.setOnAction(e -> window.close());
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    HBox foot = new HBox(8, space, cancel, done);
    String tensor = model.tensor(modality).map(NetworkTensor::name).orElse(name);
    Label intro =
        new Label(
            wanted > 0
                ? texts.get(
                    "mapping.columns.intro", tensor, texts.get("mapping.columns.count", wanted))
                : texts.get("mapping.columns.introFree", tensor));
    intro.setWrapText(true);
    intro.getStyleClass().add("secondary");
    HBox lists =
        new HBox(
            12,
            list(texts.get("mapping.columns.ours"), ours),
            buttons(),
            list(texts.get("mapping.columns.fed"), fed));
    VBox.setVgrow(lists, Priority.ALWAYS);
    VBox all = new VBox(12, intro, lists, foot);
    all.getStyleClass().addAll("mapping-dialog", "column-picker");
    window.show(all, WIDTH, HEIGHT);
  }

  private static VBox list(String title, ListView<String> list) {
    Label label = new Label(title);
    label.getStyleClass().add("card-title");
    VBox.setVgrow(list, Priority.ALWAYS);
    VBox box = new VBox(6, label, list);
    HBox.setHgrow(box, Priority.ALWAYS);
    box.setPrefWidth(220);
    return box;
  }

  private VBox buttons() {
    VBox box =
        new VBox(
            8,
            button("add", this::add),
            button("remove", this::remove),
            button("up", () -> move(-1)),
            button("down", () -> move(1)));
    if (wanted > 0) {
      Button first = new Button(texts.get("mapping.columns.first", wanted));
      first.setOnAction(e -> takeFirst());
      first.setMaxWidth(Double.MAX_VALUE);
      box.getChildren().add(first);
    }
    box.setAlignment(Pos.CENTER);
    box.setMinWidth(Region.USE_PREF_SIZE);
    return box;
  }

  private Button button(String name, Runnable action) {
    Button button = new Button(texts.get("mapping.columns." + name));
    button.setId("columns-" + name);
    button.setMaxWidth(Double.MAX_VALUE);
    button.setOnAction(e -> action.run());
    return button;
  }

  private void add() {
    fed.getItems().addAll(List.copyOf(ours.getSelectionModel().getSelectedItems()));
    refresh();
  }

  private void remove() {
    fed.getItems().removeAll(List.copyOf(fed.getSelectionModel().getSelectedItems()));
    refresh();
  }

  private void takeFirst() {
    List<String> all = model.columns(modality);
    fed.getItems().setAll(all.subList(0, (int) Math.min(wanted, all.size())));
    refresh();
  }

  private void move(int by) {
    int at = fed.getSelectionModel().getSelectedIndex();
    int to = at + by;
    if (at < 0 || to < 0 || to >= fed.getItems().size()) {
      return;
    }
    String name = fed.getItems().remove(at);
    fed.getItems().add(to, name);
    fed.getSelectionModel().clearAndSelect(to);
  }

  private void refresh() {
    List<String> left = new ArrayList<>(model.columns(modality));
    left.removeAll(fed.getItems());
    ours.getItems().setAll(left);
    int count = fed.getItems().size();
    done.setText(texts.get("mapping.columns.done", count));
    boolean right = wanted > 0 ? count == wanted : count > 0;
    done.setDisable(!right);
    done.setAccessibleText(
        right
            ? done.getText()
            : Optional.of(wanted)
                .filter(w -> w > 0)
                .map(w -> texts.get("mapping.problem.columns", modality.key(), w, count))
                .orElse(done.getText()));
  }
}
