package org.lacuna.media.degrade;

import java.util.List;

/** The changes that a player shows; they can be exchanged while it plays. Thread-safe. */
public final class ShownChanges {

  private volatile List<Change> now = List.of();

  public void set(List<Change> changes) {
    now = List.copyOf(changes);
  }

  /** What is shown. */
  public List<Change> now() {
    return now;
  }
}
