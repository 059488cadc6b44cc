package org.lacuna.inference.task;

import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/** Tells long work to stop. Any thread may cancel; the work checks per frame and per batch. */
public final class CancelToken {

  private final AtomicBoolean cancelled = new AtomicBoolean();
  private final AtomicLong checks = new AtomicLong();

  /** Asks the work to stop; it does so at its next check. */
  public void cancel() {
    cancelled.set(true);
  }

  public boolean isCancelled() {
    checks.getAndIncrement();
    return cancelled.get();
  }

  /** Throws {@link CancellationException} once cancelled. */
  public void check() {
    checks.getAndIncrement();
    if (cancelled.get()) {
      throw new CancellationException("cancelled");
    }
  }

  /** How often the work has asked so far: a sign of life that grows as long as work goes on. */
  public long checks() {
    return checks.get();
  }
}
