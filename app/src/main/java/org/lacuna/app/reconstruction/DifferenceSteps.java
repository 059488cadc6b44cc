package org.lacuna.app.reconstruction;

import org.lacuna.app.timeline.StepValues;

/**
 * What was rebuilt minus what was measured; NaN where one of them is missing.
 *
 * @param rebuilt on the same steps as {@code real}
 */
record DifferenceSteps(StepValues real, StepValues rebuilt) implements StepValues {

  @Override
  public int rows() {
    return real.rows();
  }

  @Override
  public int steps() {
    return real.steps();
  }

  @Override
  public long startUs(int step) {
    return real.startUs(step);
  }

  @Override
  public long endUs(int step) {
    return real.endUs(step);
  }

  @Override
  public float value(int step, int row) {
    return rebuilt.value(step, row) - real.value(step, row);
  }

  @Override
  public void copyStep(int step, float[] into) {
    float[] measured = new float[into.length];
    real.copyStep(step, measured);
    rebuilt.copyStep(step, into);
    for (int d = 0; d < into.length; d++) {
      into[d] -= measured[d];
    }
  }
}
