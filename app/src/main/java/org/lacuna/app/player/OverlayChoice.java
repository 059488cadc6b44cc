package org.lacuna.app.player;

import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.ObjectBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;

/** What is drawn of the analysed face. Belongs to the thread of the views. */
final class OverlayChoice {

  private final BooleanProperty box = new SimpleBooleanProperty(Shown.USUAL.box());
  private final BooleanProperty mesh = new SimpleBooleanProperty(Shown.USUAL.mesh());
  private final BooleanProperty pose = new SimpleBooleanProperty(Shown.USUAL.pose());
  private final BooleanProperty gaze = new SimpleBooleanProperty(Shown.USUAL.gaze());
  private final ObjectBinding<Shown> now =
      Bindings.createObjectBinding(
          () -> new Shown(box.get(), mesh.get(), pose.get(), gaze.get()), box, mesh, pose, gaze);

  /**
   * Parts that are drawn.
   *
   * @param box around the face
   * @param mesh its points
   * @param pose three axes that turn with the head
   * @param gaze an arrow from each eye
   */
  record Shown(boolean box, boolean mesh, boolean pose, boolean gaze) {
    static final Shown USUAL = new Shown(true, true, false, false);
  }

  BooleanProperty box() {
    return box;
  }

  BooleanProperty mesh() {
    return mesh;
  }

  BooleanProperty pose() {
    return pose;
  }

  BooleanProperty gaze() {
    return gaze;
  }

  Shown now() {
    return now.get();
  }

  /** Changes with any of them. */
  Observable changed() {
    return now;
  }
}
