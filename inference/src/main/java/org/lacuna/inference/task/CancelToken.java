package org.lacuna.inference.task;

import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Tells long work to stop. Any thread may cancel; the work checks per frame and per batch. */
public final class CancelToken {

  private final AtomicBoolean cancelled = new AtomicBoolean();
  private final AtomicLong checks = new AtomicLong();
  private final @Nullable CancelToken above;

  public CancelToken() {
    this(null);
  }

  private CancelToken(@Nullable CancelToken above) {
    this.above = above;
  }

  /** A token for a part of the work: cancelled with this one, and by itself without it. */
  public CancelToken below() {
    return new CancelToken(this);
  }

  /** Asks the work to stop; it does so at its next check. */
  public void cancel() {
    cancelled.set(true);
  }

  public boolean isCancelled() {
    checks.getAndIncrement();
    return cancelled.get() || (above != null && above.isCancelled());
  }

  /** Throws {@link CancellationException} once cancelled. */
  public void check() {
    if (isCancelled()) {
      throw new CancellationException("cancelled");
    }
  }

  /** How often the work has asked so far: a sign of life that grows as long as work goes on. */
  public long checks() {
    return checks.get();
  }
}
