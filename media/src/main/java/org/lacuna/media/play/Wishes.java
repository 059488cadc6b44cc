package org.lacuna.media.play;

import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What the user wants from the player and it has not done yet. Later wishes of a kind replace
 * earlier ones, so a dragged slider does not pile up seeks. Thread-safe.
 */
final class Wishes {

  /**
   * The wishes since the last look.
   *
   * @param close end for good
   * @param seekUs where to go, null = nowhere
   * @param steps pictures to go on (positive) or back (negative)
   * @param motion what time does, null = no change
   * @param size largest picture wanted, null = no change
   * @param speed how fast to play, null = no change
   */
  record Batch(
      boolean close,
      @Nullable Long seekUs,
      int steps,
      @Nullable Motion motion,
      @Nullable Size size,
      @Nullable Double speed) {}

  /** What time does. */
  enum Motion {
    STAND,
    ON,
    BACK
  }

  /** Pixels. */
  record Size(int width, int height) {}

  private boolean close;
  private @Nullable Long seekUs;
  private int steps;
  private @Nullable Motion motion;
  private @Nullable Size size;
  private @Nullable Double speed;

  synchronized void close() {
    close = true;
    notifyAll();
  }

  synchronized void seek(long timeUs) {
    seekUs = timeUs;
    steps = 0;
    notifyAll();
  }

  synchronized void step(int pictures) {
    steps += pictures;
    motion = Motion.STAND;
    notifyAll();
  }

  synchronized void move(Motion wanted) {
    motion = wanted;
    notifyAll();
  }

  synchronized void size(int width, int height) {
    size = new Size(width, height);
    notifyAll();
  }

  synchronized void speed(double factor) {
    speed = factor;
    notifyAll();
  }

  /** Where a seek that has not been done yet goes, or null. */
  synchronized @Nullable Long pendingSeek() {
    return seekUs;
  }

  /** Takes all wishes; waits for one at most that long. */
  synchronized Batch take(long waitNanos) throws InterruptedException {
    long deadline = System.nanoTime() + waitNanos;
    while (isEmpty()) {
      long rest = deadline - System.nanoTime();
      if (rest <= 0) {
        break;
      }
      TimeUnit.NANOSECONDS.timedWait(this, rest);
    }
    Batch batch = new Batch(close, seekUs, steps, motion, size, speed);
    seekUs = null;
    steps = 0;
    motion = null;
    size = null;
    speed = null;
    return batch;
  }

  private boolean isEmpty() {
    return !close
        && seekUs == null
        && steps == 0
        && motion == null
        && size == null
        && speed == null;
  }
}
