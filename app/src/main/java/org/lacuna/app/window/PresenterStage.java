package org.lacuna.app.window;

import java.util.Optional;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.lacuna.app.presenter.PresenterView;
import org.lacuna.app.text.Texts;

/** Puts the presentation over the window and takes it away, with the screen and the player. */
final class PresenterStage {

  private final WindowParts parts;
  private final Texts texts;
  private final StackPane window;
  private final Pane frame;
  private final Pane playerHome;
  private boolean followed;
  private Optional<PresenterView> view = Optional.empty();

  /**
   * @param window what the presentation is laid over
   * @param frame everything else in the window, out of sight meanwhile
   * @param playerHome where the player belongs
   */
  PresenterStage(WindowParts parts, Texts texts, StackPane window, Pane frame, Pane playerHome) {
    this.parts = parts;
    this.texts = texts;
    this.window = window;
    this.frame = frame;
    this.playerHome = playerHome;
  }

  /** From now on the window follows the presentation's beginning and end. */
  void install() {
    parts.presenter().active().addListener(o -> show(parts.presenter().active().get()));
  }

  /** Offers a key; while there is a presentation it comes before the window. */
  boolean takeKey(KeyEvent e) {
    return parts.presenter().active().get() && view.map(v -> v.takeKey(e)).orElse(false);
  }

  private void show(boolean active) {
    if (active) {
      begin();
    } else {
      end();
    }
  }

  private void begin() {
    PresenterView now =
        view.orElseGet(
            () -> new PresenterView(parts.presenter(), texts, parts.appearance().theme()));
    view = Optional.of(now);
    window.getChildren().add(now);
    frame.setVisible(false);
    parts.player().presentOnly(true);
    now.begin(parts.player().view());
    if (window.getScene() != null && window.getScene().getWindow() instanceof Stage stage) {
      stage.setFullScreenExitHint("");
      stage.setFullScreenExitKeyCombination(KeyCombination.NO_MATCH);
      stage.setFullScreen(true);
      if (!followed) {
        followed = true;
        stage.fullScreenProperty().addListener(o -> leaveWith(stage));
      }
    }
  }

  /** The system can take the full screen away by itself. */
  private void leaveWith(Stage stage) {
    if (!stage.isFullScreen()) {
      parts.presenter().leave();
    }
  }

  private void end() {
    view.ifPresent(
        v -> {
          v.end();
          window.getChildren().remove(v);
        });
    parts.player().presentOnly(false);
    playerHome.getChildren().add(0, parts.player().view());
    frame.setVisible(true);
    if (window.getScene() != null && window.getScene().getWindow() instanceof Stage stage) {
      stage.setFullScreen(false);
    }
    window.requestFocus();
  }
}
