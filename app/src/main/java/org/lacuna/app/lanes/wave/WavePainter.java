package org.lacuna.app.lanes.wave;

import org.lacuna.app.timeline.Tile;
import org.lacuna.media.sound.ClipSamples;

/**
 * Draws samples into a piece of a lane: lowest, highest and root mean square where several share a
 * pixel, else a line from one to the next, and a dot for each where there is room.
 */
final class WavePainter {

  /** Pixels between samples from which on each of them gets a dot. */
  private static final double ROOM_FOR_DOTS = 5;

  /** Samples in a pixel from which on they are drawn as a band. */
  private static final double MANY = 2;

  private final Tile tile;
  private final ClipSamples samples;
  private final int outer;
  private final int inner;
  private final double perPixel;

  /**
   * @param outer colour of lowest to highest
   * @param inner colour of the root mean square and the dots
   */
  WavePainter(Tile tile, ClipSamples samples, int outer, int inner) {
    this.tile = tile;
    this.samples = samples;
    this.outer = outer;
    this.inner = inner;
    double pixelUs = (tile.scale().endUs() - tile.scale().startUs()) / (double) tile.width();
    this.perPixel = pixelUs * samples.rate() / 1e6;
  }

  /** Whether all of a column was read. */
  boolean covers(int x) {
    return at(x) >= 0 && at(x + 1) <= samples.values().length;
  }

  /** Place among the samples of the left edge of a column. */
  private double at(int x) {
    long start = tile.scale().startUs();
    double us = start + (double) x / tile.width() * (tile.scale().endUs() - start);
    return samples.place(us);
  }

  /** Paints a column that is covered. */
  void column(int x) {
    if (perPixel >= MANY) {
      band(x);
    } else {
      line(x);
    }
  }

  private void band(int x) {
    float[] v = samples.values();
    int from = (int) Math.floor(at(x));
    int to = Math.min(v.length, Math.max(from + 1, (int) Math.floor(at(x + 1)) + 1));
    float low = Float.POSITIVE_INFINITY;
    float high = Float.NEGATIVE_INFINITY;
    double squares = 0;
    for (int i = from; i < to; i++) {
      low = Math.min(low, v[i]);
      high = Math.max(high, v[i]);
      squares += (double) v[i] * v[i];
    }
    tile.column(x, y(high) - 0.5, y(low) + 0.5, outer);
    double rms = Math.sqrt(squares / (to - from));
    // Within the band: a short stretch may lie on one side of the line altogether.
    double top = Math.max(y(high), y(rms));
    double bottom = Math.min(y(low), y(-rms));
    if (perPixel >= 4 * MANY && top < bottom) {
      tile.column(x, top, bottom, inner);
    }
  }

  private void line(int x) {
    double a = y(value(at(x)));
    double b = y(value(at(x + 1)));
    tile.column(x, Math.min(a, b) - 0.75, Math.max(a, b) + 0.75, outer);
  }

  /** Between two samples on the straight line. */
  private double value(double place) {
    float[] v = samples.values();
    int left = (int) Math.max(0, Math.min(v.length - 1, Math.floor(place)));
    int right = Math.min(v.length - 1, left + 1);
    double share = Math.max(0, Math.min(1, place - left));
    return v[left] * (1 - share) + v[right] * share;
  }

  /** Dots over what was painted, for the samples that lie in the piece. */
  void dots() {
    if (1 / perPixel < ROOM_FOR_DOTS * tile.density()) {
      return;
    }
    double size = 1.75 * tile.density();
    int first = (int) Math.max(0, Math.floor(at(0)) - 1);
    int last = (int) Math.min(samples.values().length - 1, Math.ceil(at(tile.width())) + 1);
    for (int i = first; i <= last; i++) {
      double centre = (i - at(0)) / perPixel;
      double y = y(samples.values()[i]);
      for (int x = (int) Math.ceil(centre - size); x <= centre + size; x++) {
        if (x >= 0 && x < tile.width()) {
          double half = Math.sqrt(Math.max(0, size * size - (x - centre) * (x - centre)));
          tile.column(x, y - half, y + half, inner);
        }
      }
    }
  }

  private double y(double value) {
    double middle = tile.height() / 2.0;
    return middle - value * (middle - 1);
  }
}
