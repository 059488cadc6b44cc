package org.lacuna.app.lanes;

import java.util.List;
import java.util.Optional;
import javafx.scene.layout.Region;
import org.lacuna.app.look.PointerReadout;
import org.lacuna.app.timeline.Span;
import org.lacuna.app.timeline.TimeScale;
import org.lacuna.app.timeline.Timeline;
import org.lacuna.app.timeline.TimelineLane;

/** What lies over all lanes: the selected stretch, the playhead, the words beside the pointer. */
final class LaneMarks extends Region {

  private final Timeline timeline;
  private final Region selection = new Region();
  private final List<Region> pointed = List.of(new Region(), new Region());
  private final Region playhead = new Region();
  private final PointerReadout readout = new PointerReadout();

  LaneMarks(Timeline timeline) {
    this.timeline = timeline;
    setManaged(false);
    setMouseTransparent(true);
    selection.getStyleClass().add("timeline-selection");
    selection.setId("timeline-selection");
    playhead.getStyleClass().add("playhead");
    pointed.forEach(band -> band.getStyleClass().add("timeline-pointed"));
    getChildren().add(selection);
    getChildren().addAll(pointed);
    getChildren().addAll(playhead, readout);
    getChildren().forEach(c -> c.setManaged(false));
    timeline.positionUs().addListener(o -> placePlayhead());
    timeline.visible().addListener(o -> place());
    timeline.selection().addListener(o -> placeSelection());
    timeline.pointed().addListener(o -> placePointed());
  }

  private TimeScale scale() {
    return timeline.scale(Math.max(1, getWidth() - TimelineLane.GUTTER));
  }

  @Override
  protected void layoutChildren() {
    place();
  }

  private void place() {
    placeSelection();
    placePointed();
    placePlayhead();
  }

  private void placeSelection() {
    place(selection, timeline.selection().get());
  }

  /** What somebody points at elsewhere: so many stretches as there are bands. */
  private void placePointed() {
    List<Span> spans = timeline.pointed().get();
    for (int i = 0; i < pointed.size(); i++) {
      place(pointed.get(i), i < spans.size() ? Optional.of(spans.get(i)) : Optional.empty());
    }
  }

  private void place(Region band, Optional<Span> span) {
    TimeScale scale = scale();
    Optional<Span> visible =
        span.filter(s -> s.endUs() > scale.startUs() && s.startUs() < scale.endUs());
    band.setVisible(visible.isPresent());
    if (visible.isPresent()) {
      double left = Math.max(-2, Math.rint(scale.x(visible.get().startUs())));
      double right = Math.min(scale.width() + 2, Math.rint(scale.x(visible.get().endUs())));
      double from = TimelineLane.GUTTER + Math.max(0, left);
      double to = TimelineLane.GUTTER + Math.min(scale.width(), right);
      band.resizeRelocate(from, 0, Math.max(1, to - from), getHeight());
    }
  }

  private void placePlayhead() {
    long us = timeline.positionUs().get();
    Span v = timeline.visible().get();
    boolean in =
        timeline.durationUs().get() > 0
            && v.startUs() <= us
            && us <= v.endUs()
            && getWidth() > TimelineLane.GUTTER;
    playhead.setVisible(in);
    if (in) {
      double x = TimelineLane.GUTTER + scale().x(us);
      playhead.resizeRelocate(Math.rint(x) - 1, 0, 2, getHeight());
    }
  }

  /** Shows words beside that place, or none. */
  void readout(Optional<String> text, double x, double y) {
    readout.show(text, x, y, this);
  }

  void hideReadout() {
    readout.hide();
  }
}
