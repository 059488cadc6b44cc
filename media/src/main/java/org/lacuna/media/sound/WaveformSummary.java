package org.lacuna.media.sound;

import java.util.List;

/**
 * The outline of a sound track for drawing: lowest, highest and root-mean-square sample of every
 * cell of time, at several resolutions. Cell i of a level covers {@code [i * cellUs, (i + 1) *
 * cellUs)} microseconds of the container's clock. A cell without a usable sample is NaN in all
 * three. Immutable by convention, thread-safe.
 */
public final class WaveformSummary {

  private final List<Level> levels;

  /**
   * One resolution.
   *
   * @param cellUs length of a cell, microseconds
   * @param min lowest sample of each cell, full scale is [-1, 1]
   * @param max highest sample of each cell
   * @param rms root of the mean square of each cell's samples
   */
  public record Level(long cellUs, float[] min, float[] max, float[] rms) {
    /** Number of cells. */
    public int cells() {
      return min.length;
    }
  }

  /**
   * @param levels from fine to coarse, at least one
   */
  public WaveformSummary(List<Level> levels) {
    this.levels = List.copyOf(levels);
  }

  /** All resolutions, from fine to coarse. */
  public List<Level> levels() {
    return levels;
  }

  /** The coarsest resolution whose cells are not longer than a pixel, else the finest. */
  public Level forPixel(double pixelUs) {
    Level chosen = levels.get(0);
    for (Level level : levels) {
      if (level.cellUs() <= pixelUs) {
        chosen = level;
      }
    }
    return chosen;
  }
}
