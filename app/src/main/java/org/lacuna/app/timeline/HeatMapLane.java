package org.lacuna.app.timeline;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.TextAlignment;
import org.lacuna.app.look.Theme;
import org.lacuna.app.page.NumberTable;

/** Numbers over time as colours, one feature a row, with the names that fit in the gutter. */
public final class HeatMapLane extends RasterLane {

  private static final double LABEL_HEIGHT = 12;
  private static final double TITLE_X = 7;
  private static final StepValues NOTHING =
      new LaneMatrix(0, new long[0], new long[0], new float[0]);

  private final String title;
  private final HeatRaster.Colours colours;
  private final Summaries.Slot summaries;
  private List<String> names = List.of();
  private StepValues wanted = NOTHING;
  private MeanPyramid means = new MeanPyramid(NOTHING);
  private String message = "";
  private BiFunction<Long, Integer, Optional<String>> reader = (us, row) -> Optional.empty();

  /**
   * @param title written upright at the left edge
   * @param colours of the values
   */
  public HeatMapLane(
      String title,
      HeatRaster.Colours colours,
      Summaries summaries,
      Timeline timeline,
      ReadOnlyObjectProperty<Theme> theme) {
    super(timeline, theme);
    this.title = title;
    this.colours = colours;
    this.summaries = summaries.slot();
    setAccessibleText(title);
  }

  /**
   * What to show. Numbers are summed up in the background when they are many; what was shown before
   * stays until then.
   *
   * @param rowNames from top to bottom
   * @param values empty to show only the message
   * @param sentence over the drawing, for example why there is none; empty for nothing
   */
  public void show(List<String> rowNames, Optional<? extends StepValues> values, String sentence) {
    names = List.copyOf(rowNames);
    message = sentence;
    setAccessibleText(sentence.isEmpty() ? title : title + ". " + sentence);
    StepValues now = values.isPresent() ? values.get() : NOTHING;
    if (now != wanted) {
      wanted = now;
      summaries.means(
          now,
          done -> {
            means = done;
            repaint();
          });
    }
    rename();
  }

  /** What the readout says of a moment and a row; empty for nothing. */
  public void setReader(BiFunction<Long, Integer, Optional<String>> reader) {
    this.reader = reader;
  }

  @Override
  public Optional<String> readout(long us, double y) {
    return reader.apply(us, rowAt(y));
  }

  @Override
  public Optional<NumberTable> numbers(String name, Span visible) {
    return names.size() == means.values().rows()
        ? VisibleNumbers.of(name, names, means, visible)
        : Optional.empty();
  }

  /** The row under that height of the lane, or -1. */
  public int rowAt(double y) {
    int rows = names.size();
    return rows == 0 || y < 0 || y >= getHeight() ? -1 : (int) (y / getHeight() * rows);
  }

  @Override
  protected void paint(Tile tile) {
    int[] pixels =
        HeatRaster.render(
            means,
            tile.scale(),
            tile.width(),
            tile.height(),
            tile.originX(),
            colours,
            hatch(tile.density()));
    System.arraycopy(pixels, 0, tile.pixels(), 0, pixels.length);
  }

  @Override
  protected void drawGutter(GraphicsContext g, double height) {
    drawTitle(g, height);
    drawNames(g, height);
  }

  @Override
  protected void drawOver(GraphicsContext g, double width, double height) {
    if (!message.isEmpty()) {
      drawMessage(g, message, GUTTER + (width - GUTTER) / 2, height / 2);
    }
  }

  private void drawTitle(GraphicsContext g, double height) {
    g.save();
    g.translate(TITLE_X, height / 2);
    g.rotate(-90);
    g.setFont(SMALL_BOLD);
    g.setFill(palette().text());
    g.setTextAlign(TextAlignment.CENTER);
    g.setTextBaseline(VPos.CENTER);
    g.fillText(title, 0, 0, height);
    g.restore();
  }

  private void drawNames(GraphicsContext g, double height) {
    double row = names.isEmpty() ? 0 : height / names.size();
    double free = 0;
    for (RowLabels.Label label : RowLabels.of(names, row >= LABEL_HEIGHT)) {
      double y = (label.first() + label.last() + 1) / 2.0 * row;
      // A name may slip a little to stay whole at the edge or below its neighbour.
      double text = Math.max(y, free + LABEL_HEIGHT / 2);
      if (text - y > LABEL_HEIGHT / 2 || text + LABEL_HEIGHT / 2 > height + 1) {
        continue;
      }
      free = text + LABEL_HEIGHT / 2;
      gutterLabel(g, label.text(), text, palette().muted());
      g.setStroke(palette().line());
      g.setLineWidth(1);
      if (label.last() > label.first()) {
        double x = GUTTER - 3.5;
        g.strokeLine(x, label.first() * row + 1, x, (label.last() + 1) * row - 1);
      } else {
        g.strokeLine(GUTTER - 5, Math.round(y) + 0.5, GUTTER - 2, Math.round(y) + 0.5);
      }
    }
  }
}
