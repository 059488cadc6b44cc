package org.lacuna.media.decode;

import org.lacuna.inference.task.LacunaException;

/**
 * The sound of a clip from any time on, ready for a sound device: two channels, signed 16 bit, in
 * the machine's byte order, at the file's own rate. What comes out has no holes: gaps of the stream
 * are filled with silence, so the n-th frame belongs to {@code seek time + n / rate}. One thread.
 */
public interface SoundReader extends AutoCloseable {

  /** Bytes of one frame: two channels of two bytes. */
  int FRAME_BYTES = 4;

  /** Frames a second. */
  int rate();

  /**
   * Goes to a time.
   *
   * @param timeUs microseconds on the container's clock
   */
  void seek(long timeUs) throws LacunaException;

  /**
   * Reads on.
   *
   * @param into filled from index 0; its length is a multiple of {@link #FRAME_BYTES}
   * @return bytes read, a multiple of {@link #FRAME_BYTES} and at least one frame, or -1 at the end
   */
  int read(byte[] into) throws LacunaException;

  /** Frees native memory. Allowed twice. */
  @Override
  void close();
}
