package org.lacuna.app.reconstruction;

import org.lacuna.app.timeline.StepValues;
import org.lacuna.media.sound.LogMel;

/** The spectrum of a sound track as a lane reads it, dB, the highest band on top. */
record SpectrumSteps(LogMel spectrum) implements StepValues {

  /** The band that a row shows. */
  static int band(int row) {
    return LogMel.BANDS - 1 - row;
  }

  @Override
  public int rows() {
    return LogMel.BANDS;
  }

  @Override
  public int steps() {
    return spectrum.columns();
  }

  @Override
  public long startUs(int step) {
    return step * LogMel.COLUMN_US;
  }

  @Override
  public long endUs(int step) {
    return (step + 1) * LogMel.COLUMN_US;
  }

  @Override
  public float value(int step, int row) {
    return spectrum.decibel(step, band(row));
  }
}
