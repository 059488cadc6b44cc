package org.lacuna.app.library.view;

import javafx.scene.input.DataFormat;

/** Marks a drag of clips inside the window; which ones they are, the list's selection says. */
final class ClipDrag {

  static final DataFormat FORMAT = new DataFormat("application/x-lacuna-clips");

  private ClipDrag() {}
}
