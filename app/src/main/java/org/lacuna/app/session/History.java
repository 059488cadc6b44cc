package org.lacuna.app.session;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * States that can be gone back to and forward again. Not thread-safe.
 *
 * @param <T> an immutable state
 */
public final class History<T> {

  /** More steps back than anybody takes; bounds the memory. */
  private static final int MOST = 200;

  private final Deque<T> past = new ArrayDeque<>();
  private final Deque<T> future = new ArrayDeque<>();

  /** A change was made; what had been undone cannot come back any more. */
  public void changedFrom(T before) {
    past.push(before);
    future.clear();
    if (past.size() > MOST) {
      past.removeLast();
    }
  }

  /** The state before the last change, if there is one. */
  public Optional<T> undo(T now) {
    return step(past, future, now);
  }

  /** The state that was undone last, if there is one. */
  public Optional<T> redo(T now) {
    return step(future, past, now);
  }

  private static <T> Optional<T> step(Deque<T> from, Deque<T> to, T now) {
    Optional<T> next = Optional.ofNullable(from.poll());
    next.ifPresent(n -> to.push(now));
    return next;
  }

  public boolean canUndo() {
    return !past.isEmpty();
  }

  public boolean canRedo() {
    return !future.isEmpty();
  }

  public void clear() {
    past.clear();
    future.clear();
  }
}
