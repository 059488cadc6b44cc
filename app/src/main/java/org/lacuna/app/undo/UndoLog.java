package org.lacuna.app.undo;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

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
  private final ReadOnlyStringWrapper undoes = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper redoes = new ReadOnlyStringWrapper("");

  /**
   * @param owner whose state it is; told apart by identity
   */
  private record Change(Object owner, String what, Runnable undo, Runnable redo) {}

  /**
   * Notes a change that the user has just made; what had been undone cannot come back any more.
   *
   * @param owner whose state it is, for {@link #forget}
   * @param what a few words that name the change, in the user's language
   * @param undo brings the state before back, and notes nothing
   * @param redo brings the state after back, and notes nothing
   */
  public void did(Object owner, String what, Runnable undo, Runnable redo) {
    past.push(new Change(owner, what, undo, redo));
    future.clear();
    if (past.size() > MOST) {
      past.removeLast();
    }
    update();
  }

  /**
   * The last change goes on, as a drag does: it stays one change, which now ends elsewhere.
   *
   * @param redo brings the state after back, and notes nothing
   * @return whether the last change is the owner's; nothing is noted otherwise
   */
  public boolean goesOn(Object owner, Runnable redo) {
    Change last = past.peek();
    if (last == null || last.owner() != owner) {
      return false;
    }
    past.pop();
    did(owner, last.what(), last.undo(), redo);
    return true;
  }

  /** Takes the last change back; nothing happens when there is none. */
  public void undo() {
    takeBack(Optional.ofNullable(past.poll()));
  }

  /**
   * Takes the last change of one owner back, also when others have changed something since, which
   * stays. Nothing happens when there is none.
   */
  public void undo(Object owner) {
    Iterator<Change> newestFirst = past.iterator();
    while (newestFirst.hasNext()) {
      Change change = newestFirst.next();
      if (change.owner() == owner) {
        newestFirst.remove();
        takeBack(Optional.of(change));
        return;
      }
    }
  }

  private void takeBack(Optional<Change> change) {
    change.ifPresent(future::push);
    change.ifPresent(c -> c.undo().run());
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
    undoes.set(past.isEmpty() ? "" : past.peek().what());
    redoes.set(future.isEmpty() ? "" : future.peek().what());
  }

  public ReadOnlyBooleanProperty canUndo() {
    return canUndo.getReadOnlyProperty();
  }

  public ReadOnlyBooleanProperty canRedo() {
    return canRedo.getReadOnlyProperty();
  }

  /** What {@link #undo()} would take back, in a few words; empty when there is nothing. */
  public ReadOnlyStringProperty undoes() {
    return undoes.getReadOnlyProperty();
  }

  /** What {@link #redo()} would make again, in a few words; empty when there is nothing. */
  public ReadOnlyStringProperty redoes() {
    return redoes.getReadOnlyProperty();
  }
}
