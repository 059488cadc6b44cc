package org.lacuna.media.sound;

/**
 * A log-mel picture of a sound track for drawing: {@value #BANDS} bands from 20 Hz to 8 kHz (or
 * half the sample rate), one column every 10 ms of the container's clock from 0 on, one byte a
 * cell. Immutable, thread-safe.
 */
public final class LogMel {

  /** Number of mel bands, the lowest first. */
  public static final int BANDS = 40;

  /** Length of a column, microseconds. */
  public static final long COLUMN_US = 10_000;

  /** Level of the darkest cell, dB of full scale. */
  public static final float FLOOR_DB = -120;

  /** Decibels from one level of grey to the next. */
  public static final float STEP_DB = 0.5f;

  private final byte[] cells;

  /**
   * @param cells column after column, each of {@link #BANDS} bytes; 0 where there is no sound
   */
  public LogMel(byte[] cells) {
    this.cells = cells;
  }

  /** Upper end of the bands when the sound is sampled at 16 kHz, Hz. */
  private static final double TOP_HZ = 8000;

  private static final double BOTTOM_HZ = 20;

  /** Centre of a band, Hz, on the mel scale of 1127 ln(1 + f / 700). */
  public static double centreHz(int band) {
    double bottom = Math.log1p(BOTTOM_HZ / 700);
    double step = (Math.log1p(TOP_HZ / 700) - bottom) / (BANDS + 1);
    return 700 * Math.expm1(bottom + (band + 1) * step);
  }

  /** Number of columns. */
  public int columns() {
    return cells.length / BANDS;
  }

  /** Level of a cell, dB of full scale; NaN where there is no sound. */
  public float decibel(int column, int band) {
    int cell = cells[column * BANDS + band] & 0xff;
    return cell == 0 ? Float.NaN : FLOOR_DB + (cell - 1) * STEP_DB;
  }

  /** All cells, column after column; not to be written to. */
  public byte[] cells() {
    return cells;
  }
}
