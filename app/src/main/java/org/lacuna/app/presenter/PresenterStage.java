package org.lacuna.app.presenter;

import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.scene.Node;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.lacuna.app.look.Theme;
import org.lacuna.app.text.Texts;

/** Puts the presentation over the window and takes it away, with the screen and the player. */
public final class PresenterStage {

  private final PresenterViewModel model;
  private final Texts texts;
  private final ReadOnlyObjectProperty<Theme> theme;
  private final Player player;
  private final StackPane window;
  private final Pane frame;
  private final Pane playerHome;
  private boolean followed;
  private Optional<PresenterView> view = Optional.empty();

  /** The player, which the presentation borrows. */
  public interface Player {
    Node view();

    /** Shows the picture and what is said alone, without anything to press and without marks. */
    void presentOnly(boolean on);
  }

  /**
   * @param window what the presentation is laid over
   * @param frame everything else in the window, out of sight meanwhile
   * @param playerHome where the player belongs
   */
  public PresenterStage(
      PresenterViewModel model,
      Player player,
      Texts texts,
      ReadOnlyObjectProperty<Theme> theme,
      StackPane window,
      Pane frame,
      Pane playerHome) {
    this.model = model;
    this.player = player;
    this.texts = texts;
    this.theme = theme;
    this.window = window;
    this.frame = frame;
    this.playerHome = playerHome;
  }

  /** From now on the window follows the presentation's beginning and end. */
  public void install() {
    model.active().addListener(o -> show(model.active().get()));
  }

  /** Offers a key; while there is a presentation it comes before the window. */
  public boolean takeKey(KeyEvent e) {
    return model.active().get() && view.map(v -> v.takeKey(e)).orElse(false);
  }

  private void show(boolean active) {
    if (active) {
      begin();
    } else {
      end();
    }
  }

  private void begin() {
    PresenterView now = view.orElseGet(() -> new PresenterView(model, texts, theme));
    view = Optional.of(now);
    window.getChildren().add(now);
    frame.setVisible(false);
    player.presentOnly(true);
    now.begin(player.view());
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
      model.leave();
    }
  }

  private void end() {
    view.ifPresent(
        v -> {
          v.end();
          window.getChildren().remove(v);
        });
    player.presentOnly(false);
    playerHome.getChildren().add(0, player.view());
    frame.setVisible(true);
    if (window.getScene() != null && window.getScene().getWindow() instanceof Stage stage) {
      stage.setFullScreen(false);
    }
    window.requestFocus();
  }
}
