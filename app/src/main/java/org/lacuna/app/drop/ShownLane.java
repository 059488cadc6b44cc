package org.lacuna.app.drop;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.geometry.VPos;
import javafx.scene.Cursor;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;
import org.lacuna.app.look.Palette;
import org.lacuna.app.look.ScoreColours;
import org.lacuna.app.look.Theme;
import org.lacuna.app.text.Numbers;
import org.lacuna.app.text.Texts;
import org.lacuna.app.timeline.RasterLane;
import org.lacuna.app.timeline.Spans;
import org.lacuna.app.timeline.Tile;
import org.lacuna.app.timeline.TimeScale;
import org.lacuna.app.timeline.Timeline;
import org.lacuna.inference.drop.Influence;
import org.lacuna.inference.drop.Stretch;
import org.lacuna.inference.drop.Stretches;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.signal.TimedWord;

/**
 * What the network is shown: a row for each modality. Dragging over a row takes that stretch of the
 * modality away, or gives it back where it was taken; a click seeks as everywhere.
 */
public final class ShownLane extends RasterLane {

  /** Height of the three rows. */
  public static final double HEIGHT = 54;

  private static final double ROW = HEIGHT / 3;
  private static final double BAR = 14;

  /** A shorter drag is a click. */
  private static final double LEAST_DRAG = 4;

  private static final double FULLEST = 0.6;
  private static final double LETTER = 6.2;

  private final DropsViewModel model;
  private final InfluenceViewModel influence;
  private final Texts texts;
  private final Timeline timeline;
  private Optional<Stroke> stroke = Optional.empty();

  /** A stroke under way, in pixels of the lane. */
  private record Stroke(int row, Modality modality, double from, double to) {
    boolean isDrag() {
      return Math.abs(to - from) >= LEAST_DRAG;
    }
  }

  public ShownLane(
      DropsViewModel model,
      InfluenceViewModel influence,
      Texts texts,
      Timeline timeline,
      ReadOnlyObjectProperty<Theme> theme) {
    super(timeline, theme);
    this.model = model;
    this.influence = influence;
    this.texts = texts;
    this.timeline = timeline;
    setAccessibleText(texts.get("drops.accessible"));
    setId("lane-shown");
    setCursor(Cursor.CROSSHAIR);
    follow(model.rows(), this::repaint);
    follow(influence.parts(), this::repaint);
    follow(influence.target(), this::repaint);
    addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
    addEventHandler(MouseEvent.MOUSE_DRAGGED, this::dragged);
    addEventHandler(MouseEvent.MOUSE_RELEASED, this::released);
  }

  private TimeScale scale() {
    return scale(Math.max(1, getWidth() - GUTTER));
  }

  private void pressed(MouseEvent e) {
    int row = (int) (e.getY() / ROW);
    boolean onRow = e.getX() >= GUTTER && row >= 0 && row < model.rows().get().size();
    if (e.getButton() == MouseButton.PRIMARY && onRow) {
      Modality m = model.rows().get().get(row).modality();
      stroke = Optional.of(new Stroke(row, m, e.getX(), e.getX()));
    }
    e.consume();
  }

  private void dragged(MouseEvent e) {
    stroke = stroke.map(s -> new Stroke(s.row(), s.modality(), s.from(), e.getX()));
    redraw();
    e.consume();
  }

  private void released(MouseEvent e) {
    Optional<Stroke> done = stroke;
    stroke = Optional.empty();
    redraw();
    if (done.isPresent() && done.get().isDrag()) {
      TimeScale scale = scale();
      model.brush(
          done.get().modality(),
          scale.us(done.get().from() - GUTTER),
          scale.us(done.get().to() - GUTTER));
    } else if (done.isPresent()) {
      timeline.seek(scale().us(e.getX() - GUTTER));
    }
    e.consume();
  }

  @Override
  public Optional<String> readout(long us, double y) {
    int row = (int) (y / ROW);
    if (row < 0 || row >= model.rows().get().size()) {
      return Optional.empty();
    }
    ShownRow r = model.rows().get().get(row);
    String state =
        r.dropped().contains(us) || !r.on()
            ? texts.get("drops.state.dropped")
            : texts.get(r.observed().contains(us) ? "drops.state.shown" : "drops.state.absent");
    return Optional.of(
        Numbers.time(us)
            + "  "
            + r.name()
            + ": "
            + state
            + "\n"
            + worth(r.modality(), us).orElseGet(() -> texts.get("drops.hint")));
  }

  private Optional<String> worth(Modality m, long us) {
    return influence
        .at(m, us)
        .filter(part -> influence.effect(part).isPresent())
        .map(
            part ->
                texts.get(
                    "why.readout",
                    Numbers.time(part.startUs()),
                    Numbers.time(part.endUs()),
                    influence.name(influence.target().get()),
                    influence.format(influence.effect(part).getAsDouble())));
  }

  /**
   * How much of each pixel column was observed, as the depth of its shade; what speaks for a score;
   * and over that what was dropped.
   */
  @Override
  protected void paint(Tile tile) {
    tile.fill(Palette.argb(palette().surface()));
    int gap = Palette.argb(palette().gap());
    double y = 0;
    for (ShownRow row : model.rows().get()) {
      double top = (y + (ROW - BAR) / 2) * tile.density();
      double bottom = top + BAR * tile.density();
      int full = Palette.argb(row.on() ? shade() : palette().hatch());
      double[] observed = coverage(row.observed(), tile);
      double[] dropped = coverage(row.dropped(), tile);
      for (int x = 0; x < tile.width(); x++) {
        tile.column(x, top, bottom, Tile.mix(gap, full, observed[x]));
      }
      paintInfluence(tile, row.modality(), top, bottom);
      for (int x = 0; x < tile.width(); x++) {
        if (dropped[x] > 0) {
          paintDropped(tile, x, top, bottom, dropped[x]);
        }
      }
      y += ROW;
    }
  }

  @Override
  protected void drawOver(GraphicsContext g, double width, double height) {
    TimeScale scale = scale(width - GUTTER);
    double y = 0;
    for (ShownRow row : model.rows().get()) {
      double top = y + (ROW - BAR) / 2;
      gutterLabel(g, row.name(), y + ROW / 2, row.on() ? palette().text() : palette().muted());
      drawWords(g, row, scale, top, width);
      y += ROW;
    }
    stroke.filter(Stroke::isDrag).ifPresent(s -> drawStroke(g, s));
  }

  private Color shade() {
    return theme() == Theme.DARK ? Color.web("#1f6feb") : Color.web("#9cc7f5");
  }

  private static double[] coverage(Stretches stretches, Tile tile) {
    return Spans.coverage(
        stretches.all(), Stretch::startUs, Stretch::endUs, tile.scale(), tile.width());
  }

  /** What speaks for a positive score and what for a negative one, the stronger the fuller. */
  private void paintInfluence(Tile tile, Modality m, double top, double bottom) {
    double largest = influence.largest();
    List<Influence> parts = influence.parts().get().getOrDefault(m, List.of());
    for (int x = 0; x < tile.width() && largest > 0; x++) {
      long us = tile.scale().us(x + 0.5);
      int i = Spans.firstEndingAfter(parts, Influence::endUs, us);
      if (i < parts.size() && parts.get(i).startUs() <= us) {
        Influence part = parts.get(i);
        OptionalDouble effect = influence.effect(part);
        if (effect.isPresent()) {
          // what lowers the score when it is missing speaks for a positive one
          boolean positive = effect.getAsDouble() < 0;
          Color full = positive ? ScoreColours.positive(theme()) : ScoreColours.negative(theme());
          // never so full that a word on it could not be read
          double share = FULLEST * Math.abs(effect.getAsDouble()) / largest;
          tile.column(
              x, top, bottom, Tile.mix(Palette.argb(palette().gap()), Palette.argb(full), share));
        }
      }
    }
  }

  /** Dropped is hatched on the ground of what is not there, with an edge. */
  private void paintDropped(Tile tile, int x, double top, double bottom, double share) {
    int ground = Palette.argb(palette().surface());
    int edge = Palette.argb(edge());
    int period = (int) Math.round(6 * tile.density());
    int line = Math.max(1, (int) Math.round(tile.density()));
    boolean isEdge = share < 1;
    for (int y = (int) top; y < bottom; y++) {
      boolean stroke =
          isEdge
              || y < top + line
              || y >= bottom - line
              || Math.floorMod(tile.originX() + x + y, period) < line;
      tile.column(x, y, y + 1, stroke ? edge : ground);
    }
  }

  private void drawWords(
      GraphicsContext g, ShownRow row, TimeScale scale, double top, double width) {
    g.setFill(theme() == Theme.DARK ? Color.WHITE : palette().text());
    g.setTextAlign(TextAlignment.CENTER);
    g.setTextBaseline(VPos.CENTER);
    double free = GUTTER;
    List<TimedWord> words = row.words();
    for (int i = Spans.firstEndingAfter(words, TimedWord::endUs, scale.startUs());
        i < words.size();
        i++) {
      TimedWord word = words.get(i);
      if (word.startUs() >= scale.endUs()) {
        break;
      }
      double middle = GUTTER + scale.x((word.startUs() + word.endUs()) / 2);
      double half = LETTER * word.text().length() / 2;
      boolean gone = row.dropped().contains((word.startUs() + word.endUs()) / 2);
      if (!gone && middle - half >= free && middle + half <= width) {
        g.fillText(word.text(), middle, top + BAR / 2);
        free = middle + half + LETTER;
      }
    }
  }

  private Color edge() {
    return theme() == Theme.DARK ? Color.web("#f0883e") : Color.web("#bc4c00");
  }

  private void drawStroke(GraphicsContext g, Stroke s) {
    double top = s.row() * ROW;
    double left = Math.max(GUTTER, Math.min(s.from(), s.to()));
    double right = Math.min(getWidth(), Math.max(s.from(), s.to()));
    g.setStroke(edge());
    g.setLineWidth(2);
    g.strokeRect(left, top + 1, Math.max(1, right - left), ROW - 2);
  }
}
