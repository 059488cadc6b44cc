package org.lacuna.app.session;

import java.util.ArrayList;
import java.util.List;
import org.lacuna.media.degrade.Change;

/**
 * What the user wants to be made worse. Immutable.
 *
 * @param changes made one after the other
 * @param on whether they are looked at; otherwise the clip is as it was, and they are kept
 */
public record Degrading(List<Change> changes, boolean on) {

  /** Nothing is made worse. */
  public static final Degrading NONE = new Degrading(List.of(), true);

  public Degrading {
    changes = List.copyOf(changes);
  }

  /** The changes that are looked at. */
  public List<Change> effective() {
    return on ? changes : List.of();
  }

  /** The same with one more change, which is looked at. */
  public Degrading with(Change more) {
    List<Change> all = new ArrayList<>(changes);
    all.add(more);
    return new Degrading(all, true);
  }

  /** The same without the change at that place. */
  public Degrading without(int index) {
    List<Change> rest = new ArrayList<>(changes);
    rest.remove(index);
    return new Degrading(rest, on || rest.isEmpty());
  }

  /** The same changes, looked at or not. */
  public Degrading withOn(boolean now) {
    return new Degrading(changes, now || changes.isEmpty());
  }
}
