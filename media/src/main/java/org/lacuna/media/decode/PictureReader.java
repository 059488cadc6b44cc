package org.lacuna.media.decode;

import java.nio.ByteBuffer;
import org.lacuna.inference.task.LacunaException;

/** The pictures of a clip from any time on, one current at a time. One thread. */
public interface PictureReader extends AutoCloseable {

  /**
   * Makes the picture that is shown at that time current: the last one that begins at or before it,
   * or the first of all.
   *
   * @param timeUs microseconds on the container's clock
   * @return false when the file has no picture at all
   */
  boolean seek(long timeUs) throws LacunaException;

  /** Makes the following picture current; false at the end, where the last one stays current. */
  boolean next() throws LacunaException;

  /** When the current picture begins, microseconds. */
  long timeUs();

  /** When the current picture ends, microseconds. */
  long endUs();

  /** Shrinks pictures, keeping their shape, until they fit; they are never enlarged. */
  void fitInto(int maxWidth, int maxHeight);

  /** Width of what {@link #copyTo} writes, pixels. */
  int width();

  /** Height of what {@link #copyTo} writes, pixels. */
  int height();

  /**
   * Writes the current picture, upright.
   *
   * @param bgra {@code [height * width * 4]}, filled from index 0, rows without padding, top row
   *     first
   */
  void copyTo(ByteBuffer bgra) throws LacunaException;

  /** Frees native memory. Allowed twice. */
  @Override
  void close();
}
