package org.lacuna.app.lanes.wave;

import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import org.lacuna.app.look.Palette;
import org.lacuna.app.look.Theme;
import org.lacuna.app.session.OpenClip;
import org.lacuna.app.session.SessionViewModel;
import org.lacuna.app.text.Numbers;
import org.lacuna.app.text.Texts;
import org.lacuna.app.timeline.RasterLane;
import org.lacuna.app.timeline.Tile;
import org.lacuna.app.timeline.Timeline;
import org.lacuna.media.sound.WaveformSummary;

/** The outline of the sound: lowest and highest sample, and within it the root mean square. */
public final class WaveLane extends RasterLane {

  private final SessionViewModel session;
  private final Texts texts;
  private final FineSound fine;

  public WaveLane(
      SessionViewModel session,
      Texts texts,
      Timeline timeline,
      ReadOnlyObjectProperty<Theme> theme,
      FineSound fine) {
    super(timeline, theme);
    this.session = session;
    this.fine = fine;
    this.texts = texts;
    setAccessibleText(texts.get("lanes.kind.wave"));
    follow(session.clip(), this::repaint);
    follow(fine.samples(), this::repaint);
  }

  private Optional<WaveformSummary> outline() {
    return session.clip().get().flatMap(c -> c.extraction().sound()).map(s -> s.outline());
  }

  @Override
  protected void paint(Tile tile) {
    tile.fill(Palette.argb(palette().surface()));
    double middle = tile.height() / 2.0;
    int line = Palette.argb(palette().line());
    double pixelUs = (tile.scale().endUs() - tile.scale().startUs()) / (double) tile.width();
    Optional<WaveformSummary.Level> level = outline().map(o -> o.forPixel(pixelUs));
    int outer = Palette.argb(ink());
    int inner = Tile.mix(outer, Palette.argb(palette().text()), 0.35);
    Optional<WavePainter> samples =
        level.filter(l -> pixelUs < l.cellUs()).flatMap(l -> samples(tile, outer, inner));
    for (int x = 0; x < tile.width(); x++) {
      if (samples.isPresent() && samples.get().covers(x)) {
        samples.get().column(x);
      } else if (level.isPresent()) {
        paintColumn(tile, x, level.get(), outer, inner);
      }
      tile.column(x, Math.floor(middle), Math.floor(middle) + 1, line);
    }
    samples.ifPresent(WavePainter::dots);
  }

  /** Finer than the outline: from the samples, as far as they have been read. */
  private Optional<WavePainter> samples(Tile tile, int outer, int inner) {
    fine.want();
    return fine.samples().get().map(s -> new WavePainter(tile, s, outer, inner));
  }

  private void paintColumn(Tile tile, int x, WaveformSummary.Level level, int outer, int inner) {
    long from = Math.max(0, tile.scale().us(x) / level.cellUs());
    long to = Math.max(from + 1, tile.scale().us(x + 1) / level.cellUs());
    float low = Float.NaN;
    float high = Float.NaN;
    double squares = 0;
    int cells = 0;
    for (int c = (int) from; c < Math.min(to, level.cells()); c++) {
      if (!Float.isNaN(level.min()[c])) {
        low = Float.isNaN(low) ? level.min()[c] : Math.min(low, level.min()[c]);
        high = Float.isNaN(high) ? level.max()[c] : Math.max(high, level.max()[c]);
        squares += (double) level.rms()[c] * level.rms()[c];
        cells++;
      }
    }
    if (cells == 0) {
      int ground = Palette.argb(palette().gap());
      tile.column(x, 0, tile.height(), ground);
      return;
    }
    double half = tile.height() / 2.0 - 1;
    double middle = tile.height() / 2.0;
    tile.column(x, middle - high * half - 0.5, middle - low * half + 0.5, outer);
    double rms = Math.sqrt(squares / cells) * half;
    tile.column(x, middle - rms, middle + rms, inner);
  }

  private Color ink() {
    return theme() == Theme.DARK ? Color.web("#388bfd") : Color.web("#6cb0f5");
  }

  @Override
  protected void drawGutter(GraphicsContext g, double height) {
    gutterLabel(g, texts.get("lanes.kind.wave"), height / 2, palette().text());
  }

  @Override
  protected void drawOver(GraphicsContext g, double width, double height) {
    Optional<OpenClip> clip = session.clip().get();
    if (clip.isPresent() && outline().isEmpty()) {
      drawMessage(g, texts.get("lanes.noSound"), GUTTER + (width - GUTTER) / 2, height / 2);
    }
  }

  @Override
  public Optional<String> readout(long us, double y) {
    return outline()
        .map(o -> o.levels().get(0))
        .filter(l -> us >= 0 && us / l.cellUs() < l.cells())
        .filter(l -> l.max()[(int) (us / l.cellUs())] >= l.min()[(int) (us / l.cellUs())])
        .map(
            l -> {
              float rms = l.rms()[(int) (us / l.cellUs())];
              return texts.get(
                  "lanes.readout.wave",
                  Numbers.time(us),
                  rms <= 0 ? "\u2212\u221e" : Numbers.plain(20 * Math.log10(rms), 1));
            });
  }
}
