package org.lacuna.media.play;

/** A clock that moves when the test says so. */
final class ManualClock implements PlaybackClock {

  private long timeUs;
  double speed = 1;
  private boolean running;
  private boolean closed;

  /** Lets time pass; does nothing while the clock stands. */
  synchronized void pass(long us) {
    if (running) {
      timeUs += us;
    }
  }

  synchronized boolean running() {
    return running;
  }

  synchronized boolean closed() {
    return closed;
  }

  @Override
  public synchronized void seek(long us) {
    running = false;
    timeUs = us;
  }

  @Override
  public synchronized void start() {
    running = true;
  }

  @Override
  public synchronized void speed(double factor) {
    speed = factor;
  }

  @Override
  public synchronized void stop() {
    running = false;
  }

  @Override
  public synchronized long timeUs() {
    return timeUs;
  }

  @Override
  public long endUs() {
    return NO_END;
  }

  @Override
  public synchronized void close() {
    closed = true;
  }
}
