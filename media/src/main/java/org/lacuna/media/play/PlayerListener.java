package org.lacuna.media.play;

import org.lacuna.inference.task.LacunaException;
import org.lacuna.media.decode.MediaInfo;

/** Hears from a player, on one of the player's threads. Implementations return at once. */
public interface PlayerListener {

  /** What a player is doing. */
  enum State {
    /** The file is being opened. */
    OPENING,
    /** It stands still at a time. */
    PAUSED,
    /** Time passes. */
    PLAYING,
    /** Time passes backwards, without sound. */
    BACKWARD,
    /** It played to the end and stands there. */
    ENDED,
    /** It could not go on; {@link PlayerListener#failed} said why. */
    FAILED
  }

  /** The file is open; the first picture follows. */
  void opened(MediaInfo info);

  void stateChanged(State state);

  /** Something cannot be played; after a failure of the sound alone the pictures go on. */
  void failed(LacunaException why);
}
