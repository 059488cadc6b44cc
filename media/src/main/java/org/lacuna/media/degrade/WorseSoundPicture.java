package org.lacuna.media.degrade;

import java.util.ArrayList;
import java.util.List;
import org.lacuna.inference.drop.Stretches;
import org.lacuna.media.sound.LogMel;
import org.lacuna.media.sound.SoundPicture;
import org.lacuna.media.sound.WaveformSummary;
import org.lacuna.media.sound.WaveformSummary.Level;

/** The picture of a sound with other cells in some stretches. */
final class WorseSoundPicture {

  private WorseSoundPicture() {}

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
      levels.add(level(level, worse.outline(), where));
    }
    return new SoundPicture(new WaveformSummary(levels), new LogMel(cells));
  }

  private static Level level(Level original, WaveformSummary worse, Stretches where) {
    Level other =
        worse.levels().stream()
            .filter(l -> l.cellUs() == original.cellUs())
            .findFirst()
            .orElse(original);
    float[] min = original.min().clone();
    float[] max = original.max().clone();
    float[] rms = original.rms().clone();
    for (int i = 0; i < Math.min(min.length, other.cells()); i++) {
      if (where.contains(i * original.cellUs() + original.cellUs() / 2)) {
        min[i] = other.min()[i];
        max[i] = other.max()[i];
        rms[i] = other.rms()[i];
      }
    }
    return new Level(original.cellUs(), min, max, rms);
  }
}
