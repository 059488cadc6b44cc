package org.lacuna.app.page;

import javafx.scene.input.KeyEvent;

/** A view that has keys of its own, which come before the window's while the focus is inside it. */
public interface TakesKeys {

  /**
   * Offers a key that was pressed while the focus was on the view or inside it.
   *
   * @return whether the view took it; the window's own meaning of the key is then left out
   */
  boolean takeKey(KeyEvent event);
}
