package org.lacuna.media.play;

import org.lacuna.media.play.PlayerListener.State;

/**
 * A clip that can be played. All methods are thread-safe and return at once, apart from {@link
 * #close}; what they ask for is done on the player's thread.
 */
public interface Playback extends AutoCloseable {

  /** Plays on; from the start when it stands at the end. */
  void play();

  /** Plays backwards, without sound, from where it stands to the start, where it stands still. */
  void playBackward();

  /** Stands still. */
  void pause();

  /**
   * Goes to exactly that time and keeps playing, on or backwards, if it was.
   *
   * @param timeUs microseconds on the container's clock; limited to the clip
   */
  void seek(long timeUs);

  /** Pauses and shows the next picture. */
  void stepForward();

  /** Pauses and shows the picture before. */
  void stepBack();

  /**
   * How fast it plays, on or backwards, from now on; the sound keeps its pitch.
   *
   * @param factor 0.25 to 2; limited to that
   */
  void speed(double factor);

  /** Tells how large pictures are shown, pixels; larger ones are shrunk before they are fed. */
  void displaySize(int width, int height);

  /** The playhead, microseconds; a seek that is still to be done counts as done. */
  long timeUs();

  State state();

  /** The pictures; empty for a clip without. */
  FrameFeed frames();

  /** Stops the threads, waits for them and frees native memory. Allowed twice. */
  @Override
  void close();
}
