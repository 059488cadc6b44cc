package org.lacuna.media.play;

/**
 * Says which time of the clip is due now. A clock that plays sound is the master: pictures follow
 * what is heard. Thread-safe.
 */
public interface PlaybackClock extends AutoCloseable {

  /** The clock has no opinion where the clip ends. */
  long NO_END = Long.MIN_VALUE;

  /** Stands still at that time, microseconds. */
  void seek(long timeUs);

  /** Runs on from where it stands. */
  void start();

  /** Stands still. */
  void stop();

  /**
   * How fast time passes from now on; it runs on if it ran.
   *
   * @param factor above 0; 2 is twice as fast
   */
  void speed(double factor);

  /** The time that is due, microseconds. */
  long timeUs();

  /**
   * Where the sound that drives the clock ends, microseconds; {@link Long#MAX_VALUE} while that is
   * not known yet, {@link #NO_END} when no sound drives it.
   */
  long endUs();

  /** Stops for good and frees what the clock holds. Allowed twice. */
  @Override
  void close();
}
