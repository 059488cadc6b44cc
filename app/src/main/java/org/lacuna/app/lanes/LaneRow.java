package org.lacuna.app.lanes;

import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import org.lacuna.app.text.Texts;
import org.lacuna.app.timeline.TimelineLane;

/**
 * A lane with what it is moved and resized by: the gutter is its handle, its lower edge its grip.
 * It lays itself out without its parents, so that a lane that paints itself costs no layout.
 */
final class LaneRow extends Region {

  /** Between two lanes; the grip reaches a little into the lane above. */
  static final double GAP = 4;

  private static final double GRIP = 6;

  private final LaneKind kind;
  private final TimelineLane lane;
  private final Region handle = new Region();
  private final Region grip = new Region();
  private final Actions actions;

  /** What a row asks for. */
  interface Actions {
    /** Moves it up (-1) or down (1). */
    void move(LaneRow row, int direction);

    /** Makes it higher by so many units, or lower. */
    void resize(LaneRow row, double by);

    void hide(LaneRow row);

    /** As high as there is room, or back. */
    void enlarge(LaneRow row);

    /** Its own height again. */
    void restore(LaneRow row);
  }

  LaneRow(LaneKind kind, TimelineLane lane, Texts texts, Actions actions) {
    this.kind = kind;
    this.lane = lane;
    this.actions = actions;
    setManaged(false);
    lane.setManaged(false);
    lane.setId("lane-" + kind.id());
    handle.setManaged(false);
    handle.setId("lane-handle-" + kind.id());
    handle.getStyleClass().add("lane-handle");
    handle.setFocusTraversable(true);
    handle.setCursor(Cursor.OPEN_HAND);
    handle.setAccessibleRole(AccessibleRole.BUTTON);
    handle.setAccessibleText(texts.get("lanes.handle", kind.name()));
    grip.setManaged(false);
    grip.getStyleClass().add("lane-grip");
    grip.setCursor(Cursor.V_RESIZE);
    getChildren().addAll(lane, handle, grip);
    ContextMenu menu = menu(texts);
    handle.setOnContextMenuRequested(
        e -> {
          menu.show(handle, e.getScreenX(), e.getScreenY());
          e.consume();
        });
    handle.setOnKeyPressed(this::key);
  }

  private ContextMenu menu(Texts texts) {
    return new ContextMenu(
        item(texts.get("lanes.menu.up"), () -> actions.move(this, -1)),
        item(texts.get("lanes.menu.down"), () -> actions.move(this, 1)),
        new SeparatorMenuItem(),
        item(texts.get("lanes.menu.enlarge"), () -> actions.enlarge(this)),
        item(texts.get("lanes.menu.restore"), () -> actions.restore(this)),
        new SeparatorMenuItem(),
        item(texts.get("lanes.menu.hide"), () -> actions.hide(this)));
  }

  private static MenuItem item(String text, Runnable act) {
    MenuItem item = new MenuItem(text);
    item.setOnAction(e -> act.run());
    return item;
  }

  private void key(KeyEvent e) {
    boolean up = e.getCode() == KeyCode.UP;
    if (e.isAltDown() && (up || e.getCode() == KeyCode.DOWN)) {
      if (e.isShiftDown()) {
        actions.resize(this, up ? -8 : 8);
      } else {
        actions.move(this, up ? -1 : 1);
      }
      e.consume();
    } else if (e.getCode() == KeyCode.DELETE) {
      actions.hide(this);
      e.consume();
    } else if (e.getCode() == KeyCode.ENTER) {
      actions.enlarge(this);
      e.consume();
    }
  }

  LaneKind kind() {
    return kind;
  }

  TimelineLane lane() {
    return lane;
  }

  /** Dragged to another place, pressed for the focus. */
  Region handle() {
    return handle;
  }

  /** Dragged for another height. */
  Region grip() {
    return grip;
  }

  @Override
  protected void layoutChildren() {
    double height = getHeight() - GAP;
    lane.resizeRelocate(0, 0, getWidth(), height);
    handle.resizeRelocate(0, 0, TimelineLane.GUTTER - 2, height);
    grip.resizeRelocate(0, getHeight() - GRIP, getWidth(), GRIP);
  }
}
