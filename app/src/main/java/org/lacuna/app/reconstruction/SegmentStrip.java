package org.lacuna.app.reconstruction;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;
import org.lacuna.app.look.ScoreColours;
import org.lacuna.app.look.Theme;
import org.lacuna.app.text.Numbers;
import org.lacuna.app.text.Texts;
import org.lacuna.app.timeline.TimeScale;
import org.lacuna.app.timeline.Timeline;
import org.lacuna.app.timeline.TimelineLane;

/** The most likely emotion and the sentiment of each window, over the shared time axis. */
final class SegmentStrip extends TimelineLane {

  /** Height that both rows need. */
  static final double HEIGHT = 42;

  private static final double EMOTION = 20;
  private static final double SENTIMENT_TOP = 24;
  private static final double SENTIMENT = 16;

  private final Texts texts;
  private List<Segment> segments = List.of();

  SegmentStrip(Texts texts, Timeline timeline, ReadOnlyObjectProperty<Theme> theme) {
    super(timeline, theme);
    this.texts = texts;
    setAccessibleText(texts.get("strip.accessible"));
  }

  void show(List<Segment> shown) {
    segments = shown;
    redraw();
  }

  /** What stands under the pointer. */
  Optional<String> readout(long us) {
    return segments.stream()
        .filter(s -> s.startUs() <= us && us < s.endUs())
        .findFirst()
        .map(this::words);
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
  protected void draw(GraphicsContext g, double width, double height) {
    gutterLabel(g, texts.get("emotions.title"), EMOTION / 2, palette().muted());
    double middle = SENTIMENT_TOP + SENTIMENT / 2;
    gutterLabel(g, texts.get("sentiment.title"), middle, palette().muted());
    TimeScale scale = scale(width - GUTTER);
    g.setFill(palette().gap());
    g.fillRect(GUTTER, 0, width - GUTTER, EMOTION);
    g.fillRect(GUTTER, SENTIMENT_TOP, width - GUTTER, SENTIMENT);
    for (Segment s : segments) {
      double left = GUTTER + Math.round(scale.x(s.startUs()));
      double right = GUTTER + Math.round(scale.x(s.endUs()));
      drawEmotion(g, s, left, Math.max(1, right - left - 1));
      drawSentiment(g, s, left, Math.max(1, right - left - 1));
    }
    g.setStroke(palette().muted());
    g.setLineWidth(1);
    g.strokeLine(GUTTER, middle, width, middle);
  }

  private void drawEmotion(GraphicsContext g, Segment s, double x, double w) {
    if (s.label().isEmpty()) {
      return;
    }
    Color fill = ScoreColours.emotion(s.label(), theme());
    g.setFill(fill);
    g.fillRect(x, 0, w, EMOTION);
    String with = s.name() + "  " + Numbers.percent(s.share()) + " %";
    String text = wide(with) + 12 < w ? with : wide(s.name()) + 8 < w ? s.name() : "";
    g.setFill(ScoreColours.textOn(fill));
    g.setTextAlign(TextAlignment.CENTER);
    g.setTextBaseline(VPos.CENTER);
    g.fillText(text, x + w / 2, EMOTION / 2);
  }

  private static double wide(String text) {
    Text measured = new Text(text);
    measured.setFont(SMALL);
    return measured.getLayoutBounds().getWidth();
  }

  private void drawSentiment(GraphicsContext g, Segment s, double x, double w) {
    if (s.sentiment().isEmpty()) {
      return;
    }
    double v = s.sentiment().getAsDouble();
    double size = Math.min(1, Math.abs(v) / 3) * SENTIMENT / 2;
    double middle = SENTIMENT_TOP + SENTIMENT / 2;
    g.setFill(v >= 0 ? ScoreColours.positive(theme()) : ScoreColours.negative(theme()));
    g.fillRect(x, v >= 0 ? middle - size : middle, w, size);
  }
}
