package org.lacuna.media.play;

import java.util.Optional;
import java.util.function.LongSupplier;
import org.lacuna.inference.task.LacunaException;

/**
 * Playing backwards: real time that runs back, and the pictures that are due then. Belongs to the
 * player's thread.
 */
final class Backwards implements AutoCloseable {

  /** As when playing on: a picture is handed over so much before its time. */
  private static final long LEAD_US = 12_000;

  private final PicturesBehind pictures;
  private final WallClock clock;
  private double speed = 1;
  private long shownUs;

  Backwards(PicturesBehind pictures, LongSupplier nanoTime) {
    this.pictures = pictures;
    this.clock = new WallClock(nanoTime);
  }

  /**
   * Begins.
   *
   * @param us the playhead
   * @param shown begin of the picture that is on screen
   * @param any whether the clip has pictures
   */
  void start(long us, long shown, boolean any) {
    shownUs = shown;
    if (any) {
      pictures.before(shown);
    }
    clock.seek(us);
    clock.speed(-speed);
    clock.start();
  }

  void stop() {
    clock.stop();
    pictures.stop();
  }

  void speed(double factor) {
    speed = factor;
    clock.speed(-factor);
  }

  void fitInto(Wishes.Size size) {
    pictures.fitInto(size);
  }

  /** The playhead, microseconds; not before the start of the clip. */
  long timeUs() {
    return Math.max(0, clock.timeUs());
  }

  /** The picture that takes the place of the one on screen now, empty while that one stays. */
  Optional<PicturesBehind.Kept> due() {
    long us = Math.max(0, clock.timeUs() - LEAD_US);
    Optional<PicturesBehind.Kept> due =
        pictures.at(us, speed).filter(k -> us < shownUs && k.timeUs() < shownUs);
    due.ifPresent(k -> shownUs = k.timeUs());
    return due;
  }

  /** Begin of the picture that is on screen, microseconds. */
  long shownUs() {
    return shownUs;
  }

  /** Why no more pictures come; told once. */
  Optional<LacunaException> takeFailure() {
    return pictures.takeFailure();
  }

  @Override
  public void close() {
    pictures.close();
  }
}
