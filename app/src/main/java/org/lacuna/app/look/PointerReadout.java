package org.lacuna.app.look;

import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/** Words beside the pointer: to its right, to its left where there is no room; never cut off. */
public final class PointerReadout extends Label {

  private static final double AWAY = 16;
  private static final double BELOW = 12;

  /** Is laid out by itself; its parent places nothing and should let the pointer through. */
  public PointerReadout() {
    getStyleClass().add("readout");
    setManaged(false);
    setVisible(false);
  }

  /** Takes it away until there is something to say again. */
  public void hide() {
    setVisible(false);
  }

  /**
   * Shows words, or takes the readout away where there are none.
   *
   * @param x pointer, in units of the region
   * @param y pointer, in units of the region
   * @param room region that holds the readout, from its own left upper corner on
   */
  public void show(Optional<String> words, double x, double y, Region room) {
    setVisible(words.isPresent());
    if (words.isPresent()) {
      setText(words.get());
      autosize();
      boolean fits = x + AWAY + getWidth() < room.getWidth();
      double left = fits ? x + AWAY : x - AWAY - getWidth();
      double top = Math.min(y + BELOW, room.getHeight() - getHeight());
      relocate(Math.max(0, Math.rint(left)), Math.max(0, Math.rint(top)));
    }
  }
}
