package org.lacuna.app.lanes;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;
import org.lacuna.app.look.Palette;
import org.lacuna.app.look.Theme;
import org.lacuna.app.page.NumberTable;
import org.lacuna.app.session.SessionViewModel;
import org.lacuna.app.text.Numbers;
import org.lacuna.app.text.Texts;
import org.lacuna.app.timeline.RasterLane;
import org.lacuna.app.timeline.Span;
import org.lacuna.app.timeline.Spans;
import org.lacuna.app.timeline.Tile;
import org.lacuna.app.timeline.TimeScale;
import org.lacuna.app.timeline.Timeline;
import org.lacuna.app.timeline.VisibleNumbers;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.signal.TimedWord;

/** The words, each over its own time; from further away, where there are words at all. */
final class WordsLane extends RasterLane {

  private static final double PAD = 2;
  private static final int MOST_MEASURED = 4000;

  private final SessionViewModel session;
  private final Texts texts;
  private final Map<String, Double> widths = new HashMap<>();

  WordsLane(
      SessionViewModel session,
      Texts texts,
      Timeline timeline,
      ReadOnlyObjectProperty<Theme> theme) {
    super(timeline, theme);
    this.session = session;
    this.texts = texts;
    setAccessibleText(texts.get("lanes.kind.words"));
    follow(session.clip(), this::repaint);
  }

  private List<TimedWord> words() {
    return session.clip().get().map(c -> c.features().words()).orElse(List.of());
  }

  @Override
  protected void paint(Tile tile) {
    tile.fill(Palette.argb(palette().surface()));
    List<TimedWord> words = words();
    double top = PAD * tile.density();
    double bottom = tile.height() - top;
    int gap = Palette.argb(palette().gap());
    int full = Palette.argb(shade());
    double[] covered =
        Spans.coverage(words, TimedWord::startUs, TimedWord::endUs, tile.scale(), tile.width());
    for (int x = 0; x < tile.width(); x++) {
      // Words may overlap; more than all of a column is all of it.
      tile.column(x, top, bottom, Tile.mix(gap, full, Math.min(1, covered[x])));
    }
    int edge = Palette.argb(palette().surface());
    for (int i = Spans.firstEndingAfter(words, TimedWord::endUs, tile.scale().startUs());
        i < words.size() && words.get(i).startUs() < tile.scale().endUs();
        i++) {
      double left = tile.scale().x(words.get(i).startUs());
      boolean wide = tile.scale().x(words.get(i).endUs()) - left > 6 * tile.density();
      if (wide && left >= 0 && left < tile.width()) {
        tile.column((int) left, top, bottom, edge);
      }
    }
  }

  private Color shade() {
    return theme() == Theme.DARK ? Color.web("#1f4f86") : Color.web("#cfe4fb");
  }

  @Override
  protected void drawGutter(GraphicsContext g, double height) {
    gutterLabel(g, texts.get("lanes.kind.words"), height / 2, palette().text());
  }

  @Override
  protected void drawOver(GraphicsContext g, double width, double height) {
    List<TimedWord> words = words();
    TimeScale scale = scale(width - GUTTER);
    g.setFill(theme() == Theme.DARK ? Color.WHITE : palette().text());
    g.setTextAlign(TextAlignment.CENTER);
    g.setTextBaseline(VPos.CENTER);
    double free = GUTTER;
    for (int i = Spans.firstEndingAfter(words, TimedWord::endUs, scale.startUs());
        i < words.size() && words.get(i).startUs() < scale.endUs();
        i++) {
      TimedWord word = words.get(i);
      double middle = GUTTER + scale.x((word.startUs() + word.endUs()) / 2);
      if (middle > free) {
        double half = width(word.text()) / 2;
        if (middle - half >= free && middle + half <= width) {
          g.fillText(word.text(), middle, height / 2);
          free = middle + half + 4;
        }
      }
    }
    Optional<String> why =
        session.clip().get().flatMap(c -> c.features().whyAbsent(Modality.LANGUAGE));
    if (why.isPresent() && words.isEmpty()) {
      g.setFill(palette().muted());
      g.setTextAlign(TextAlignment.LEFT);
      g.fillText(why.get(), GUTTER + 8, height / 2, width - GUTTER - 16);
    }
  }

  /** Measuring is slow, and the words come back with every frame. */
  private double width(String text) {
    if (widths.size() > MOST_MEASURED) {
      widths.clear();
    }
    return widths.computeIfAbsent(
        text,
        t -> {
          Text measured = new Text(t);
          measured.setFont(SMALL);
          return measured.getLayoutBounds().getWidth();
        });
  }

  @Override
  public Optional<NumberTable> numbers(String name, Span visible) {
    List<List<String>> rows =
        words().stream()
            .filter(w -> w.endUs() > visible.startUs() && w.startUs() < visible.endUs())
            .map(
                w ->
                    List.of(
                        VisibleNumbers.seconds(w.startUs()),
                        VisibleNumbers.seconds(w.endUs()),
                        w.text()))
            .toList();
    return rows.isEmpty()
        ? Optional.empty()
        : Optional.of(new NumberTable(name, List.of("start_s", "end_s", "word"), rows));
  }

  @Override
  public Optional<String> readout(long us, double y) {
    List<TimedWord> words = words();
    int i = Spans.firstEndingAfter(words, TimedWord::endUs, us);
    if (i >= words.size() || words.get(i).startUs() > us) {
      return Optional.empty();
    }
    TimedWord w = words.get(i);
    return Optional.of(
        texts.get(
            "lanes.readout.word", w.text(), Numbers.time(w.startUs()), Numbers.time(w.endUs())));
  }
}
