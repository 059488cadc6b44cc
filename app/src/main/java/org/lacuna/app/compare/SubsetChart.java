package org.lacuna.app.compare;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;
import org.lacuna.app.analysis.EmotionNames;
import org.lacuna.app.compare.plot.SentimentScale;
import org.lacuna.app.look.DrawnSurface;
import org.lacuna.app.look.ScoreColours;
import org.lacuna.app.look.Theme;
import org.lacuna.app.text.Numbers;

/** Sentiment and emotions of one choice over the ghosts of everything switched on. */
final class SubsetChart extends DrawnSurface {

  private static final double INSET = 8;
  private static final double SCALE_TOP = 5;
  private static final double SCALE = 8;
  private static final double BARS_TOP = 22;
  private static final double TALLEST_ROW = 34;
  private static final double PERCENT = 34;
  private static final double NAME_SHARE = 0.3;
  private static final double NAME_MOST = 76;

  private final EmotionNames names;
  private Optional<SubsetResult> shown = Optional.empty();
  private Optional<SubsetResult> reference = Optional.empty();

  SubsetChart(EmotionNames names, ReadOnlyObjectProperty<Theme> theme) {
    super(theme);
    this.names = names;
    setMinHeight(70);
    setPrefHeight(100);
  }

  void show(SubsetResult row, Optional<SubsetResult> full) {
    shown = Optional.of(row);
    reference = full;
    redraw();
  }

  @Override
  protected void draw(GraphicsContext g, double width, double height) {
    if (shown.isEmpty() || !shown.get().answered()) {
      return;
    }
    SubsetResult row = shown.get();
    OptionalDouble ghost = reference.map(SubsetResult::sentiment).orElse(OptionalDouble.empty());
    double top = 0;
    if (row.sentiment().isPresent()) {
      new SentimentScale(INSET, SCALE_TOP, width - 2 * INSET, SCALE)
          .draw(g, theme(), row.sentiment(), ghost);
      top = BARS_TOP;
    }
    drawEmotions(g, row, top, width, height);
  }

  private void drawEmotions(
      GraphicsContext g, SubsetResult row, double top, double width, double height) {
    int count = row.emotions().size();
    if (count == 0) {
      return;
    }
    double step = Math.min(TALLEST_ROW, (height - top) / count);
    double name = Math.min(NAME_MOST, NAME_SHARE * width);
    double left = name + 6;
    double span = width - left - PERCENT;
    double y = top;
    for (Map.Entry<String, Double> e : row.emotions().entrySet()) {
      boolean likeliest = row.likeliest().equals(Optional.of(e.getKey()));
      double middle = y + step / 2;
      g.setTextBaseline(VPos.CENTER);
      g.setFont(likeliest ? SMALL_BOLD : SMALL);
      g.setFill(likeliest ? palette().text() : palette().muted());
      g.setTextAlign(TextAlignment.LEFT);
      g.fillText(names.of(e.getKey()), 0, middle, name);
      g.setTextAlign(TextAlignment.RIGHT);
      g.fillText(Numbers.percent(e.getValue()) + " %", width, middle);
      drawBar(g, e.getKey(), e.getValue(), left, middle, span, step);
      y += step;
    }
  }

  private void drawBar(
      GraphicsContext g,
      String label,
      double value,
      double left,
      double middle,
      double span,
      double step) {
    Color colour = ScoreColours.emotion(label, theme());
    double ghostHeight = Math.max(6, step - 4);
    double bar = Math.max(3, ghostHeight / 2);
    g.setFill(palette().gap());
    g.fillRoundRect(left, middle - ghostHeight / 2, span, ghostHeight, 3, 3);
    reference
        .map(r -> r.emotions().get(label))
        .ifPresent(
            full -> {
              double end = Math.max(2, span * full);
              g.setFill(colour.deriveColor(0, 1, 1, 0.28));
              g.fillRoundRect(left, middle - ghostHeight / 2, end, ghostHeight, 3, 3);
              g.setFill(colour);
              g.fillRect(Math.rint(left + end) - 2, middle - ghostHeight / 2, 2, ghostHeight);
            });
    g.setFill(colour);
    g.fillRoundRect(left, middle - bar / 2, Math.max(2, span * value), bar, 3, 3);
  }
}
