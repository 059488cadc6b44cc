package org.lacuna.app.lanes;

import java.util.Optional;
import java.util.function.DoubleToLongFunction;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.lacuna.app.timeline.Span;
import org.lacuna.app.timeline.TimeRuler;
import org.lacuna.app.timeline.Timeline;

/**
 * What the mouse does on the ruler: drag pans, drag with shift selects, a click goes there, a
 * double click shows the whole clip.
 */
final class RulerInput {

  /** A shorter drag is a click. */
  private static final double LEAST_DRAG = 4;

  private final Timeline timeline;
  private final DoubleToLongFunction time;
  private double fromX;
  private long fromUs;
  private Span fromSpan = new Span(0, 1);
  private boolean selecting;
  private boolean dragging;

  /**
   * @param time the moment at a place of the ruler
   */
  RulerInput(Timeline timeline, DoubleToLongFunction time) {
    this.timeline = timeline;
    this.time = time;
  }

  void install(TimeRuler ruler) {
    ruler.addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
    ruler.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::dragged);
    ruler.addEventHandler(MouseEvent.MOUSE_RELEASED, this::released);
  }

  private void pressed(MouseEvent e) {
    fromX = e.getX();
    fromUs = time.applyAsLong(e.getX());
    fromSpan = timeline.visible().get();
    selecting = e.isShiftDown();
    dragging = false;
    e.consume();
  }

  private void dragged(MouseEvent e) {
    dragging |= Math.abs(e.getX() - fromX) >= LEAST_DRAG;
    if (dragging && selecting) {
      long us = time.applyAsLong(e.getX());
      long start = Math.min(us, fromUs);
      timeline.select(
          us == fromUs ? Optional.empty() : Optional.of(new Span(start, Math.max(us, fromUs))));
    } else if (dragging) {
      // Measured in the span of the press: the ruler moves under the pointer.
      long moved = time.applyAsLong(e.getX()) - time.applyAsLong(fromX);
      timeline.show(fromSpan.movedBy(-moved));
    }
    e.consume();
  }

  private void released(MouseEvent e) {
    if (!dragging && e.getButton() == MouseButton.PRIMARY) {
      if (e.getClickCount() == 2) {
        timeline.showAll();
      } else if (selecting) {
        timeline.select(Optional.empty());
      } else {
        timeline.seek(time.applyAsLong(e.getX()));
      }
    }
    e.consume();
  }
}
