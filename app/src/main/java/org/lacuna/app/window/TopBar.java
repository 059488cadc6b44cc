package org.lacuna.app.window;

import atlantafx.base.controls.Popover;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;
import org.kordamp.ikonli.materialdesign2.MaterialDesignW;
import org.lacuna.app.look.Theme;
import org.lacuna.app.session.ModelState;
import org.lacuna.app.session.OpenClip;
import org.lacuna.app.session.SessionViewModel;
import org.lacuna.app.text.Texts;

/** Name, opening, the clip, the device, the theme and help. */
final class TopBar extends HBox {

  /** Known before it opens, so that it opens inside the screen. */
  private static final double POPOVER_WIDTH = 360;

  private static final double KEYS_WIDTH = 452;

  private static final List<String> KEYS =
      List.of(
          "play",
          "step",
          "speed",
          "zoom",
          "select",
          "lane",
          "undo",
          "switches",
          "drop",
          "face",
          "open",
          "library",
          "present",
          "enter",
          "close");

  private final SessionViewModel session;
  private final AppearanceViewModel appearance;
  private final Texts texts;
  private final Label clipName = new Label();
  private final Button device = new Button();
  private final Tooltip deviceTip = new Tooltip();
  private final Label deviceReason = new Label();

  /**
   * @param open asks the user for a file
   * @param present begins the presentation
   * @param reports shows evaluation reports
   */
  TopBar(
      SessionViewModel session,
      AppearanceViewModel appearance,
      Texts texts,
      Runnable open,
      Runnable present,
      Runnable reports) {
    this.session = session;
    this.appearance = appearance;
    this.texts = texts;
    getStyleClass().add("top-bar");
    setAlignment(Pos.CENTER_LEFT);
    Button opener = button("open", MaterialDesignF.FOLDER_OPEN_OUTLINE, "top.open.tip", open);
    opener.setText(texts.get("top.open"));
    Button demo =
        button("demo", MaterialDesignP.PLAY_CIRCLE_OUTLINE, "top.demo.tip", session::openDemo);
    demo.setText(texts.get("top.demo"));
    getChildren()
        .addAll(
            brand(),
            opener,
            demo,
            clipName(),
            reportsButton(reports),
            device(),
            presentButton(present),
            themeButton(),
            helpButton());
    session.clip().addListener(o -> showClip());
    session.model().addListener(o -> showDevice());
    showClip();
    showDevice();
  }

  private HBox brand() {
    FontIcon mark = new FontIcon(MaterialDesignC.CIRCLE_HALF_FULL);
    mark.getStyleClass().add("brand-mark");
    Label name = new Label(texts.get("app.name"));
    name.getStyleClass().add("brand-name");
    HBox brand = new HBox(mark, name);
    brand.getStyleClass().add("brand");
    brand.setAlignment(Pos.CENTER_LEFT);
    brand.setMinWidth(Region.USE_PREF_SIZE);
    return brand;
  }

  private Button button(String id, Ikon icon, String tip, Runnable action) {
    Button button = new Button("", new FontIcon(icon));
    button.setId(id);
    button.setTooltip(new Tooltip(texts.get(tip)));
    button.setAccessibleText(texts.get(tip));
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setOnAction(e -> action.run());
    return button;
  }

  private Label clipName() {
    clipName.setId("clip-name");
    clipName.getStyleClass().add("clip-name");
    clipName.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
    clipName.setMinWidth(0);
    clipName.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(clipName, Priority.ALWAYS);
    return clipName;
  }

  private void showClip() {
    clipName.setText(session.clip().get().map(OpenClip::name).orElse(""));
  }

  private Button device() {
    device.setId("device");
    device.getStyleClass().add("device-badge");
    device.setTooltip(deviceTip);
    device.setMinWidth(Region.USE_PREF_SIZE);
    deviceReason.setWrapText(true);
    deviceTip.setWrapText(true);
    deviceTip.setMaxWidth(360);
    Label title = new Label(texts.get("top.device.title"));
    title.getStyleClass().add("popover-title");
    VBox content = new VBox(title, deviceReason);
    content.getStyleClass().add("popover-facts");
    content.setPrefWidth(POPOVER_WIDTH);
    deviceReason.setMinHeight(Region.USE_PREF_SIZE);
    Popover popover = popover(content);
    device.setOnAction(e -> popover.show(device));
    return device;
  }

  private void showDevice() {
    ModelState state = session.model().get();
    String reason = "";
    if (state instanceof ModelState.Ready ready) {
      device.setText(ready.device().used().toUpperCase(java.util.Locale.ROOT));
      reason = ready.device().reason();
    } else if (state instanceof ModelState.Failed failed) {
      device.setText(texts.get("top.device.failed"));
      reason = failed.sentence();
    } else {
      device.setText(texts.get("top.device.opening"));
    }
    deviceTip.setText(reason.isEmpty() ? device.getText() : reason);
    deviceReason.setText(reason);
    device.setAccessibleText(device.getText() + ". " + reason);
  }

  private Button presentButton(Runnable present) {
    Button button =
        button("present", MaterialDesignP.PRESENTATION_PLAY, "presenter.enter", present);
    button.getStyleClass().addAll("flat", "button-icon");
    return button;
  }

  private Button reportsButton(Runnable reports) {
    Button button =
        button("reports", MaterialDesignC.CHART_BOX_OUTLINE, "reports.button.tip", reports);
    button.getStyleClass().addAll("flat", "button-icon");
    return button;
  }

  private Button themeButton() {
    Button button =
        button("theme", MaterialDesignW.WEATHER_NIGHT, "top.theme.toDark", appearance::toggle);
    button.getStyleClass().addAll("flat", "button-icon");
    appearance.theme().addListener(o -> showTheme(button));
    showTheme(button);
    return button;
  }

  private void showTheme(Button button) {
    boolean light = appearance.theme().get() == Theme.LIGHT;
    button.setGraphic(
        new FontIcon(light ? MaterialDesignW.WEATHER_NIGHT : MaterialDesignW.WEATHER_SUNNY));
    String tip = texts.get(light ? "top.theme.toDark" : "top.theme.toLight");
    button.getTooltip().setText(tip);
    button.setAccessibleText(tip);
  }

  private Button helpButton() {
    Popover popover = popover(keys());
    Button button = button("help", MaterialDesignC.COMMENT_QUESTION_OUTLINE, "top.help", () -> {});
    button.getStyleClass().addAll("flat", "button-icon");
    button.setOnAction(e -> popover.show(button));
    return button;
  }

  private VBox keys() {
    Label title = new Label(texts.get("help.title"));
    title.getStyleClass().add("popover-title");
    GridPane grid = new GridPane();
    grid.getStyleClass().add("key-grid");
    for (int i = 0; i < KEYS.size(); i++) {
      Label cap = new Label(texts.get("help.key." + KEYS.get(i)));
      cap.getStyleClass().add("key-cap");
      cap.setMinWidth(Region.USE_PREF_SIZE);
      Label does = new Label(texts.get("help." + KEYS.get(i)));
      does.setMinWidth(Region.USE_PREF_SIZE);
      grid.addRow(i, cap, does);
    }
    VBox box = new VBox(title, grid);
    box.getStyleClass().add("popover-facts");
    box.setPrefWidth(KEYS_WIDTH);
    return box;
  }

  private static Popover popover(VBox content) {
    Popover popover = new Popover(content);
    popover.setArrowLocation(Popover.ArrowLocation.TOP_RIGHT);
    popover.setHeaderAlwaysVisible(false);
    popover.setDetachable(false);
    return popover;
  }
}
