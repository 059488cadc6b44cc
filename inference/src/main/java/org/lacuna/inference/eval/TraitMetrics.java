package org.lacuna.inference.eval;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Metrics of several scores at once, as POM's speaker traits (1 to 7) are reported: for each trait
 * MAE, Pearson and the share of equal rounded values; then the plain mean over the traits. A trait
 * without a correlation (a constant prediction) counts as 0 there, so that giving up does not pay.
 */
public final class TraitMetrics {

  public static final String MAE = "mae";
  public static final String CORR = "corr";
  public static final String ACCURACY = "accuracy";

  private TraitMetrics() {}

  /** Metrics of one trait; see the class. */
  public static Map<String, Double> ofOne(double[] labels, double[] predictions) {
    SentimentMetrics.requireSameLength(labels, predictions);
    if (labels.length == 0) {
      throw new IllegalArgumentException("no samples");
    }
    Agreement.Pairs pairs = new Agreement.Pairs();
    int equal = 0;
    for (int i = 0; i < labels.length; i++) {
      pairs.add(labels[i], predictions[i]);
      equal += Math.rint(labels[i]) == Math.rint(predictions[i]) ? 1 : 0;
    }
    OptionalDouble corr = Agreement.pearson(pairs);
    Map<String, Double> m = new LinkedHashMap<>();
    m.put(MAE, Agreement.mae(pairs).orElseThrow());
    m.put(CORR, corr.orElse(0));
    m.put(ACCURACY, (double) equal / labels.length);
    return m;
  }

  /**
   * Means over the traits.
   *
   * @param labels {@code [traits][N]}
   * @param predictions {@code [traits][N]}
   */
  public static Map<String, Double> of(double[][] labels, double[][] predictions) {
    if (labels.length == 0 || labels.length != predictions.length) {
      throw new IllegalArgumentException(
          labels.length + " traits for " + predictions.length + " predicted");
    }
    Map<String, Double> mean = new LinkedHashMap<>();
    for (int k = 0; k < labels.length; k++) {
      ofOne(labels[k], predictions[k])
          .forEach((name, v) -> mean.merge(name, v / labels.length, Double::sum));
    }
    return mean;
  }
}
