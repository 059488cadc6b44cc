package org.lacuna.app.player;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;
import org.kordamp.ikonli.materialdesign2.MaterialDesignR;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;
import org.lacuna.app.text.Numbers;
import org.lacuna.media.play.PlayerListener.State;

/** Buttons, position slider, time and overlay switches. */
final class TransportBar extends HBox {

  private static final double SECOND_US = 1_000_000;
  private static final double TIME_WIDTH = 600;

  private final PlayerViewModel model;
  private final PlayerTexts texts;
  private final Slider position = new Slider();
  private boolean following;

  TransportBar(PlayerViewModel model, PlayerTexts texts) {
    this.model = model;
    this.texts = texts;
    getStyleClass().add("player-transport");
    Button back = button(MaterialDesignS.STEP_BACKWARD, "player-back", "back");
    back.setOnAction(e -> model.step(-1));
    Button play = playButton();
    Button forward = button(MaterialDesignS.STEP_FORWARD, "player-forward", "forward");
    forward.setOnAction(e -> model.step(1));
    ToggleButton face = toggle(MaterialDesignF.FACE_RECOGNITION, "player-face", "face");
    face.selectedProperty().bindBidirectional(model.faceShown());
    ToggleButton caption =
        toggle(MaterialDesignC.CLOSED_CAPTION_OUTLINE, "player-words", "caption");
    caption.selectedProperty().bindBidirectional(model.captionShown());
    ToggleButton loop = toggle(MaterialDesignR.REPEAT, "player-loop", "loop");
    loop.selectedProperty().bindBidirectional(model.loop());
    MenuButton overlays = overlayMenu();
    getChildren()
        .addAll(
            back, play, forward, slider(), timeLabel(), speedMenu(), loop, face, overlays, caption);
    BooleanBinding noPicture =
        Bindings.createBooleanBinding(
            () -> model.info().get().flatMap(info -> info.video()).isEmpty(), model.info());
    back.disableProperty().bind(noPicture);
    forward.disableProperty().bind(noPicture);
    BooleanBinding nothing =
        Bindings.createBooleanBinding(
            () -> model.info().get().isEmpty() || model.state().get() == State.FAILED,
            model.info(),
            model.state());
    play.disableProperty().bind(nothing);
    position.disableProperty().bind(nothing);
    face.disableProperty()
        .bind(Bindings.createBooleanBinding(() -> model.faces().get().isEmpty(), model.faces()));
    overlays.disableProperty().bind(face.disableProperty().or(model.faceShown().not()));
    caption.disableProperty().bind(model.hasWords().not());
  }

  private MenuButton speedMenu() {
    MenuButton menu = new MenuButton();
    menu.setId("player-speed");
    menu.getStyleClass().add("player-menu");
    menu.setMinWidth(Region.USE_PREF_SIZE);
    menu.setTooltip(new Tooltip(texts.get("speed")));
    ToggleGroup group = new ToggleGroup();
    for (double speed : PlayerViewModel.SPEEDS) {
      RadioMenuItem item = new RadioMenuItem(words(speed));
      item.setToggleGroup(group);
      item.setSelected(speed == model.speed().get());
      item.setOnAction(e -> model.setSpeed(speed));
      model.speed().addListener(o -> item.setSelected(speed == model.speed().get()));
      menu.getItems().add(item);
    }
    Runnable show =
        () -> {
          menu.setText(words(model.speed().get()));
          menu.setAccessibleText(texts.get("speed.accessible", words(model.speed().get())));
        };
    model.speed().addListener(o -> show.run());
    show.run();
    return menu;
  }

  private String words(double speed) {
    return texts.get("speed.times", Numbers.trimmed(speed, 2));
  }

  /** What is drawn of the face. */
  private MenuButton overlayMenu() {
    MenuButton menu = new MenuButton();
    menu.setId("player-overlays");
    menu.getStyleClass().addAll("player-menu", "narrow");
    menu.setMinWidth(Region.USE_PREF_SIZE);
    menu.setTooltip(new Tooltip(texts.get("overlays")));
    menu.setAccessibleText(texts.get("overlays"));
    menu.getItems()
        .addAll(
            overlay("box", model.overlays().box()),
            overlay("mesh", model.overlays().mesh()),
            overlay("pose", model.overlays().pose()),
            overlay("gaze", model.overlays().gaze()));
    return menu;
  }

  private CheckMenuItem overlay(String key, BooleanProperty shown) {
    CheckMenuItem item = new CheckMenuItem(texts.get("overlay." + key));
    item.setId("overlay-" + key);
    item.selectedProperty().bindBidirectional(shown);
    return item;
  }

  private Button playButton() {
    Button play = button(MaterialDesignP.PLAY, "player-play", "play");
    play.setOnAction(e -> model.togglePlay());
    model.state().addListener((o, old, now) -> label(play, playIcon(now), playKey(now)));
    return play;
  }

  private static Ikon playIcon(State state) {
    return switch (state) {
      case PLAYING, BACKWARD -> MaterialDesignP.PAUSE;
      case ENDED -> MaterialDesignR.REPLAY;
      default -> MaterialDesignP.PLAY;
    };
  }

  private static String playKey(State state) {
    return switch (state) {
      case PLAYING, BACKWARD -> "pause";
      case ENDED -> "again";
      default -> "play";
    };
  }

  private Slider slider() {
    position.setId("player-position");
    position.getStyleClass().add("player-position");
    position.setMin(0);
    position.setMinWidth(60);
    position.setBlockIncrement(SECOND_US);
    position.setAccessibleText(texts.get("position"));
    HBox.setHgrow(position, Priority.ALWAYS);
    position
        .maxProperty()
        .bind(
            Bindings.createDoubleBinding(
                () -> (double) Math.max(1, model.durationUs().get()), model.durationUs()));
    model
        .timeUs()
        .addListener(
            o -> {
              following = true;
              position.setValue((double) model.timeUs().get());
              following = false;
            });
    position
        .valueProperty()
        .addListener(
            o -> {
              if (!following) {
                model.seek(Math.round(position.getValue()));
              }
            });
    return position;
  }

  private Label timeLabel() {
    Label time = new Label();
    time.setId("player-time");
    time.getStyleClass().add("player-time");
    time.setMinWidth(Region.USE_PREF_SIZE);
    // In a narrow player the buttons matter more.
    time.visibleProperty().bind(widthProperty().greaterThan(TIME_WIDTH));
    time.managedProperty().bind(time.visibleProperty());
    time.textProperty()
        .bind(
            Bindings.createStringBinding(
                () ->
                    texts.get(
                        "time",
                        TimeText.of(model.timeUs().get()),
                        TimeText.of(model.durationUs().get())),
                model.timeUs(),
                model.durationUs()));
    return time;
  }

  private Button button(Ikon icon, String id, String key) {
    Button button = new Button();
    prepare(button, id);
    label(button, icon, key);
    return button;
  }

  private ToggleButton toggle(Ikon icon, String id, String key) {
    ToggleButton button = new ToggleButton();
    prepare(button, id);
    button.getStyleClass().add("player-toggle");
    label(button, icon, key);
    return button;
  }

  private static void prepare(ButtonBase button, String id) {
    button.setId(id);
    button.getStyleClass().add("player-button");
    button.setMinWidth(Region.USE_PREF_SIZE);
  }

  private void label(ButtonBase button, Ikon icon, String key) {
    String words = texts.get(key);
    button.setGraphic(new FontIcon(icon));
    button.setTooltip(new Tooltip(words));
    button.setAccessibleText(words);
  }
}
