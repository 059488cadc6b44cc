package org.lacuna.media.degrade;

import java.util.ArrayList;
import java.util.List;
import org.lacuna.inference.drop.Stretch;
import org.lacuna.inference.drop.Stretches;
import org.lacuna.media.sound.LogMel;
import org.lacuna.media.sound.SoundPicture;
import org.lacuna.media.sound.WaveformSummary;
import org.lacuna.media.sound.WaveformSummary.Level;

/** The picture of a sound with other cells in some stretches. */
final class WorseSoundPicture {

  private WorseSoundPicture() {}

  /**
   * @param worse the same picture, filled in the stretches at least
   */
  static SoundPicture of(SoundPicture original, SoundPicture worse, Stretches where) {
    byte[] cells = original.spectrum().cells().clone();
    byte[] other = worse.spectrum().cells();
    for (int c = 0; c < original.spectrum().columns(); c++) {
      int at = c * LogMel.BANDS;
      boolean there = at + LogMel.BANDS <= other.length;
      if (there && where.contains(c * LogMel.COLUMN_US + LogMel.COLUMN_US / 2)) {
        System.arraycopy(other, at, cells, at, LogMel.BANDS);
      }
    }
    List<Level> levels = new ArrayList<>();
    for (Level level : original.outline().levels()) {
      levels.add(
          levels.isEmpty()
              ? finest(level, worse.outline().levels().get(0), where)
              : coarser(level, levels.get(0), where));
    }
    return new SoundPicture(new WaveformSummary(levels), new LogMel(cells));
  }

  private static Level finest(Level original, Level worse, Stretches where) {
    Level level = copy(original);
    for (int i = 0; i < Math.min(level.cells(), worse.cells()); i++) {
      if (where.contains(i * level.cellUs() + level.cellUs() / 2)) {
        level.min()[i] = worse.min()[i];
        level.max()[i] = worse.max()[i];
        level.rms()[i] = worse.rms()[i];
      }
    }
    return level;
  }

  /** Cells that reach into a stretch are made of the finest ones, which know both sides of it. */
  private static Level coarser(Level original, Level finest, Stretches where) {
    Level level = copy(original);
    int size = Math.toIntExact(original.cellUs() / finest.cellUs());
    for (Stretch s : where.all()) {
      int first = (int) Math.max(0, s.startUs() / original.cellUs());
      int last = (int) Math.min(level.cells() - 1, s.endUs() / original.cellUs());
      for (int i = first; i <= last; i++) {
        join(finest, i * size, Math.min(finest.cells(), (i + 1) * size), level, i);
      }
    }
    return level;
  }

  private static void join(Level fine, int from, int to, Level into, int at) {
    float low = Float.POSITIVE_INFINITY;
    float high = Float.NEGATIVE_INFINITY;
    double square = 0;
    int n = 0;
    for (int k = from; k < to; k++) {
      if (!Float.isNaN(fine.rms()[k])) {
        low = Math.min(low, fine.min()[k]);
        high = Math.max(high, fine.max()[k]);
        square += (double) fine.rms()[k] * fine.rms()[k];
        n++;
      }
    }
    into.min()[at] = n == 0 ? Float.NaN : low;
    into.max()[at] = n == 0 ? Float.NaN : high;
    into.rms()[at] = n == 0 ? Float.NaN : (float) Math.sqrt(square / n);
  }

  private static Level copy(Level l) {
    return new Level(l.cellUs(), l.min().clone(), l.max().clone(), l.rms().clone());
  }
}
