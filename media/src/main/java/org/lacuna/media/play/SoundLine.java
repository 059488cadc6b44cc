package org.lacuna.media.play;

/** An open sound output. Calls come from several threads, one at a time. */
public interface SoundLine extends AutoCloseable {

  /** Bytes that {@link #write} takes now without waiting. */
  int room();

  /** Queues sound; at most {@link #room} bytes. */
  void write(byte[] sound, int from, int bytes);

  /** Plays what is queued. */
  void start();

  /** Pauses; what is queued stays. */
  void stop();

  /** Forgets what is queued. */
  void flush();

  /** Frames heard since the line was opened. */
  long framesHeard();

  @Override
  void close();
}
