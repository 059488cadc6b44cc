package org.lacuna.inference.task;

import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;

/** Tells long work to stop. Any thread may cancel; the work checks per frame and per batch. */
public final class CancelToken {

  private final AtomicBoolean cancelled = new AtomicBoolean();

  /** Asks the work to stop; it does so at its next check. */
  public void cancel() {
    cancelled.set(true);
  }

  public boolean isCancelled() {
    return cancelled.get();
  }

  /** Throws {@link CancellationException} once cancelled. */
  public void check() {
    if (cancelled.get()) {
      throw new CancellationException("cancelled");
    }
  }
}
