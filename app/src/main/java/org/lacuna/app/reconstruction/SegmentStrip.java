package org.lacuna.app.reconstruction;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;
import org.lacuna.app.look.Palette;
import org.lacuna.app.look.ScoreColours;
import org.lacuna.app.look.Theme;
import org.lacuna.app.text.Numbers;
import org.lacuna.app.text.Texts;
import org.lacuna.app.timeline.RasterLane;
import org.lacuna.app.timeline.Tile;
import org.lacuna.app.timeline.TimeScale;
import org.lacuna.app.timeline.Timeline;

/** The most likely emotion and the sentiment of each window, over the shared time axis. */
public final class SegmentStrip extends RasterLane {

  /** Height that both rows need. */
  public static final double HEIGHT = 42;

  private static final double EMOTION = 20;
  private static final double SENTIMENT_TOP = 24;
  private static final double SENTIMENT = 16;

  /** No name fits into less. */
  private static final double NARROWEST_NAME = 24;

  private final Texts texts;
  private final Map<String, Double> widths = new HashMap<>();
  private final Map<String, Integer> fills = new HashMap<>();
  private int positive;
  private int negative;
  private List<Segment> segments = List.of();

  public SegmentStrip(
      ReconstructionViewModel model,
      Texts texts,
      Timeline timeline,
      ReadOnlyObjectProperty<Theme> theme) {
    super(timeline, theme);
    this.texts = texts;
    follow(model.segments(), () -> show(model.segments().get()));
    show(model.segments().get());
    setAccessibleText(texts.get("strip.accessible"));
  }

  private void show(List<Segment> shown) {
    segments = shown;
    repaint();
  }

  @Override
  public Optional<String> readout(long us, double y) {
    int i = firstEndingAfter(us);
    return i < segments.size() && segments.get(i).startUs() <= us
        ? Optional.of(words(segments.get(i)))
        : Optional.empty();
  }

  private int firstEndingAfter(long us) {
    int low = 0;
    int high = segments.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (segments.get(middle).endUs() <= us) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private String words(Segment s) {
    String span = Numbers.time(s.startUs()) + " \u2013 " + Numbers.time(s.endUs());
    if (s.label().isEmpty() && s.sentiment().isEmpty()) {
      return span + "\n" + texts.get("strip.unseen");
    }
    StringBuilder all = new StringBuilder(span);
    if (!s.label().isEmpty()) {
      all.append('\n').append(s.name()).append(' ').append(Numbers.percent(s.share())).append(" %");
    }
    s.sentiment()
        .ifPresent(
            v -> all.append('\n').append(texts.get("strip.sentiment", Numbers.signed(v, 2))));
    return all.toString();
  }

  @Override
  protected void paint(Tile tile) {
    tile.fill(Palette.argb(palette().surface()));
    int gap = Palette.argb(palette().gap());
    int line = Palette.argb(palette().muted());
    fills.clear();
    positive = Palette.argb(ScoreColours.positive(theme()));
    negative = Palette.argb(ScoreColours.negative(theme()));
    double d = tile.density();
    double middle = (SENTIMENT_TOP + SENTIMENT / 2) * d;
    for (int x = 0; x < tile.width(); x++) {
      tile.column(x, 0, EMOTION * d, gap);
      tile.column(x, SENTIMENT_TOP * d, (SENTIMENT_TOP + SENTIMENT) * d, gap);
      long us = tile.scale().us(x + 0.5);
      int i = firstEndingAfter(us);
      boolean there = i < segments.size() && segments.get(i).startUs() <= us;
      // A gap of a pixel tells neighbours apart where they are wide enough.
      boolean edge = there && tile.scale().us(x + 1.5) >= segments.get(i).endUs();
      if (there && !(edge && wide(segments.get(i), tile))) {
        paintColumn(tile, x, segments.get(i), middle);
      }
      tile.column(x, Math.floor(middle), Math.floor(middle) + 1, line);
    }
  }

  /** Looked up once a piece, not once a column. */
  private int fill(String label) {
    return fills.computeIfAbsent(label, l -> Palette.argb(ScoreColours.emotion(l, theme())));
  }

  private static boolean wide(Segment s, Tile tile) {
    return tile.scale().x(s.endUs()) - tile.scale().x(s.startUs()) > 4;
  }

  private void paintColumn(Tile tile, int x, Segment s, double middle) {
    if (!s.label().isEmpty()) {
      int fill = fill(s.label());
      tile.column(x, 0, EMOTION * tile.density(), fill);
    }
    if (s.sentiment().isPresent()) {
      double v = s.sentiment().getAsDouble();
      double size = Math.min(1, Math.abs(v) / 3) * SENTIMENT / 2 * tile.density();
      tile.column(
          x,
          v >= 0 ? middle - size : middle,
          v >= 0 ? middle : middle + size,
          v >= 0 ? positive : negative);
    }
  }

  @Override
  protected void drawOver(GraphicsContext g, double width, double height) {
    gutterLabel(g, texts.get("emotions.title"), EMOTION / 2, palette().muted());
    gutterLabel(g, texts.get("sentiment.title"), SENTIMENT_TOP + SENTIMENT / 2, palette().muted());
    TimeScale scale = scale(width - GUTTER);
    g.setTextAlign(TextAlignment.CENTER);
    g.setTextBaseline(VPos.CENTER);
    int end = segments.size();
    for (int i = firstEndingAfter(scale.startUs()); i < end; i++) {
      Segment s = segments.get(i);
      if (s.startUs() >= scale.endUs()) {
        break;
      }
      // The name stays in view while any part of its window does.
      double left = Math.max(GUTTER, GUTTER + scale.x(s.startUs()));
      double right = Math.min(width, GUTTER + scale.x(s.endUs()));
      if (right - left >= NARROWEST_NAME && !s.label().isEmpty()) {
        drawName(g, s, left, right - left);
      }
    }
  }

  private void drawName(GraphicsContext g, Segment s, double x, double w) {
    String with = s.name() + "  " + Numbers.percent(s.share()) + " %";
    String text = width(with) + 12 < w ? with : width(s.name()) + 8 < w ? s.name() : "";
    g.setFill(ScoreColours.textOn(ScoreColours.emotion(s.label(), theme())));
    g.fillText(text, x + w / 2, EMOTION / 2);
  }

  /** Measuring is slow, and the same few names come back all the time. */
  private double width(String text) {
    return widths.computeIfAbsent(
        text,
        t -> {
          Text measured = new Text(t);
          measured.setFont(SMALL);
          return measured.getLayoutBounds().getWidth();
        });
  }
}
