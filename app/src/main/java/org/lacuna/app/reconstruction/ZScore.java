package org.lacuna.app.reconstruction;

import org.lacuna.inference.model.ModelCard;
import org.lacuna.inference.signal.FeatureSequence;

/**
 * The scale that makes features of different units comparable by colour: deviations from a mean,
 * feature by feature.
 *
 * @param mean one a column
 * @param std one a column, all positive
 */
record ZScore(float[] mean, float[] std) {

  /** Enough for a scale of colours. */
  private static final int MOST_STEPS = 20_000;

  static ZScore of(ModelCard.Input input) {
    return new ZScore(input.mean(), input.std());
  }

  /** From the sequence itself, for a clip without a network; of a long one from a part. */
  static ZScore of(FeatureSequence s) {
    float[] mean = new float[s.dim()];
    float[] std = new float[s.dim()];
    int stride = Math.max(1, s.steps() / MOST_STEPS);
    for (int d = 0; d < s.dim(); d++) {
      double sum = 0;
      double squares = 0;
      int n = 0;
      for (int t = 0; t < s.steps(); t += stride) {
        float v = s.observed(t) ? s.value(t, d) : Float.NaN;
        if (!Float.isNaN(v)) {
          sum += v;
          squares += (double) v * v;
          n++;
        }
      }
      double m = n == 0 ? 0 : sum / n;
      double variance = n == 0 ? 0 : Math.max(0, squares / n - m * m);
      mean[d] = (float) m;
      std[d] = variance > 0 ? (float) Math.sqrt(variance) : 1f;
    }
    return new ZScore(mean, std);
  }
}
