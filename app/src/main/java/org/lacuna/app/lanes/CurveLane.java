package org.lacuna.app.lanes;

import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.TextAlignment;
import org.lacuna.app.look.Palette;
import org.lacuna.app.look.Theme;
import org.lacuna.app.page.NumberTable;
import org.lacuna.app.plot.Ticks;
import org.lacuna.app.timeline.HeatRaster;
import org.lacuna.app.timeline.RangePyramid;
import org.lacuna.app.timeline.RasterLane;
import org.lacuna.app.timeline.Span;
import org.lacuna.app.timeline.StepValues;
import org.lacuna.app.timeline.Summaries;
import org.lacuna.app.timeline.Tile;
import org.lacuna.app.timeline.Timeline;
import org.lacuna.app.timeline.VisibleNumbers;

/**
 * One quantity over time as a curve in its own unit, with a small axis in the gutter. Where nothing
 * was observed the ground is hatched; no line crosses a gap.
 */
public final class CurveLane extends RasterLane {

  private static final double NAME_HEIGHT = 14;
  private static final double UNIT_WIDTH = 54;
  private static final double PAD = 3;
  private static final double THICK = 1.5;

  /** Steps further apart than this, in units of the scene, are shown as dots too. */
  private static final double APART = 7;

  private final String name;
  private final String unit;
  private final Summaries.Slot summaries;
  private Optional<RangePyramid> ranges = Optional.empty();
  private Ticks axis = Ticks.over(0, 1, 2);
  private String message = "";
  private LongFunction<Optional<String>> reader = us -> Optional.empty();

  /**
   * @param name of the quantity, for a person
   * @param unit of its values; empty for none
   */
  public CurveLane(
      String name,
      String unit,
      Summaries summaries,
      Timeline timeline,
      ReadOnlyObjectProperty<Theme> theme) {
    super(timeline, theme);
    this.name = name;
    this.unit = unit;
    this.summaries = summaries.slot();
    setAccessibleText(title());
  }

  private String title() {
    return unit.isEmpty() ? name : name + ", " + unit;
  }

  /**
   * What to show; what was shown before stays until many numbers are summed up.
   *
   * @param values empty to show only the message
   * @param row of the values
   * @param sentence over the drawing; empty for nothing
   */
  public void show(Optional<? extends StepValues> values, int row, String sentence) {
    message = sentence;
    setAccessibleText(sentence.isEmpty() ? title() : title() + ". " + sentence);
    rename();
    if (values.isPresent()) {
      summaries.ranges(values.get(), row, this::show);
    } else {
      ranges = Optional.empty();
      repaint();
    }
  }

  private void show(RangePyramid made) {
    ranges = Optional.of(made);
    boolean any = !Float.isNaN(made.lowest());
    axis = any ? Ticks.over(made.lowest(), made.highest(), 2) : Ticks.over(0, 1, 2);
    repaint();
  }

  /** What the readout says of a moment; empty for nothing. */
  public void setReader(LongFunction<Optional<String>> reader) {
    this.reader = reader;
  }

  @Override
  public Optional<String> readout(long us, double y) {
    return reader.apply(us);
  }

  @Override
  public Optional<NumberTable> numbers(String name, Span visible) {
    return ranges.flatMap(
        r ->
            VisibleNumbers.of(
                name, List.of(unit.isEmpty() ? "value" : "value_" + unit), r, visible));
  }

  private double y(double value, double height) {
    return height - PAD - axis.share(value) * (height - 2 * PAD);
  }

  @Override
  protected void paint(Tile tile) {
    tile.fill(Palette.argb(palette().surface()));
    if (ranges.isEmpty()) {
      return;
    }
    hatchGaps(tile, ranges.get().values());
    int line = Palette.argb(palette().line());
    for (double mark : axis.values()) {
      double y = Math.floor(y(mark, tile.height() / tile.density()) * tile.density());
      for (int x = 0; x < tile.width(); x++) {
        tile.column(x, y, y + 1, Tile.mix(line, Palette.argb(palette().surface()), 0.4));
      }
    }
    new CurvePainter(ranges.get(), tile, v -> y(v, tile.height() / tile.density()), THICK, APART)
        .paint(Palette.argb(accent()));
  }

  private void hatchGaps(Tile tile, StepValues values) {
    HeatRaster.Hatch hatch = hatch(tile.density());
    RangePyramid of = ranges.orElseThrow();
    RangePyramid.Ranges r = of.ranges(tile.scale(), tile.width());
    for (int x = 0; x < tile.width(); x++) {
      if (!Float.isNaN(r.low()[x])) {
        continue;
      }
      int step = values.stepAt(tile.scale().us(x + 0.5));
      if (step < 0 || Float.isNaN(of.value(step))) {
        for (int y = 0; y < tile.height(); y++) {
          tile.pixels()[y * tile.width() + x] = hatch.at(tile.originX() + x, y);
        }
      }
    }
  }

  @Override
  protected void drawGutter(GraphicsContext g, double height) {
    g.setFont(SMALL_BOLD);
    g.setFill(palette().text());
    g.setTextAlign(TextAlignment.RIGHT);
    g.setTextBaseline(VPos.CENTER);
    g.fillText(name, GUTTER - GAP, NAME_HEIGHT / 2 + 1, GUTTER - GAP - HANDLE);
    g.setFont(SMALL);
    if (!unit.isEmpty() && height > 2 * NAME_HEIGHT) {
      g.setFill(palette().muted());
      g.setTextAlign(TextAlignment.LEFT);
      g.fillText(unit, HANDLE, NAME_HEIGHT * 1.5 + 2, UNIT_WIDTH);
    }
    double free = NAME_HEIGHT + 5;
    for (int i = axis.values().size() - 1; i >= 0; i--) {
      double mark = axis.values().get(i);
      double y = Math.min(height - 6, Math.max(6, y(mark, height)));
      if (ranges.isPresent() && y >= free) {
        gutterLabel(g, axis.label(mark), y, palette().muted());
        free = y + NAME_HEIGHT - 2;
      }
    }
  }

  @Override
  protected void drawOver(GraphicsContext g, double width, double height) {
    if (!message.isEmpty()) {
      drawMessage(g, message, GUTTER + (width - GUTTER) / 2, height / 2);
    }
  }
}
