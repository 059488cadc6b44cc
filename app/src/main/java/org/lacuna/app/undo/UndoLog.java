package org.lacuna.app.undo;

import java.util.ArrayDeque;
import java.util.Deque;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;

/**
 * What the user has changed, in the order of the changes, whatever part of the window they belong
 * to: one key takes back the last of them. Belongs to the thread of the views.
 */
public final class UndoLog {

  /** More steps back than anybody takes; bounds the memory. */
  private static final int MOST = 200;

  private final Deque<Change> past = new ArrayDeque<>();
  private final Deque<Change> future = new ArrayDeque<>();
  private final ReadOnlyBooleanWrapper canUndo = new ReadOnlyBooleanWrapper(false);
  private final ReadOnlyBooleanWrapper canRedo = new ReadOnlyBooleanWrapper(false);

  /**
   * @param owner whose state it is; told apart by identity
   */
  private record Change(Object owner, Runnable undo, Runnable redo) {}

  /**
   * Notes a change that the user has just made; what had been undone cannot come back any more.
   *
   * @param owner whose state it is, for {@link #forget}
   * @param undo brings the state before back, and notes nothing
   * @param redo brings the state after back, and notes nothing
   */
  public void did(Object owner, Runnable undo, Runnable redo) {
    past.push(new Change(owner, undo, redo));
    future.clear();
    if (past.size() > MOST) {
      past.removeLast();
    }
    update();
  }

  /** Takes the last change back; nothing happens when there is none. */
  public void undo() {
    Change last = past.poll();
    if (last != null) {
      future.push(last);
      last.undo().run();
    }
    update();
  }

  /** Makes the change again that was taken back last. */
  public void redo() {
    Change next = future.poll();
    if (next != null) {
      past.push(next);
      next.redo().run();
    }
    update();
  }

  /** The state of an owner was replaced as a whole: its changes cannot be gone back to. */
  public void forget(Object owner) {
    past.removeIf(c -> c.owner() == owner);
    future.removeIf(c -> c.owner() == owner);
    update();
  }

  private void update() {
    canUndo.set(!past.isEmpty());
    canRedo.set(!future.isEmpty());
  }

  public ReadOnlyBooleanProperty canUndo() {
    return canUndo.getReadOnlyProperty();
  }

  public ReadOnlyBooleanProperty canRedo() {
    return canRedo.getReadOnlyProperty();
  }
}
