package org.lacuna.app.annotate;

import java.util.Optional;
import java.util.function.BiFunction;
import javafx.geometry.Point2D;
import javafx.geometry.Pos;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.lacuna.app.look.PointerReadout;
import org.lacuna.app.timeline.TimeScale;
import org.lacuna.app.timeline.Timeline;
import org.lacuna.app.timeline.TimelineLane;

/**
 * Lanes one under the other on one time axis, with the playhead across all of them. Press or drag
 * seeks; the pointer shows a readout beside it.
 */
final class LaneStack extends StackPane {

  private final Timeline timeline;
  private final VBox lanes = new VBox();
  private final Region playhead = new Region();
  private final PointerReadout readout = new PointerReadout();
  private final Pane overlay = new Pane(playhead, readout);
  private BiFunction<TimelineLane, Hover, Optional<String>> reader =
      (lane, hover) -> Optional.empty();

  /**
   * Where the pointer is.
   *
   * @param us moment under it
   * @param y height inside the lane
   */
  record Hover(long us, double y) {}

  LaneStack(Timeline timeline) {
    this.timeline = timeline;
    getStyleClass().add("lane-stack");
    lanes.getStyleClass().add("lanes");
    playhead.getStyleClass().add("playhead");
    playhead.setManaged(false);
    overlay.setMouseTransparent(true);
    getChildren().addAll(lanes, overlay);
    setMinSize(0, 0);
    // Where there is too little room the last lane is cut off, not what stands above the lanes.
    setAlignment(Pos.TOP_LEFT);
    timeline.positionUs().addListener(o -> placePlayhead());
    timeline.durationUs().addListener(o -> placePlayhead());
    lanes.addEventHandler(MouseEvent.MOUSE_PRESSED, this::seek);
    lanes.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::seek);
    lanes.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::read);
    lanes.addEventHandler(MouseEvent.MOUSE_MOVED, this::read);
    lanes.addEventHandler(MouseEvent.MOUSE_EXITED, e -> readout.hide());
  }

  /** Adds a lane of fixed height under the others. */
  void addFixed(TimelineLane lane, double height) {
    lane.setMinHeight(height);
    lane.setPrefHeight(height);
    lane.setMaxHeight(height);
    lanes.getChildren().add(lane);
  }

  /** Adds a lane that shares the free height with the others of its kind. */
  void addGrowing(TimelineLane lane, double minimum) {
    lane.setMinHeight(minimum);
    lane.setPrefHeight(minimum);
    VBox.setVgrow(lane, Priority.ALWAYS);
    lanes.getChildren().add(lane);
  }

  /** What the readout says for a place in a lane; empty for no readout. */
  void setReader(BiFunction<TimelineLane, Hover, Optional<String>> reader) {
    this.reader = reader;
  }

  /** Takes the readout away: what it said has changed. It comes back when the pointer moves. */
  void hideReadout() {
    readout.hide();
  }

  private TimeScale scale() {
    return timeline.scale(Math.max(1, getWidth() - TimelineLane.GUTTER));
  }

  private void seek(MouseEvent e) {
    double x = e.getX() - TimelineLane.GUTTER;
    boolean inside = x >= 0 || e.getEventType() == MouseEvent.MOUSE_DRAGGED;
    if (e.getButton() == MouseButton.PRIMARY && inside) {
      timeline.seek(scale().us(x));
    }
  }

  private void read(MouseEvent e) {
    double x = e.getX() - TimelineLane.GUTTER;
    Optional<String> text = x < 0 ? Optional.empty() : textAt(e, scale().us(x));
    lanes.setCursor(x < 0 ? Cursor.DEFAULT : Cursor.CROSSHAIR);
    readout.show(text, e.getX(), e.getY(), this);
  }

  private Optional<String> textAt(MouseEvent e, long us) {
    for (Node n : lanes.getChildren()) {
      if (n instanceof TimelineLane lane && lane.isVisible()) {
        Point2D p = lane.sceneToLocal(e.getSceneX(), e.getSceneY());
        if (p.getY() >= 0 && p.getY() < lane.getHeight()) {
          return reader.apply(lane, new Hover(us, p.getY()));
        }
      }
    }
    return Optional.empty();
  }

  @Override
  protected void layoutChildren() {
    super.layoutChildren();
    placePlayhead();
  }

  private void placePlayhead() {
    boolean shown = timeline.durationUs().get() > 0 && getWidth() > TimelineLane.GUTTER;
    playhead.setVisible(shown);
    if (shown) {
      double x = TimelineLane.GUTTER + scale().x(timeline.positionUs().get());
      playhead.resizeRelocate(Math.rint(x) - 1, 0, 2, getHeight());
    }
  }
}
