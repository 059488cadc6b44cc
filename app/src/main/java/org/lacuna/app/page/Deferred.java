package org.lacuna.app.page;

import java.util.function.Supplier;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/**
 * A view that is made when it first comes into a scene: most views are not looked at in most
 * sessions, and making all of them would keep the window waiting at its start.
 */
public final class Deferred extends StackPane {

  /**
   * @param maker called once
   */
  public Deferred(Supplier<? extends Region> maker) {
    setMinSize(0, 0);
    sceneProperty()
        .addListener(
            (o, before, now) -> {
              if (now != null && getChildren().isEmpty()) {
                getChildren().add(maker.get());
              }
            });
  }
}
