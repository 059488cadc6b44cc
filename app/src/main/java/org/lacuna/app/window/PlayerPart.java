package org.lacuna.app.window;

import java.util.Optional;
import java.util.function.IntConsumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.scene.input.KeyEvent;
import org.lacuna.app.presenter.PresenterStage;
import org.lacuna.app.session.OpenClip;
import org.lacuna.app.timeline.Span;
import org.lacuna.media.play.SoundSwitch;

/** The player as the window sees it: a view, a clock, and who takes the keys. */
public interface PlayerPart extends PresenterStage.Player, AutoCloseable {

  /** Shows another clip from its start. */
  void show(OpenClip clip);

  /** Shows what was found anew of the clip that is open; playback goes on. */
  void refresh(OpenClip clip);

  /** Whom to tell the id of a face that the user clicks on. */
  void setFaceChooser(IntConsumer chooser);

  /** Says what is heard in place of the clip's own sound. */
  SoundSwitch sound();

  /** Where playback stands, microseconds on the clip's clock. */
  ReadOnlyLongProperty timeUs();

  void seek(long us);

  /** Plays on; from the start when it stands at the end. */
  void play();

  /** Whether it has played to the end and stands there. */
  ReadOnlyBooleanProperty ended();

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
