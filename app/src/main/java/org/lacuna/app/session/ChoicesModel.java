package org.lacuna.app.session;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.lacuna.app.text.Texts;
import org.lacuna.app.undo.UndoLog;

/** What the network is to be shown, with every change undoable. Belongs to the views' thread. */
public final class ChoicesModel {

  private final UndoLog log;
  private final ChoiceWords words;
  private final ReadOnlyObjectWrapper<Choices> now = new ReadOnlyObjectWrapper<>(Choices.ALL);

  /**
   * @param log where the user's changes are noted
   */
  ChoicesModel(UndoLog log, Texts texts) {
    this.log = log;
    this.words = new ChoiceWords(texts);
  }

  /** Another clip: everything is shown, and there is nothing to go back to. */
  void reset() {
    log.forget(this);
    now.set(Choices.ALL);
  }

  /** A change by the user; one that changes nothing is none. */
  public void change(Choices next) {
    change(next, words.of(now.get(), next));
  }

  /**
   * As {@link #change(Choices)}, for a change that has a name.
   *
   * @param what its name, for the one who may want to take it back
   */
  public void change(Choices next, String what) {
    Choices before = now.get();
    if (!next.equals(before)) {
      log.did(this, what, () -> now.set(before), () -> now.set(next));
      now.set(next);
    }
  }

  public ReadOnlyObjectProperty<Choices> now() {
    return now.getReadOnlyProperty();
  }
}
