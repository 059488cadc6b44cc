package org.lacuna.app.lanes;

import java.util.Optional;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import org.lacuna.app.text.Texts;
import org.lacuna.app.timeline.Span;
import org.lacuna.app.timeline.TimeScale;
import org.lacuna.app.timeline.Timeline;
import org.lacuna.app.timeline.TimelineLane;

/**
 * The whole clip as a thin bar: what is visible of it, what is selected, where the playhead is.
 * Dragging the visible part pans; a press beside it goes there.
 */
final class Overview extends Region {

  static final double HEIGHT = 10;

  private static final double NARROWEST = 8;

  private final Timeline timeline;
  private final Region track = new Region();
  private final Region selected = new Region();
  private final Region visible = new Region();
  private final Region position = new Region();
  private double grabbed;

  Overview(Timeline timeline, Texts texts) {
    this.timeline = timeline;
    setId("timeline-overview");
    setManaged(false);
    getStyleClass().add("timeline-overview");
    track.getStyleClass().add("track");
    selected.getStyleClass().add("selected");
    visible.getStyleClass().add("visible");
    position.getStyleClass().add("position");
    getChildren().addAll(track, selected, visible, position);
    getChildren().forEach(c -> c.setManaged(false));
    getChildren().forEach(c -> c.setMouseTransparent(true));
    setAccessibleRole(AccessibleRole.SCROLL_BAR);
    setAccessibleText(texts.get("lanes.overview"));
    setCursor(Cursor.HAND);
    timeline.visible().addListener(o -> place());
    timeline.selection().addListener(o -> place());
    timeline.positionUs().addListener(o -> placePosition());
    timeline.durationUs().addListener(o -> place());
    setOnMousePressed(this::pressed);
    setOnMouseDragged(this::dragged);
  }

  private TimeScale scale() {
    long length = Math.max(1, timeline.durationUs().get());
    return new TimeScale(0, length, Math.max(1, getWidth() - TimelineLane.GUTTER));
  }

  private void pressed(MouseEvent e) {
    long us = scale().us(e.getX() - TimelineLane.GUTTER);
    Span v = timeline.visible().get();
    if (!v.contains(us)) {
      timeline.show(v.movedBy(us - v.startUs() - v.lengthUs() / 2));
    }
    grabbed = us - timeline.visible().get().startUs();
    e.consume();
  }

  private void dragged(MouseEvent e) {
    long us = scale().us(e.getX() - TimelineLane.GUTTER);
    Span v = timeline.visible().get();
    timeline.show(v.movedBy(us - Math.round(grabbed) - v.startUs()));
    e.consume();
  }

  @Override
  protected void layoutChildren() {
    track.resizeRelocate(TimelineLane.GUTTER, 3, getWidth() - TimelineLane.GUTTER, HEIGHT - 6);
    place();
    placePosition();
  }

  private void place() {
    Span v = timeline.visible().get();
    place(visible, v, NARROWEST);
    Optional<Span> s = timeline.selection().get();
    selected.setVisible(s.isPresent());
    s.ifPresent(span -> place(selected, span, 2));
  }

  private void place(Region part, Span span, double narrowest) {
    TimeScale scale = scale();
    double left = scale.x(span.startUs());
    double width = Math.max(narrowest, scale.x(span.endUs()) - left);
    double held = Math.max(0, Math.min(scale.width() - width, left));
    part.resizeRelocate(TimelineLane.GUTTER + Math.rint(held), 1, Math.rint(width), HEIGHT - 2);
  }

  private void placePosition() {
    double x = scale().x(timeline.positionUs().get());
    position.resizeRelocate(TimelineLane.GUTTER + Math.rint(x) - 1, 0, 2, HEIGHT);
  }
}
