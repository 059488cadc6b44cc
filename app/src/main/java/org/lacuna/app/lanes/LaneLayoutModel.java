package org.lacuna.app.lanes;

import java.util.Optional;
import java.util.OptionalDouble;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.lacuna.app.remember.Remembered;
import org.lacuna.app.text.Texts;
import org.lacuna.app.undo.UndoLog;

/**
 * The layout of the lanes: remembered from one start to the next, every change undoable. Belongs to
 * the thread of the views.
 */
public final class LaneLayoutModel {

  private static final String KEY = "lanes";

  private final LaneLayout standard;
  private final Remembered remembered;
  private final UndoLog log;
  private final Texts texts;
  private final ReadOnlyObjectWrapper<LaneLayout> now;
  private Optional<LaneLayout> beforeDrag = Optional.empty();

  /**
   * @param standard on the first day
   * @param log where the user's changes are noted
   */
  public LaneLayoutModel(LaneLayout standard, Remembered remembered, UndoLog log, Texts texts) {
    this.standard = standard;
    this.remembered = remembered;
    this.log = log;
    this.texts = texts;
    this.now =
        new ReadOnlyObjectWrapper<>(remembered.get(KEY).map(LaneLayout::parse).orElse(standard));
  }

  /** A change by the user; one that changes nothing is none. */
  private void change(LaneLayout next, String what) {
    LaneLayout before = now.get();
    if (!next.equals(before)) {
      log.did(this, texts.get("undo.what.lane." + what), () -> set(before), () -> set(next));
      set(next);
    }
  }

  private void set(LaneLayout next) {
    now.set(next);
    remembered.put(KEY, next.format());
  }

  /** Shows the lane at the bottom, or hides it. */
  public void toggle(String id) {
    boolean hides = now.get().places().stream().anyMatch(p -> p.id().equals(id));
    change(now.get().toggled(id), hides ? "hidden" : "shown");
  }

  /** Moves a lane before another one; empty for the bottom. */
  public void move(String id, Optional<String> before) {
    change(now.get().moved(id, before), "moved");
  }

  /** Gives a lane a height; empty for its own. */
  public void resize(String id, OptionalDouble height) {
    change(now.get().resized(id, height), "height");
  }

  /** A height while it is being dragged: seen at once, but one change with {@link #dragged}. */
  public void drag(String id, double height) {
    if (beforeDrag.isEmpty()) {
      beforeDrag = Optional.of(now.get());
    }
    now.set(now.get().resized(id, OptionalDouble.of(height)));
  }

  /** The drag is over. */
  public void dragged() {
    LaneLayout after = now.get();
    beforeDrag.ifPresent(
        before -> {
          beforeDrag = Optional.empty();
          now.set(before);
          change(after, "height");
        });
  }

  /** Back to the layout of the first day. */
  public void reset() {
    change(standard, "reset");
  }

  public ReadOnlyObjectProperty<LaneLayout> now() {
    return now.getReadOnlyProperty();
  }
}
