package org.lacuna.app.timeline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Lowest and highest value of one row over time at several resolutions, so that a curve of any
 * length is drawn at a cost that depends on the pixels. Immutable, thread-safe; making one reads
 * every value once.
 */
public final class RangePyramid {

  private static final int FACTOR = 4;

  private final StepValues values;
  private final int row;
  private final List<Level> levels = new ArrayList<>();
  private final float lowest;
  private final float highest;

  /** NaN in both where nothing was observed in the bin. */
  private record Level(int size, float[] low, float[] high) {}

  /** What a curve does over some columns of pixels; NaN where nothing was observed. */
  public record Ranges(float[] low, float[] high) {}

  public RangePyramid(StepValues values, int row) {
    this.values = values;
    this.row = row;
    float[] raw = new float[values.steps()];
    for (int t = 0; t < raw.length; t++) {
      raw[t] = values.value(t, row);
    }
    levels.add(new Level(1, raw, raw));
    while (last().low().length > FACTOR) {
      levels.add(coarser(last()));
    }
    float low = Float.NaN;
    float high = Float.NaN;
    for (int i = 0; i < last().low().length; i++) {
      low = lower(low, last().low()[i]);
      high = higher(high, last().high()[i]);
    }
    lowest = low;
    highest = high;
  }

  private Level last() {
    return levels.get(levels.size() - 1);
  }

  private static Level coarser(Level fine) {
    int bins = (fine.low().length + FACTOR - 1) / FACTOR;
    Level level = new Level(fine.size() * FACTOR, new float[bins], new float[bins]);
    for (int b = 0; b < bins; b++) {
      float low = Float.NaN;
      float high = Float.NaN;
      int end = Math.min(fine.low().length, (b + 1) * FACTOR);
      for (int f = b * FACTOR; f < end; f++) {
        low = lower(low, fine.low()[f]);
        high = higher(high, fine.high()[f]);
      }
      level.low()[b] = low;
      level.high()[b] = high;
    }
    return level;
  }

  private static float lower(float a, float b) {
    return Float.isNaN(a) ? b : Float.isNaN(b) ? a : Math.min(a, b);
  }

  private static float higher(float a, float b) {
    return Float.isNaN(a) ? b : Float.isNaN(b) ? a : Math.max(a, b);
  }

  public StepValues values() {
    return values;
  }

  /** The row that this is of. */
  public int row() {
    return row;
  }

  /** Lowest value of all; NaN when nothing was observed. */
  public float lowest() {
    return lowest;
  }

  /** Highest value of all; NaN when nothing was observed. */
  public float highest() {
    return highest;
  }

  /** Value of a step. */
  public float value(int step) {
    return levels.get(0).low()[step];
  }

  /**
   * Lowest and highest value of the steps that begin in each pixel column.
   *
   * @param scale the span; its width is ignored
   */
  public Ranges ranges(TimeScale scale, int width) {
    Ranges out = new Ranges(new float[width], new float[width]);
    Arrays.fill(out.low(), Float.NaN);
    Arrays.fill(out.high(), Float.NaN);
    TimeScale pixels = new TimeScale(scale.startUs(), scale.endUs(), width);
    int from = values.firstStartingAt(pixels.us(0));
    for (int x = 0; x < width; x++) {
      int to = values.firstStartingAt(Math.max(pixels.us(x) + 1, pixels.us(x + 1)));
      range(from, to, x, out);
      from = to;
    }
    return out;
  }

  /** Exact: whole bins of the coarsest level that fits, finer ones at both ends. */
  private void range(int from, int to, int x, Ranges out) {
    int t = from;
    while (t < to) {
      int l = 0;
      while (l + 1 < levels.size()
          && t % levels.get(l + 1).size() == 0
          && t + levels.get(l + 1).size() <= to) {
        l++;
      }
      Level level = levels.get(l);
      int b = t / level.size();
      out.low()[x] = lower(out.low()[x], level.low()[b]);
      out.high()[x] = higher(out.high()[x], level.high()[b]);
      t += level.size();
    }
  }
}
