package org.lacuna.media.degrade;

import java.util.List;

/** The changes that a player shows; they can be exchanged while it plays. Thread-safe. */
public final class ShownChanges {

  private volatile List<Change> now = List.of();

  /** Says whether these are others than before. */
  public boolean set(List<Change> changes) {
    boolean other = !now.equals(changes);
    now = List.copyOf(changes);
    return other;
  }

  List<Change> now() {
    return now;
  }
}
