package org.lacuna.app.reconstruction;

import org.lacuna.app.timeline.LaneMatrix;
import org.lacuna.media.sound.LogMel;

/** The spectrum of a sound track as a lane, the highest band on top. */
final class SpectrumMatrix {

  /** More columns than any screen has pixels; a longer clip is thinned by the loudest. */
  private static final int MOST_COLUMNS = 12_000;

  private SpectrumMatrix() {}

  /** Levels in dB of full scale, NaN where there is no sound. */
  static LaneMatrix of(LogMel spectrum) {
    int together = Math.max(1, (spectrum.columns() + MOST_COLUMNS - 1) / MOST_COLUMNS);
    int steps = (spectrum.columns() + together - 1) / together;
    long[] start = new long[steps];
    long[] end = new long[steps];
    float[] values = new float[steps * LogMel.BANDS];
    for (int t = 0; t < steps; t++) {
      int from = t * together;
      int to = Math.min(spectrum.columns(), from + together);
      start[t] = from * LogMel.COLUMN_US;
      end[t] = to * LogMel.COLUMN_US;
      for (int row = 0; row < LogMel.BANDS; row++) {
        values[t * LogMel.BANDS + row] = loudest(spectrum, from, to, band(row));
      }
    }
    return new LaneMatrix(LogMel.BANDS, start, end, values);
  }

  /** The band that a row shows. */
  static int band(int row) {
    return LogMel.BANDS - 1 - row;
  }

  private static float loudest(LogMel spectrum, int from, int to, int band) {
    float loudest = Float.NaN;
    for (int c = from; c < to; c++) {
      float level = spectrum.decibel(c, band);
      loudest = Float.isNaN(loudest) || level > loudest ? level : loudest;
    }
    return loudest;
  }
}
