package org.lacuna.media.vision.track;

import java.nio.ByteBuffer;
import org.lacuna.media.decode.VideoFrame;

/**
 * Tells a cut from movement: a grid of points of the picture changes by much, and by far more than
 * it did lately. A false alarm costs little, because faces are then looked for and recognised anew.
 * Not thread-safe.
 */
final class CutDetector {

  private static final int COLUMNS = 32;
  private static final int ROWS = 18;
  private static final int VALUES = COLUMNS * ROWS * 3;

  /** Mean change of a value of 0 to 255 that a cut makes at least. */
  private static final double LEAST = 14;

  /** A cut changes this many times as much as the pictures before it did. */
  private static final double TIMES = 3;

  private final int[] last = new int[VALUES];
  private final int[] now = new int[VALUES];
  private boolean first = true;
  private double usual;

  /** Whether this picture begins a new shot; the first picture does not. */
  boolean cut(VideoFrame frame) {
    sample(frame);
    double change = 0;
    for (int k = 0; k < VALUES; k++) {
      change += Math.abs(now[k] - last[k]);
    }
    change /= VALUES;
    System.arraycopy(now, 0, last, 0, VALUES);
    if (first) {
      first = false;
      return false;
    }
    boolean cut = change > LEAST && change > TIMES * usual;
    if (!cut) {
      usual += (change - usual) / 8;
    }
    return cut;
  }

  private void sample(VideoFrame frame) {
    ByteBuffer bgr = frame.bgr();
    int k = 0;
    for (int r = 0; r < ROWS; r++) {
      int y = (2 * r + 1) * frame.height() / (2 * ROWS);
      for (int c = 0; c < COLUMNS; c++) {
        int x = (2 * c + 1) * frame.width() / (2 * COLUMNS);
        int p = y * frame.stride() + 3 * x;
        now[k++] = bgr.get(p) & 0xff;
        now[k++] = bgr.get(p + 1) & 0xff;
        now[k++] = bgr.get(p + 2) & 0xff;
      }
    }
  }
}
