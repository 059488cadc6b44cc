package org.lacuna.app.session;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** What the network is to be shown, with every change undoable. Belongs to the views' thread. */
public final class ChoicesModel {

  private final ReadOnlyObjectWrapper<Choices> now = new ReadOnlyObjectWrapper<>(Choices.ALL);
  private final ReadOnlyBooleanWrapper canUndo = new ReadOnlyBooleanWrapper(false);
  private final ReadOnlyBooleanWrapper canRedo = new ReadOnlyBooleanWrapper(false);
  private final History<Choices> history = new History<>();

  /** Another clip: everything is shown, and there is nothing to undo. */
  void reset() {
    history.clear();
    set(Choices.ALL);
  }

  /** A change by the user; one that changes nothing is none. */
  public void change(Choices next) {
    if (!next.equals(now.get())) {
      history.changedFrom(now.get());
      set(next);
    }
  }

  public void undo() {
    history.undo(now.get()).ifPresent(this::set);
  }

  public void redo() {
    history.redo(now.get()).ifPresent(this::set);
  }

  private void set(Choices next) {
    now.set(next);
    canUndo.set(history.canUndo());
    canRedo.set(history.canRedo());
  }

  public ReadOnlyObjectProperty<Choices> now() {
    return now.getReadOnlyProperty();
  }

  public ReadOnlyBooleanProperty canUndo() {
    return canUndo.getReadOnlyProperty();
  }

  public ReadOnlyBooleanProperty canRedo() {
    return canRedo.getReadOnlyProperty();
  }
}
