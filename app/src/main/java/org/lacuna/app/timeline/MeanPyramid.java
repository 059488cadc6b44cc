package org.lacuna.app.timeline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Means of numbers over time at several resolutions, so that any span is drawn at a cost that
 * depends on the pixels and not on the clip's length. The finest level joins {@value #FIRST} steps,
 * each coarser one {@value #FACTOR} bins of the one before. A bin is the mean of what was observed
 * in it, NaN where nothing was. Immutable, thread-safe; making one reads every value once.
 */
public final class MeanPyramid {

  static final int FIRST = 8;
  static final int FACTOR = 4;

  private final StepValues values;
  private final List<Level> levels = new ArrayList<>();

  /** Bins of so many steps: sums of what was observed, and of how much that was. */
  private record Level(int size, int bins, float[] mean, int[] count) {}

  public MeanPyramid(StepValues values) {
    this.values = values;
    if (values.steps() > FIRST) {
      levels.add(finest());
      while (last().bins() > FACTOR) {
        levels.add(coarser(last()));
      }
    }
  }

  private Level last() {
    return levels.get(levels.size() - 1);
  }

  private Level finest() {
    int rows = values.rows();
    int bins = (values.steps() + FIRST - 1) / FIRST;
    Level level = new Level(FIRST, bins, new float[bins * rows], new int[bins * rows]);
    double[] sum = new double[rows];
    float[] step = new float[rows];
    for (int b = 0; b < bins; b++) {
      Arrays.fill(sum, 0);
      int end = Math.min(values.steps(), (b + 1) * FIRST);
      for (int t = b * FIRST; t < end; t++) {
        values.copyStep(t, step);
        for (int d = 0; d < rows; d++) {
          float v = step[d];
          if (!Float.isNaN(v)) {
            sum[d] += v;
            level.count()[b * rows + d]++;
          }
        }
      }
      for (int d = 0; d < rows; d++) {
        int i = b * rows + d;
        level.mean()[i] = mean(sum[d], level.count()[i]);
      }
    }
    return level;
  }

  private Level coarser(Level fine) {
    int rows = values.rows();
    int bins = (fine.bins() + FACTOR - 1) / FACTOR;
    Level level =
        new Level(fine.size() * FACTOR, bins, new float[bins * rows], new int[bins * rows]);
    for (int b = 0; b < bins; b++) {
      int end = Math.min(fine.bins(), (b + 1) * FACTOR);
      for (int d = 0; d < rows; d++) {
        double sum = 0;
        int count = 0;
        for (int f = b * FACTOR; f < end; f++) {
          int n = fine.count()[f * rows + d];
          if (n > 0) {
            sum += (double) n * fine.mean()[f * rows + d];
            count += n;
          }
        }
        level.count()[b * rows + d] = count;
        level.mean()[b * rows + d] = mean(sum, count);
      }
    }
    return level;
  }

  private static float mean(double sum, int count) {
    return count == 0 ? Float.NaN : (float) (sum / count);
  }

  public StepValues values() {
    return values;
  }

  /**
   * The mean of what was observed under each pixel column. Close up these are the steps that touch
   * the column; from further away the bins that begin in it, so that every bin counts once.
   *
   * @param scale the span; its width is ignored
   * @return {@code [width * rows]}, NaN where nothing was observed
   */
  public float[] means(TimeScale scale, int width) {
    int rows = values.rows();
    float[] out = new float[width * rows];
    double[] sum = new double[rows];
    int[] count = new int[rows];
    TimeScale pixels = new TimeScale(scale.startUs(), scale.endUs(), width);
    int from = values.firstStartingAt(pixels.us(0));
    for (int x = 0; x < width; x++) {
      Arrays.fill(sum, 0);
      Arrays.fill(count, 0);
      long endUs = Math.max(pixels.us(x) + 1, pixels.us(x + 1));
      int to = values.firstStartingAt(endUs);
      if (to - from < 2 * FIRST || levels.isEmpty()) {
        addSteps(values.firstEndingAfter(pixels.us(x)), to, sum, count);
      } else {
        addBins(levelFor(to - from), from, to, sum, count);
      }
      for (int d = 0; d < rows; d++) {
        out[x * rows + d] = mean(sum[d], count[d]);
      }
      from = to;
    }
    return out;
  }

  private void addSteps(int from, int to, double[] sum, int[] count) {
    float[] step = new float[sum.length];
    for (int t = from; t < to; t++) {
      values.copyStep(t, step);
      for (int d = 0; d < sum.length; d++) {
        float v = step[d];
        if (!Float.isNaN(v)) {
          sum[d] += v;
          count[d]++;
        }
      }
    }
  }

  /** The coarsest level of which at least two bins fit into so many steps. */
  private Level levelFor(int steps) {
    Level chosen = levels.get(0);
    for (Level level : levels) {
      if (2 * level.size() <= steps) {
        chosen = level;
      }
    }
    return chosen;
  }

  private void addBins(Level level, int from, int to, double[] sum, int[] count) {
    int rows = sum.length;
    int first = (from + level.size() - 1) / level.size();
    int end = (to + level.size() - 1) / level.size();
    for (int b = first; b < end; b++) {
      for (int d = 0; d < rows; d++) {
        int n = level.count()[b * rows + d];
        if (n > 0) {
          sum[d] += (double) n * level.mean()[b * rows + d];
          count[d] += n;
        }
      }
    }
  }
}
