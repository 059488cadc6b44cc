package org.lacuna.app.window;

import java.util.Optional;
import java.util.function.IntConsumer;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.scene.Node;
import javafx.scene.input.KeyEvent;
import org.lacuna.app.session.OpenClip;
import org.lacuna.app.timeline.Span;

/** The player as the window sees it: a view, a clock, and who takes the keys. */
public interface PlayerPart extends AutoCloseable {

  Node view();

  /** Shows another clip from its start. */
  void show(OpenClip clip);

  /** Shows what was found anew of the clip that is open; playback goes on. */
  void refresh(OpenClip clip);

  /** Whom to tell the id of a face that the user clicks on. */
  void setFaceChooser(IntConsumer chooser);

  /** Where playback stands, microseconds on the clip's clock. */
  ReadOnlyLongProperty timeUs();

  void seek(long us);

  /** The stretch that the loop goes round; empty for the whole clip. */
  default void setStretch(Optional<Span> selected) {
    // A player without a loop has nothing to go round.
  }

  /**
   * Offers a key that was pressed anywhere in the window.
   *
   * @return whether the player took it
   */
  boolean key(KeyEvent event);

  /** Stops playback and frees what it holds. */
  @Override
  void close();
}
