package org.lacuna.media.play;

import java.util.function.LongSupplier;

/** A clock for clips without sound and machines without a sound device: real time passes. */
public final class WallClock implements PlaybackClock {

  private final LongSupplier nanoTime;
  private long baseUs;
  private long startedNanos;
  private double speed = 1;
  private boolean running;

  public WallClock() {
    this(System::nanoTime);
  }

  /**
   * @param nanoTime a rising count of nanoseconds
   */
  WallClock(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  @Override
  public synchronized void seek(long timeUs) {
    running = false;
    baseUs = timeUs;
  }

  @Override
  public synchronized void start() {
    if (!running) {
      startedNanos = nanoTime.getAsLong();
      running = true;
    }
  }

  @Override
  public synchronized void stop() {
    baseUs = timeUs();
    running = false;
  }

  /**
   * {@inheritDoc}
   *
   * @param factor may be below 0 here: then time passes backwards
   */
  @Override
  public synchronized void speed(double factor) {
    baseUs = timeUs();
    startedNanos = nanoTime.getAsLong();
    speed = factor;
  }

  @Override
  public synchronized long timeUs() {
    return running
        ? baseUs + Math.round((nanoTime.getAsLong() - startedNanos) / 1000.0 * speed)
        : baseUs;
  }

  @Override
  public long endUs() {
    return NO_END;
  }

  @Override
  public void close() {}
}
