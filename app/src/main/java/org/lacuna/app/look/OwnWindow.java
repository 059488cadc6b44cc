package org.lacuna.app.look;

import java.util.Optional;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Modality;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.stage.Window;

/** A second window that looks like the first one; escape closes it. */
public final class OwnWindow {

  private static final double ROOM = 0.94;

  private final Stage stage = new Stage();
  private final Optional<Scene> owner;

  /**
   * @param owner a node of the first window
   * @param modal whether the first window waits until this one is closed
   */
  public OwnWindow(Node owner, String title, boolean modal) {
    this.owner = Optional.ofNullable(owner.getScene());
    Window window = this.owner.map(Scene::getWindow).orElse(null);
    if (window != null) {
      stage.initOwner(window);
    }
    if (modal) {
      stage.initModality(Modality.WINDOW_MODAL);
    }
    stage.setTitle(title);
  }

  /** Shows something, at that size or as large as the screen allows. */
  public void show(Parent content, double width, double height) {
    Rectangle2D screen = Screen.getPrimary().getVisualBounds();
    double w = Math.min(width, ROOM * screen.getWidth());
    double h = Math.min(height, ROOM * screen.getHeight());
    Scene scene = new Scene(content, w, h);
    owner.ifPresent(o -> dress(scene, o));
    scene.addEventHandler(
        KeyEvent.KEY_PRESSED,
        e -> {
          if (e.getCode() == KeyCode.ESCAPE) {
            close();
          }
        });
    stage.setScene(scene);
    stage.setX(screen.getMinX() + (screen.getWidth() - w) / 2);
    stage.setY(screen.getMinY() + (screen.getHeight() - h) / 2);
    stage.show();
    stage.toFront();
  }

  /** The same style sheets and theme, also when the theme changes. */
  private static void dress(Scene scene, Scene like) {
    scene.getStylesheets().setAll(like.getStylesheets());
    for (Theme theme : Theme.values()) {
      if (like.getRoot().getStyleClass().contains(theme.styleClass())) {
        scene.getRoot().getStyleClass().add(theme.styleClass());
        // Before the first picture is painted, nothing flashes up white in the dark.
        scene.setFill(theme.palette().surface());
      }
    }
    like.getRoot()
        .getStyleClass()
        .addListener(
            (javafx.collections.ListChangeListener<String>)
                c -> {
                  for (Theme theme : Theme.values()) {
                    boolean on = like.getRoot().getStyleClass().contains(theme.styleClass());
                    scene.getRoot().getStyleClass().remove(theme.styleClass());
                    if (on) {
                      scene.getRoot().getStyleClass().add(theme.styleClass());
                    }
                  }
                });
  }

  public void close() {
    stage.close();
  }

  /** The window itself, for dialogs over it. */
  public Window window() {
    return stage;
  }

  /** Brings it to the front again. */
  public void toFront() {
    stage.show();
    stage.toFront();
  }

  public boolean isShowing() {
    return stage.isShowing();
  }
}
