package org.lacuna.app.mapping;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Function;
import javafx.collections.FXCollections;
import javafx.geometry.Pos;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.lacuna.app.look.NamedChoices;
import org.lacuna.app.mapping.propose.Proposed;
import org.lacuna.app.text.Texts;
import org.lacuna.inference.onnx.NetworkTensor;

/**
 * Tensors one under the other: name and shape, what each is taken for, and why.
 *
 * @param <R> roles of inputs or of outputs
 */
final class RoleTable<R> extends GridPane {

  private static final double NAME_WIDTH = 190;
  private static final double ROLE_WIDTH = 230;

  private final Texts texts;
  private final List<R> roles;
  private final Function<R, String> names;
  private final BiConsumer<String, R> choose;
  private boolean filling;

  /**
   * @param roles to choose from
   * @param names of the roles
   * @param choose hears what the user chose for a tensor
   */
  RoleTable(Texts texts, List<R> roles, Function<R, String> names, BiConsumer<String, R> choose) {
    this.texts = texts;
    this.roles = List.copyOf(roles);
    this.names = names;
    this.choose = choose;
    getStyleClass().add("role-table");
    ColumnConstraints name = new ColumnConstraints(NAME_WIDTH);
    ColumnConstraints role = new ColumnConstraints(ROLE_WIDTH);
    ColumnConstraints why = new ColumnConstraints();
    why.setHgrow(Priority.ALWAYS);
    why.setMinWidth(0);
    getColumnConstraints().setAll(name, role, why);
  }

  /** Shows a tensor in the next row, or its new role in the row that it has. */
  @SuppressWarnings("unchecked")
  void show(int row, NetworkTensor tensor, R role, Proposed<R> proposed) {
    filling = true;
    boolean asProposed = Objects.equals(role, proposed.role());
    String reason = asProposed ? proposed.why().in(texts) : texts.get("mapping.why.chosen");
    String certainty =
        texts.get("mapping.certain." + (asProposed ? proposed.certainty().name() : "CHOSEN"));
    ComboBox<R> box = (ComboBox<R>) lookup("#role-" + row);
    if (box == null) {
      box = box(row, tensor.name());
      add(nameAndShape(tensor), 0, row);
      add(box, 1, row);
      add(why(row), 2, row);
    }
    box.getSelectionModel().select(role);
    box.setAccessibleText(texts.get("mapping.accessible.role", tensor.name(), reason));
    Label sure = (Label) lookup("#sure-" + row);
    sure.setText(certainty);
    sure.getStyleClass().removeIf(c -> c.startsWith("certain-"));
    sure.getStyleClass()
        .add(
            "certain-"
                + (asProposed ? proposed.certainty().name().toLowerCase(Locale.ROOT) : "chosen"));
    ((Label) lookup("#why-" + row)).setText(reason);
    filling = false;
  }

  private VBox nameAndShape(NetworkTensor tensor) {
    Label name = new Label(tensor.name());
    name.getStyleClass().add("tensor-name");
    name.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
    Label shape = new Label(shape(tensor));
    shape.getStyleClass().add("caption");
    VBox box = new VBox(name, shape);
    box.setAlignment(Pos.CENTER_LEFT);
    return box;
  }

  /** For example {@code float [B, T, 48]}; a free axis without a name is a star. */
  private String shape(NetworkTensor tensor) {
    StringBuilder axes = new StringBuilder("[");
    for (int i = 0; i < tensor.rank(); i++) {
      String axis =
          tensor.size(i) >= 0
              ? Long.toString(tensor.size(i))
              : tensor.axes().get(i).isEmpty() ? "\u2217" : tensor.axes().get(i);
      axes.append(i == 0 ? "" : ", ").append(axis);
    }
    return texts.get(
        "mapping.shape", tensor.element().name().toLowerCase(Locale.ROOT), axes.append(']'));
  }

  private ComboBox<R> box(int row, String tensor) {
    ComboBox<R> box = new ComboBox<>(FXCollections.observableArrayList(roles));
    box.setId("role-" + row);
    box.setMaxWidth(Double.MAX_VALUE);
    box.setConverter(new NamedChoices<>(names));
    box.getSelectionModel()
        .selectedItemProperty()
        .addListener(
            (o, was, is) -> {
              if (!filling && is != null) {
                choose.accept(tensor, is);
              }
            });
    return box;
  }

  private static HBox why(int row) {
    Label sure = new Label();
    sure.setId("sure-" + row);
    sure.getStyleClass().add("certainty");
    sure.setMinWidth(Region.USE_PREF_SIZE);
    Label why = new Label();
    why.setId("why-" + row);
    why.getStyleClass().add("secondary");
    why.setWrapText(true);
    why.setMinWidth(0);
    HBox box = new HBox(sure, why);
    box.getStyleClass().add("why");
    box.setAlignment(Pos.CENTER_LEFT);
    return box;
  }
}
