package org.lacuna.app.lanes;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;

/** Moving and resizing lanes, by mouse and by what a row asks for. */
final class LaneMoves implements LaneRow.Actions {

  /** A shorter drag is a press. */
  private static final double LEAST_DRAG = 5;

  private final LaneLayoutModel layout;
  private final Supplier<List<LaneRow>> rows;
  private final DoubleSupplier room;
  private final Region line = new Region();
  private double pressedY;
  private double pressedHeight;
  private boolean moving;

  /**
   * @param rows that are shown, from top to bottom
   * @param room height of the area of the lanes
   */
  LaneMoves(LaneLayoutModel layout, Supplier<List<LaneRow>> rows, DoubleSupplier room) {
    this.layout = layout;
    this.rows = rows;
    this.room = room;
    line.getStyleClass().add("lane-drop-line");
    line.setManaged(false);
    line.setMouseTransparent(true);
    line.setVisible(false);
  }

  /** Shows where a lane would go that is being dragged. */
  Region line() {
    return line;
  }

  /** Whether a lane is being dragged. */
  boolean isMoving() {
    return moving;
  }

  void install(LaneRow row) {
    Region handle = row.handle();
    handle.setOnMousePressed(
        e -> {
          handle.requestFocus();
          pressedY = e.getSceneY();
          e.consume();
        });
    handle.setOnMouseDragged(e -> dragHandle(row, e));
    handle.setOnMouseReleased(e -> releaseHandle(row, e));
    row.grip()
        .setOnMousePressed(
            e -> {
              pressedY = e.getSceneY();
              pressedHeight = row.getHeight() - LaneRow.GAP;
              e.consume();
            });
    row.grip()
        .setOnMouseDragged(
            e -> {
              layout.drag(row.kind().id(), pressedHeight + e.getSceneY() - pressedY);
              e.consume();
            });
    row.grip()
        .setOnMouseReleased(
            e -> {
              layout.dragged();
              e.consume();
            });
  }

  private void dragHandle(LaneRow row, MouseEvent e) {
    moving |= Math.abs(e.getSceneY() - pressedY) >= LEAST_DRAG;
    line.setVisible(moving);
    if (moving) {
      double y = row.getParent().sceneToLocal(e.getSceneX(), e.getSceneY()).getY();
      line.resizeRelocate(0, Math.rint(edge(target(y))) - 2, row.getWidth(), 2);
    }
    e.consume();
  }

  private void releaseHandle(LaneRow row, MouseEvent e) {
    if (moving) {
      double y = row.getParent().sceneToLocal(e.getSceneX(), e.getSceneY()).getY();
      int to = target(y);
      List<LaneRow> all = rows.get();
      layout.move(
          row.kind().id(),
          to < all.size() ? Optional.of(all.get(to).kind().id()) : Optional.empty());
    } else if (e.getButton() == MouseButton.PRIMARY && e.getClickCount() == 2) {
      enlarge(row);
    }
    moving = false;
    line.setVisible(false);
    e.consume();
  }

  /** Number of the row before which something that is let go at that height goes. */
  private int target(double y) {
    List<LaneRow> all = rows.get();
    int to = 0;
    while (to < all.size() && y > all.get(to).getLayoutY() + all.get(to).getHeight() / 2) {
      to++;
    }
    return to;
  }

  private double edge(int target) {
    List<LaneRow> all = rows.get();
    if (target < all.size()) {
      return all.get(target).getLayoutY();
    }
    LaneRow last = all.get(all.size() - 1);
    return last.getLayoutY() + last.getHeight();
  }

  @Override
  public void move(LaneRow row, int direction) {
    List<LaneRow> all = rows.get();
    int from = all.indexOf(row);
    int before = direction < 0 ? from - 1 : from + 2;
    if (before >= 0 && from + direction < all.size()) {
      layout.move(
          row.kind().id(),
          before < all.size() ? Optional.of(all.get(before).kind().id()) : Optional.empty());
      row.handle().requestFocus();
    }
  }

  @Override
  public void resize(LaneRow row, double by) {
    layout.resize(row.kind().id(), OptionalDouble.of(row.getHeight() - LaneRow.GAP + by));
  }

  @Override
  public void hide(LaneRow row) {
    layout.toggle(row.kind().id());
  }

  @Override
  public void enlarge(LaneRow row) {
    double full = Math.rint(room.getAsDouble() - LaneRow.GAP);
    boolean isFull = Math.abs(row.getHeight() - LaneRow.GAP - full) < 2;
    layout.resize(row.kind().id(), isFull ? OptionalDouble.empty() : OptionalDouble.of(full));
  }

  @Override
  public void restore(LaneRow row) {
    layout.resize(row.kind().id(), OptionalDouble.empty());
  }
}
