package org.lacuna.app.lanes;

import javafx.scene.input.KeyEvent;
import org.lacuna.app.timeline.Span;
import org.lacuna.app.timeline.Timeline;

/** What keys and buttons do to the timeline. Belongs to the thread of the views. */
public final class TimelineKeys {

  /** A press looks that much closer. */
  private static final double ZOOM = 1.6;

  private final Timeline timeline;

  public TimelineKeys(Timeline timeline) {
    this.timeline = timeline;
  }

  /**
   * Offers a key that was pressed anywhere in the window: plus and minus zoom, 0 shows all, I and O
   * select from and to the playhead.
   *
   * @return whether the timeline took it
   */
  public boolean key(KeyEvent e) {
    switch (e.getCode()) {
      case PLUS, ADD, EQUALS -> closer();
      case MINUS, SUBTRACT -> further();
      case DIGIT0, NUMPAD0 -> timeline.showAll();
      case I -> timeline.selectFromHere();
      case O -> timeline.selectToHere();
      default -> {
        return false;
      }
    }
    return true;
  }

  void closer() {
    zoom(ZOOM);
  }

  void further() {
    zoom(1 / ZOOM);
  }

  /** About the playhead where it is visible, otherwise about the middle. */
  private void zoom(double factor) {
    Span v = timeline.visible().get();
    long here = timeline.positionUs().get();
    timeline.zoomBy(factor, v.contains(here) ? here : v.startUs() + v.lengthUs() / 2);
  }
}
