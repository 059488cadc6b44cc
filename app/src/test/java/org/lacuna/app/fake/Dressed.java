package org.lacuna.app.fake;

import java.util.Objects;
import javafx.application.Application;
import javafx.scene.Parent;
import javafx.scene.Scene;
import org.lacuna.app.look.Theme;

/** A view by itself in the clothes that it has in the window. */
public final class Dressed {

  private Dressed() {}

  /**
   * A scene in the light theme. On the thread of the views.
   *
   * @param styles of the view's own area, below {@code org/lacuna/app}
   */
  public static Scene scene(Parent view, double width, double height, String... styles) {
    Application.setUserAgentStylesheet(Theme.LIGHT.stylesheet());
    view.getStyleClass().add(Theme.LIGHT.styleClass());
    Scene scene = new Scene(view, width, height);
    add(scene, "lacuna.css");
    for (String style : styles) {
      add(scene, style);
    }
    return scene;
  }

  private static void add(Scene scene, String style) {
    scene
        .getStylesheets()
        .add(
            Objects.requireNonNull(Theme.class.getResource("/org/lacuna/app/" + style), style)
                .toExternalForm());
  }
}
