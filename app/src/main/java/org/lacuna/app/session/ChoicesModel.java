package org.lacuna.app.session;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.lacuna.app.undo.UndoLog;

/** What the network is to be shown, with every change undoable. Belongs to the views' thread. */
public final class ChoicesModel {

  private final UndoLog log;
  private final ReadOnlyObjectWrapper<Choices> now = new ReadOnlyObjectWrapper<>(Choices.ALL);

  /**
   * @param log where the user's changes are noted
   */
  ChoicesModel(UndoLog log) {
    this.log = log;
  }

  /** Another clip: everything is shown, and there is nothing to go back to. */
  void reset() {
    log.forget(this);
    now.set(Choices.ALL);
  }

  /** A change by the user; one that changes nothing is none. */
  public void change(Choices next) {
    Choices before = now.get();
    if (!next.equals(before)) {
      log.did(this, () -> now.set(before), () -> now.set(next));
      now.set(next);
    }
  }

  public ReadOnlyObjectProperty<Choices> now() {
    return now.getReadOnlyProperty();
  }
}
