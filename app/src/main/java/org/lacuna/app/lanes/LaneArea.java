package org.lacuna.app.lanes;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.geometry.Orientation;
import javafx.scene.Cursor;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import org.lacuna.app.look.Theme;
import org.lacuna.app.page.NumberTable;
import org.lacuna.app.text.Texts;
import org.lacuna.app.timeline.Span;
import org.lacuna.app.timeline.TimeRuler;
import org.lacuna.app.timeline.TimeScale;
import org.lacuna.app.timeline.Timeline;
import org.lacuna.app.timeline.TimelineLane;

/**
 * The lanes one under the other on one time axis, the ruler and the overview under them, the
 * playhead and the selection across them. What does not fit scrolls. Everything is placed by hand,
 * so that painting a lane or moving the playhead costs no layout of the window.
 */
final class LaneArea extends Region {

  private static final double RULER = 18;
  private static final double BAR = 12;
  private static final double WHEEL_ZOOM = 1.0015;

  private final Timeline timeline;
  private final LaneLayoutModel layout;
  private final Texts texts;
  private final Pane rows = new Pane();
  private final Rectangle clip = new Rectangle();
  private final ScrollBar bar = new ScrollBar();
  private final TimeRuler ruler;
  private final Overview overview;
  private final LaneMarks marks;
  private final Map<String, LaneRow> made = new HashMap<>();
  private final LaneMoves moves;
  private List<LaneKind> kinds = List.of();
  private List<LaneRow> shown = List.of();

  LaneArea(
      Timeline timeline, LaneLayoutModel layout, Texts texts, ReadOnlyObjectProperty<Theme> theme) {
    this.timeline = timeline;
    this.layout = layout;
    this.texts = texts;
    this.ruler = new TimeRuler(timeline, theme);
    this.overview = new Overview(timeline, texts);
    this.marks = new LaneMarks(timeline);
    this.moves =
        new LaneMoves(layout, this::shownRows, () -> getHeight() - RULER - Overview.HEIGHT);
    getStyleClass().add("lane-area");
    ruler.setManaged(false);
    ruler.setId("timeline-ruler");
    rows.setManaged(false);
    rows.setClip(clip);
    bar.setOrientation(Orientation.VERTICAL);
    bar.setManaged(false);
    bar.setFocusTraversable(false);
    bar.setAccessibleText(texts.get("lanes.scroll"));
    getChildren().addAll(rows, ruler, overview, marks, moves.line(), bar);
    setMinSize(0, 0);
    new RulerInput(timeline, x -> scale().us(x - TimelineLane.GUTTER)).install(ruler);
    bar.valueProperty().addListener(o -> placeRows());
    layout.now().addListener(o -> rebuild());
    rows.addEventHandler(MouseEvent.MOUSE_PRESSED, this::seek);
    rows.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::seek);
    rows.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::read);
    rows.addEventHandler(MouseEvent.MOUSE_MOVED, this::read);
    rows.addEventHandler(MouseEvent.MOUSE_EXITED, e -> marks.hideReadout());
    addEventHandler(ScrollEvent.SCROLL, this::scroll);
    setOnZoom(e -> timeline.zoomBy(e.getZoomFactor(), under(e.getX())));
  }

  /** Which lanes there are now; those that are shown already stay as they are. */
  void offer(List<LaneKind> all) {
    kinds = List.copyOf(all);
    rebuild();
  }

  /** The numbers behind the lanes that are shown, over the visible span. */
  List<NumberTable> numbers() {
    Span visible = timeline.visible().get();
    return shown.stream()
        .flatMap(r -> r.lane().numbers("lane-" + r.kind().id(), visible).stream())
        .toList();
  }

  private List<LaneRow> shownRows() {
    return shown;
  }

  private void rebuild() {
    List<LaneRow> next = new ArrayList<>();
    for (LaneLayout.Place place : layout.now().get().places()) {
      kinds.stream()
          .filter(k -> k.id().equals(place.id()))
          .findFirst()
          .ifPresent(k -> next.add(made.computeIfAbsent(k.id(), id -> row(k))));
    }
    shown = List.copyOf(next);
    // A lane that was hidden is forgotten, and with it what it follows.
    made.values().retainAll(shown);
    requestLayout();
  }

  private LaneRow row(LaneKind kind) {
    LaneRow row = new LaneRow(kind, kind.maker().get(), texts, moves);
    moves.install(row);
    return row;
  }

  private TimeScale scale() {
    return timeline.scale(Math.max(1, laneWidth() - TimelineLane.GUTTER));
  }

  private double laneWidth() {
    return getWidth() - (bar.isVisible() ? BAR : 0);
  }

  private long under(double x) {
    return scale().us(Math.max(0, x - TimelineLane.GUTTER));
  }

  private void seek(MouseEvent e) {
    double x = e.getX() - TimelineLane.GUTTER;
    boolean inside = x >= 0 || e.getEventType() == MouseEvent.MOUSE_DRAGGED;
    if (e.getButton() == MouseButton.PRIMARY && inside && !moves.isMoving()) {
      timeline.seek(scale().us(x));
    }
  }

  private void read(MouseEvent e) {
    double x = e.getX() - TimelineLane.GUTTER;
    if (x < 0) {
      marks.hideReadout();
      return;
    }
    rows.setCursor(Cursor.CROSSHAIR);
    Optional<LaneRow> row =
        shown.stream()
            .filter(
                r -> r.getParent() != null && r.getBoundsInParent().contains(e.getX(), e.getY()))
            .findFirst();
    Optional<String> text =
        row.flatMap(r -> r.lane().readout(scale().us(x), e.getY() - r.getLayoutY()));
    marks.readout(text, e.getX(), e.getY());
  }

  /** Up and down scrolls lanes where there is something to scroll, sideways pans, Ctrl zooms. */
  private void scroll(ScrollEvent e) {
    if (e.isShortcutDown()) {
      timeline.zoomBy(Math.pow(WHEEL_ZOOM, e.getDeltaY()), under(e.getX()));
    } else if (e.getDeltaX() != 0) {
      panBy(e.getDeltaX());
    } else if (bar.isVisible() && e.getY() < rows.getHeight()) {
      bar.setValue(Math.max(0, Math.min(bar.getMax(), bar.getValue() - e.getDeltaY())));
    } else {
      panBy(e.getDeltaY());
    }
    e.consume();
  }

  private void panBy(double pixels) {
    TimeScale s = scale();
    timeline.panBy(Math.round(-pixels * (s.endUs() - s.startUs()) / s.width()));
  }

  @Override
  protected void layoutChildren() {
    double width = getWidth();
    double height = Math.max(0, getHeight() - RULER - Overview.HEIGHT);
    double needed = shown.stream().mapToDouble(this::least).sum();
    boolean scrolls = needed > height + 0.5;
    bar.setVisible(scrolls);
    double lane = laneWidth();
    bar.setMax(Math.max(0, needed - height));
    bar.setVisibleAmount(scrolls ? bar.getMax() * height / needed : 0);
    bar.setUnitIncrement(24);
    bar.setBlockIncrement(height);
    if (bar.getValue() > bar.getMax()) {
      bar.setValue(bar.getMax());
    }
    bar.resizeRelocate(width - BAR + 2, 0, BAR - 2, height);
    rows.resizeRelocate(0, 0, lane, height);
    clip.setWidth(lane);
    clip.setHeight(height);
    ruler.resizeRelocate(0, height, lane, RULER);
    overview.resizeRelocate(0, height + RULER, lane, Overview.HEIGHT);
    marks.resizeRelocate(0, 0, lane, height + RULER);
    placeRows();
  }

  private double least(LaneRow row) {
    return height(row).orElse(row.kind().height()) + LaneRow.GAP;
  }

  private OptionalDouble height(LaneRow row) {
    return layout.now().get().places().stream()
        .filter(p -> p.id().equals(row.kind().id()))
        .findFirst()
        .map(LaneLayout.Place::height)
        .orElse(OptionalDouble.empty());
  }

  /** Puts the rows that can be seen in their places; the others are out of the scene. */
  private void placeRows() {
    double room = rows.getHeight();
    double needed = shown.stream().mapToDouble(this::least).sum();
    List<LaneRow> growing =
        shown.stream().filter(r -> r.kind().grows() && height(r).isEmpty()).toList();
    double more = growing.isEmpty() ? 0 : Math.max(0, room - needed) / growing.size();
    double y = -(bar.isVisible() ? Math.rint(bar.getValue()) : 0);
    List<LaneRow> inView = new ArrayList<>();
    for (LaneRow row : shown) {
      double end = y + least(row) + (growing.contains(row) ? more : 0);
      // Whole units, or every line of a lane would be smeared.
      row.resizeRelocate(0, Math.rint(y), rows.getWidth(), Math.rint(end) - Math.rint(y));
      if (end > 0 && y < room) {
        inView.add(row);
      }
      y = end;
    }
    if (!rows.getChildren().equals(inView)) {
      rows.getChildren().setAll(inView);
    }
  }
}
