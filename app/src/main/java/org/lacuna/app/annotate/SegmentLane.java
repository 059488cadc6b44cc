package org.lacuna.app.annotate;

import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.geometry.VPos;
import javafx.scene.Cursor;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.paint.Color;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;
import org.lacuna.app.annotate.Desk.Pending;
import org.lacuna.app.annotate.tiers.Proposal;
import org.lacuna.app.annotate.tiers.Row;
import org.lacuna.app.annotate.tiers.Row.Mark;
import org.lacuna.app.annotate.tiers.Selected;
import org.lacuna.app.look.ScoreColours;
import org.lacuna.app.look.Theme;
import org.lacuna.app.project.TierKind;
import org.lacuna.app.timeline.TimeScale;
import org.lacuna.app.timeline.Timeline;
import org.lacuna.app.timeline.TimelineLane;

/**
 * One row of segments. A press selects, a drag on a border of one's own segment moves it, a drag
 * over free room draws a new one, two clicks write the label.
 */
final class SegmentLane extends TimelineLane {

  /** Height of every row. */
  static final double HEIGHT = 26;

  private static final double BAR = 22;
  private static final double GRIP = 5;
  private static final double DRAG = 3;
  private static final double LABEL_ROOM = 10;

  private final AnnotationViewModel model;
  private final Timeline timeline;
  private final Runnable write;
  private Optional<Row> row = Optional.empty();
  private Optional<Grip> grip = Optional.empty();
  private Optional<Stroke> stroke = Optional.empty();

  private record Grip(long segment, boolean start) {}

  private record Stroke(double from, double to) {
    boolean isDrag() {
      return Math.abs(to - from) >= DRAG;
    }
  }

  /**
   * @param write lets the user type the label of what is selected
   */
  SegmentLane(
      AnnotationViewModel model,
      Runnable write,
      Timeline timeline,
      ReadOnlyObjectProperty<Theme> theme) {
    super(timeline, theme);
    this.model = model;
    this.timeline = timeline;
    this.write = write;
    setCursor(Cursor.CROSSHAIR);
    addEventHandler(MouseEvent.MOUSE_MOVED, e -> setCursor(cursor(e)));
    addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
    addEventHandler(MouseEvent.MOUSE_DRAGGED, this::dragged);
    addEventHandler(MouseEvent.MOUSE_RELEASED, this::released);
    addEventHandler(MouseEvent.MOUSE_CLICKED, this::clicked);
    timeline.positionUs().addListener(o -> followPlayhead());
  }

  /** Shows that row; nothing when it is empty. */
  void show(Optional<Row> shown) {
    row = shown;
    shown.ifPresent(r -> setAccessibleText(r.name()));
    redraw();
  }

  /** What is selected, or being made, has changed. */
  void refresh() {
    redraw();
  }

  Optional<Row> row() {
    return row;
  }

  private void followPlayhead() {
    if (isVisible() && pendingHere().isPresent()) {
      redraw();
    }
  }

  private Optional<Pending> pendingHere() {
    return model
        .desk()
        .pending()
        .get()
        .filter(p -> row.flatMap(Row::tier).filter(t -> t.id() == p.tier()).isPresent());
  }

  // ---- mouse ----

  private TimeScale scale() {
    return scale(Math.max(1, getWidth() - GUTTER));
  }

  private long us(double x) {
    return Math.max(0, scale().us(x - GUTTER));
  }

  private Optional<Grip> gripAt(double x) {
    if (row.isEmpty() || !row.get().editable()) {
      return Optional.empty();
    }
    Optional<Grip> found = Optional.empty();
    double best = GRIP;
    for (Mark m : row.get().marks()) {
      double toStart = Math.abs(GUTTER + scale().x(m.startUs()) - x);
      double toEnd = Math.abs(GUTTER + scale().x(m.endUs()) - x);
      // where two segments touch, the border of the one under the pointer is meant
      boolean mine = m.contains(us(x));
      double bonus = mine ? 0.5 : 0;
      if (Math.min(toStart, toEnd) - bonus < best) {
        best = Math.min(toStart, toEnd) - bonus;
        found = Optional.of(new Grip(m.id(), toStart < toEnd));
      }
    }
    return found;
  }

  private Cursor cursor(MouseEvent e) {
    if (e.getX() < GUTTER) {
      return Cursor.DEFAULT;
    }
    return gripAt(e.getX()).isPresent() ? Cursor.H_RESIZE : Cursor.CROSSHAIR;
  }

  private void pressed(MouseEvent e) {
    if (e.getButton() != MouseButton.PRIMARY || row.isEmpty()) {
      return;
    }
    grip = e.getX() < GUTTER ? Optional.empty() : gripAt(e.getX());
    if (grip.isPresent()) {
      model.editor().startDrag();
      model.desk().select(Selected.mark(row.get().key(), grip.get().segment()));
    } else {
      boolean free = e.getX() >= GUTTER && row.get().at(us(e.getX())).isEmpty();
      stroke = free ? Optional.of(new Stroke(e.getX(), e.getX())) : Optional.empty();
      model.editor().pick(row.get(), e.getX() < GUTTER ? -1 : us(e.getX()));
    }
    e.consume();
  }

  private void dragged(MouseEvent e) {
    grip.ifPresent(g -> model.editor().drag(g.segment(), g.start(), us(e.getX())));
    stroke = stroke.map(s -> new Stroke(s.from(), e.getX()));
    redraw();
    e.consume();
  }

  private void released(MouseEvent e) {
    Optional<Stroke> drawn = stroke.filter(Stroke::isDrag);
    if (drawn.isPresent() && row.isPresent()) {
      model.editor().draw(row.get(), us(drawn.get().from()), us(drawn.get().to()));
    } else if (grip.isEmpty() && e.getX() >= GUTTER) {
      timeline.seek(us(e.getX()));
    }
    grip = Optional.empty();
    stroke = Optional.empty();
    redraw();
    e.consume();
  }

  private void clicked(MouseEvent e) {
    if (e.getButton() == MouseButton.PRIMARY && e.getClickCount() == 2) {
      write.run();
    }
  }

  // ---- drawing ----

  @Override
  protected void draw(GraphicsContext g, double width, double height) {
    if (row.isEmpty()) {
      return;
    }
    Row r = row.get();
    boolean here = model.desk().selected().get().row().equals(r.key());
    g.setFill(palette().gap());
    g.fillRect(GUTTER, 0, width - GUTTER, BAR);
    drawName(g, r, here);
    TimeScale scale = scale(width - GUTTER);
    for (Mark m : r.marks()) {
      double left = Math.max(GUTTER, GUTTER + Math.round(scale.x(m.startUs())));
      double right = Math.min(width, GUTTER + Math.round(scale.x(m.endUs())));
      if (right > GUTTER && left < width) {
        drawMark(g, r, m, left, Math.max(2, right - left - 1));
      }
    }
    drawPending(g, scale, width);
    stroke
        .filter(Stroke::isDrag)
        .filter(s -> r.editable())
        .ifPresent(s -> drawOpen(g, Math.min(s.from(), s.to()), Math.max(s.from(), s.to())));
  }

  private void drawName(GraphicsContext g, Row r, boolean here) {
    if (here) {
      g.setFill(accent());
      g.fillRoundRect(0, 3, 3, BAR - 6, 3, 3);
    }
    String name = fitted(r.name(), GUTTER - GAP - 6, false);
    g.setFont(here && wide(name, true) <= GUTTER - GAP - 6 ? SMALL_BOLD : SMALL);
    gutterLabel(g, name, BAR / 2, r.editable() || here ? palette().text() : palette().muted());
    g.setFont(SMALL);
  }

  private void drawMark(GraphicsContext g, Row r, Mark m, double x, double w) {
    Color full = colour(r.kind(), m.label());
    boolean strong = r.editable();
    Color fill = strong ? full : palette().gap().interpolate(full, 0.28);
    g.setFill(fill);
    g.fillRect(x, 0, w, BAR);
    if (!strong) {
      g.setFill(full);
      g.fillRect(x, BAR - 3, w, 3);
    }
    Color ink = strong ? ScoreColours.textOn(fill) : palette().text();
    double reserved = r.isModel() && m.state() != Proposal.State.OPEN ? 16 : 0;
    String label = label(r, m, w - LABEL_ROOM - reserved);
    g.setFill(ink);
    g.setTextAlign(TextAlignment.CENTER);
    g.setTextBaseline(VPos.CENTER);
    g.fillText(label, x + (w - reserved) / 2, BAR / 2 - (strong ? 0 : 1));
    if (reserved > 0 && w > reserved) {
      drawState(g, m.state(), x + w - 14, ink);
    }
    if (model.desk().selected().get().is(r, m)) {
      g.setStroke(palette().surface());
      g.setLineWidth(1);
      g.strokeRect(x + 2.5, 2.5, Math.max(1, w - 5), BAR - 5);
      g.setStroke(palette().text());
      g.setLineWidth(2);
      g.strokeRect(x + 1, 1, Math.max(1, w - 2), BAR - 2);
    }
  }

  private static String label(Row r, Mark m, double room) {
    String name = m.name().replace('\n', ' ');
    if (r.isModel() && r.kind() != TierKind.SENTIMENT) {
      String with = name + "  " + Math.round(100 * m.value()) + " %";
      if (wide(with, false) <= room) {
        return with;
      }
    }
    return fitted(name, room, false);
  }

  /**
   * A tick for what was accepted, a pencil's stroke for what was corrected, a dot for one's own.
   */
  private static void drawState(GraphicsContext g, Proposal.State state, double x, Color ink) {
    double y = BAR / 2 - 1;
    g.setStroke(ink);
    g.setFill(ink);
    g.setLineWidth(1.8);
    g.setLineCap(StrokeLineCap.ROUND);
    if (state == Proposal.State.ACCEPTED) {
      g.strokeLine(x, y, x + 3, y + 3.5);
      g.strokeLine(x + 3, y + 3.5, x + 9, y - 4);
    } else if (state == Proposal.State.CORRECTED) {
      g.strokeLine(x + 1, y + 4, x + 8, y - 4);
      g.strokeLine(x, y + 5, x + 4, y + 5);
    } else {
      g.fillOval(x + 3, y - 2, 4, 4);
    }
    g.setLineCap(StrokeLineCap.BUTT);
  }

  private void drawPending(GraphicsContext g, TimeScale scale, double width) {
    Optional<Pending> p = pendingHere();
    if (p.isEmpty()) {
      return;
    }
    double a = GUTTER + scale.x(p.get().startUs());
    double b = GUTTER + scale.x(timeline.positionUs().get());
    drawOpen(g, Math.max(GUTTER, Math.min(a, b)), Math.min(width, Math.max(a, b)));
    if (row.isPresent() && !p.get().label().isEmpty()) {
      g.setFill(palette().text());
      g.setTextAlign(TextAlignment.LEFT);
      g.setTextBaseline(VPos.CENTER);
      g.fillText(
          model.labelName(row.get().kind(), p.get().label()), Math.max(GUTTER, a) + 6, BAR / 2);
    }
  }

  private void drawOpen(GraphicsContext g, double left, double right) {
    g.setFill(accent().deriveColor(0, 1, 1, 0.25));
    g.fillRect(left, 0, Math.max(1, right - left), BAR);
    g.setStroke(accent());
    g.setLineWidth(2);
    g.setLineDashes(5, 3);
    g.strokeRect(left, 1, Math.max(1, right - left), BAR - 2);
    g.setLineDashes();
  }

  private Color colour(TierKind kind, String label) {
    if (label.isEmpty()) {
      return palette().hatch();
    }
    if (kind == TierKind.SENTIMENT) {
      int value = Integer.parseInt(label);
      Color side = value >= 0 ? ScoreColours.positive(theme()) : ScoreColours.negative(theme());
      Color none = ScoreColours.emotion("neutral", theme());
      return value == 0 ? none : palette().gap().interpolate(side, 0.34 + 0.22 * Math.abs(value));
    }
    if (kind == TierKind.TEXT) {
      return theme() == Theme.DARK ? Color.web("#1f4a7a") : Color.web("#b6d7fb");
    }
    return ScoreColours.emotion(label, theme());
  }

  private static String fitted(String text, double room, boolean bold) {
    if (wide(text, bold) <= room) {
      return text;
    }
    int keep = text.length() - 1;
    while (keep > 0 && wide(text.substring(0, keep) + "\u2026", bold) > room) {
      keep--;
    }
    return keep <= 0 ? "" : text.substring(0, keep).strip() + "\u2026";
  }

  private static double wide(String text, boolean bold) {
    Text measured = new Text(text);
    measured.setFont(bold ? SMALL_BOLD : SMALL);
    return measured.getLayoutBounds().getWidth();
  }
}
