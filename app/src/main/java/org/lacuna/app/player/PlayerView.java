package org.lacuna.app.player;

import java.util.Objects;
import java.util.Optional;
import javafx.animation.AnimationTimer;
import javafx.beans.binding.Bindings;
import javafx.geometry.Bounds;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignM;
import org.kordamp.ikonli.materialdesign2.MaterialDesignV;
import org.lacuna.app.text.Numbers;
import org.lacuna.media.decode.MediaInfo;
import org.lacuna.media.play.PlayerListener;

/**
 * The clip with its overlay, caption and transport. It follows its view model once a frame while it
 * is in a scene.
 */
public final class PlayerView extends VBox {

  /**
   * Pictures are asked for in steps of so many pixels, so that resizing does not ask anew always.
   */
  private static final int SIZE_STEP = 64;

  private static final double CAPTION_MARGIN = 14;

  private final PlayerViewModel model;
  private final PlayerTexts texts = new PlayerTexts();
  private final PictureScreen screen = new PictureScreen();
  private final CaptionBar caption =
      new CaptionBar(
          screen.widthProperty().subtract(2 * CAPTION_MARGIN), texts.get("caption.rough"));
  private final Label note = new Label();
  private final Label warning = new Label();
  private final Label backward = new Label();
  private final StackPane stage = new StackPane(screen, note, caption, warning, backward);
  private int askedWidth;
  private int askedHeight;

  public PlayerView(PlayerViewModel model) {
    this.model = model;
    getStyleClass().add("player");
    getStylesheets()
        .add(
            Objects.requireNonNull(
                    PlayerView.class.getResource("player.css"), "player.css is not on the path")
                .toExternalForm());
    stage.getStyleClass().add("player-screen");
    stage.setMinSize(0, 0);
    stage.setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    stage.setAccessibleText(texts.get("screen"));
    VBox.setVgrow(stage, Priority.ALWAYS);
    getChildren().addAll(stage, new TransportBar(model, texts));
    prepareCaption();
    prepareNotes();
    prepareBackward();
    followClip();
    screen.setOnMouseClicked(e -> screen.faceAt(e.getX(), e.getY()).ifPresent(model::faceClicked));
    AnimationTimer timer = timer();
    sceneProperty()
        .addListener(
            (o, old, now) -> {
              if (now == null) {
                timer.stop();
              } else {
                timer.start();
              }
            });
  }

  private AnimationTimer timer() {
    return new AnimationTimer() {
      @Override
      public void handle(long now) {
        model.tick();
        model.takePicture().ifPresent(screen::show);
        askForSize();
      }
    };
  }

  private void prepareCaption() {
    caption.setId("player-caption");
    StackPane.setAlignment(caption, Pos.BOTTOM_CENTER);
    StackPane.setMargin(caption, new Insets(CAPTION_MARGIN));
    model.caption().addListener((o, old, now) -> caption.show(now));
    caption
        .visibleProperty()
        .bind(
            Bindings.createBooleanBinding(
                () -> model.captionShown().get() && !model.caption().get().isEmpty(),
                model.captionShown(),
                model.caption()));
  }

  private void prepareNotes() {
    note.setId("player-note");
    note.getStyleClass().add("player-note");
    note.setContentDisplay(ContentDisplay.TOP);
    note.setMouseTransparent(true);
    warning.setId("player-warning");
    warning.getStyleClass().add("player-warning");
    StackPane.setAlignment(warning, Pos.TOP_CENTER);
    StackPane.setMargin(warning, new Insets(CAPTION_MARGIN));
    model.info().addListener(o -> updateNotes());
    model.failure().addListener(o -> updateNotes());
    model.state().addListener(o -> updateNotes());
    updateNotes();
  }

  /** Why nothing is heard stands in the picture while it goes backwards. */
  private void prepareBackward() {
    backward.setId("player-backward");
    backward.getStyleClass().add("player-backward");
    backward.setGraphic(new FontIcon(MaterialDesignV.VOLUME_OFF));
    backward.setMouseTransparent(true);
    StackPane.setAlignment(backward, Pos.TOP_LEFT);
    StackPane.setMargin(backward, new Insets(CAPTION_MARGIN));
    backward
        .textProperty()
        .bind(
            Bindings.createStringBinding(
                () ->
                    texts.get(
                        "backward",
                        texts.get("speed.times", Numbers.trimmed(model.speed().get(), 2))),
                model.speed()));
    backward.visibleProperty().bind(model.state().isEqualTo(PlayerListener.State.BACKWARD));
  }

  /** Without a picture the reason stands in its place; with one, trouble stands at the top. */
  private void updateNotes() {
    boolean picture = picture().isPresent();
    String failure = model.failure().get();
    warning.setText(failure);
    warning.setVisible(picture && !failure.isEmpty());
    note.setText(noteText(failure));
    boolean soundOnly = model.info().get().isPresent() && failure.isEmpty();
    note.setGraphic(
        new FontIcon(soundOnly ? MaterialDesignM.MUSIC_NOTE : MaterialDesignV.VIDEO_OUTLINE));
    note.setVisible(!picture && !note.getText().isEmpty());
  }

  private String noteText(String failure) {
    if (!failure.isEmpty()) {
      return failure;
    }
    if (model.info().get().isPresent()) {
      return texts.get("soundOnly");
    }
    return switch (model.state().get()) {
      case OPENING -> "";
      default -> texts.get("empty");
    };
  }

  private Optional<MediaInfo.VideoStream> picture() {
    return model.info().get().flatMap(MediaInfo::video);
  }

  private void followClip() {
    model
        .info()
        .addListener(
            o ->
                picture()
                    .ifPresentOrElse(
                        video -> screen.sourceSize(video.width(), video.height()), screen::clear));
    model.faces().addListener(o -> updateFaces());
    model.faceShown().addListener(o -> updateFaces());
    model.overlays().changed().addListener(o -> updateFaces());
    updateFaces();
  }

  private void updateFaces() {
    screen.faces(model.faces().get(), model.faceShown().get(), model.overlays().now());
  }

  private void askForSize() {
    Bounds area = screen.pictureArea();
    if (getScene() == null || getScene().getWindow() == null || area.getWidth() <= 0) {
      return;
    }
    int width = steps(area.getWidth() * getScene().getWindow().getOutputScaleX());
    int height = steps(area.getHeight() * getScene().getWindow().getOutputScaleY());
    if (width != askedWidth || height != askedHeight) {
      askedWidth = width;
      askedHeight = height;
      model.displaySize(width, height);
    }
  }

  private static int steps(double pixels) {
    return (int) Math.ceil(pixels / SIZE_STEP) * SIZE_STEP;
  }

  /**
   * Offers a key: space plays and pauses, arrows go a picture, with shift a second, on or back; J
   * plays backwards, K stands still at the usual speed, L plays on; J and L pressed again: faster.
   *
   * @return whether the player took it
   */
  public boolean key(KeyEvent event) {
    switch (event.getCode()) {
      case SPACE -> model.togglePlay();
      case J -> model.playBackward();
      case K -> model.rest();
      case L -> model.playFaster();
      case LEFT -> go(-1, event.isShiftDown());
      case RIGHT -> go(1, event.isShiftDown());
      default -> {
        return false;
      }
    }
    return true;
  }

  private void go(int direction, boolean second) {
    if (second) {
      model.skip(direction);
    } else {
      model.step(direction);
    }
  }

  /** When the picture on screen begins, microseconds; -1 = none. */
  long pictureUs() {
    return screen.pictureUs();
  }

  /** How bright the middle of the picture on screen is, 0 to 255; -1 = no picture. */
  int brightness() {
    return screen.brightness();
  }

  /** Where the picture lies on the screen. */
  Bounds pictureArea() {
    return screen.pictureArea();
  }

  String captionText() {
    return caption.text();
  }
}
