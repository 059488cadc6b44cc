package org.lacuna.app.probe;

import org.lacuna.inference.signal.FeatureSequence;

/**
 * The speech of a sequence as one row of numbers: the mean and the standard deviation of every
 * column, the deviation as its logarithm, because it is a scale: twice as lively is the same step
 * everywhere. Pauses do not count, so that they are not taken for a soft voice.
 */
final class ClipSummary {

  /** Keeps the logarithm finite where a column does not vary. */
  private static final double LEAST_DEVIATION = 1e-6;

  /** Column that says how likely somebody speaks. */
  private static final String SPEECH = "vad";

  private static final float SPEAKS = 0.5f;

  /** A clip with less speech, in steps, is summarised as a whole. */
  private static final int LEAST_SPEECH = 20;

  private ClipSummary() {}

  /**
   * Means of the D columns, then the logarithms of their deviations, over the steps with speech in
   * which the column has a value; NaN where it never has one.
   */
  static double[] of(FeatureSequence sequence) {
    boolean[] counts = speech(sequence);
    int dim = sequence.dim();
    double[] summary = new double[2 * dim];
    for (int d = 0; d < dim; d++) {
      double sum = 0;
      double squares = 0;
      int n = 0;
      for (int t = 0; t < sequence.steps(); t++) {
        float x = counts[t] ? sequence.value(t, d) : Float.NaN;
        if (!Float.isNaN(x)) {
          sum += x;
          squares += (double) x * x;
          n++;
        }
      }
      double mean = sum / n;
      summary[d] = n == 0 ? Double.NaN : mean;
      double deviation = Math.sqrt(Math.max(0, squares / n - mean * mean));
      summary[dim + d] = n == 0 ? Double.NaN : Math.log(deviation + LEAST_DEVIATION);
    }
    return summary;
  }

  /** The steps that count: observed and, where there are enough of those, with speech. */
  private static boolean[] speech(FeatureSequence sequence) {
    int column = sequence.spec().indexOf(SPEECH);
    boolean[] observed = new boolean[sequence.steps()];
    boolean[] speech = new boolean[sequence.steps()];
    int n = 0;
    for (int t = 0; t < sequence.steps(); t++) {
      observed[t] = sequence.observed(t);
      speech[t] = observed[t] && column >= 0 && sequence.value(t, column) > SPEAKS;
      n += speech[t] ? 1 : 0;
    }
    return n < LEAST_SPEECH ? observed : speech;
  }
}
