package org.lacuna.inference.eval;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.DoublePredicate;

/**
 * The field's metrics of a sentiment score in [-3, 3], as MulT (Tsai et al., ACL 2019) and MMSA
 * compute them. Every number that exists in two readings is named after its reading, because tables
 * of the field mix them.
 *
 * <ul>
 *   <li>{@link #MAE}: mean |prediction - label|. {@link #CORR}: Pearson.
 *   <li>{@link #ACC_7}, {@link #ACC_5}: share of equal values after clipping to ±3 (±2) and
 *       rounding half to even.
 *   <li>{@link #ACC_2_NEG_POS}, {@link #F1_NEG_POS}: labels equal to 0 left out, positive = above 0
 *       (MMSA's "Non0").
 *   <li>{@link #ACC_2_NEG_NONNEG}, {@link #F1_NEG_NONNEG}: all samples, positive = 0 or above
 *       (MMSA's "Has0").
 *   <li>F1 is the mean of both classes' F1 weighted by how often the class is <em>true</em>. {@link
 *       #F1_MULT} weights by how often it is <em>predicted</em>: the number that MulT's program
 *       prints, because it hands the two arguments over in the other order.
 * </ul>
 *
 * <p>A metric without a value (no correlation of a constant, no sample with a label other than 0)
 * is left out of the result.
 */
public final class SentimentMetrics {

  public static final String MAE = "mae";
  public static final String CORR = "corr";
  public static final String ACC_7 = "acc_7";
  public static final String ACC_5 = "acc_5";
  public static final String ACC_2_NEG_POS = "acc_2_neg_pos";
  public static final String F1_NEG_POS = "f1_neg_pos";
  public static final String ACC_2_NEG_NONNEG = "acc_2_neg_nonneg";
  public static final String F1_NEG_NONNEG = "f1_neg_nonneg";
  public static final String F1_MULT = "f1_neg_pos_mult_as_published";

  private SentimentMetrics() {}

  /**
   * All metrics by name, in the order of this class.
   *
   * @param labels {@code [N]} true scores
   * @param predictions {@code [N]}, finite
   */
  public static Map<String, Double> of(double[] labels, double[] predictions) {
    requireSameLength(labels, predictions);
    Map<String, Double> m = new LinkedHashMap<>();
    Agreement.Pairs pairs = new Agreement.Pairs();
    for (int i = 0; i < labels.length; i++) {
      pairs.add(labels[i], predictions[i]);
    }
    put(m, MAE, Agreement.mae(pairs));
    put(m, CORR, Agreement.pearson(pairs));
    put(m, ACC_7, rounded(labels, predictions, 3));
    put(m, ACC_5, rounded(labels, predictions, 2));
    Binary clear = Binary.of(labels, predictions, l -> l != 0, v -> v > 0);
    put(m, ACC_2_NEG_POS, clear.accuracy());
    put(m, F1_NEG_POS, clear.weightedF1(true));
    Binary all = Binary.of(labels, predictions, l -> true, v -> v >= 0);
    put(m, ACC_2_NEG_NONNEG, all.accuracy());
    put(m, F1_NEG_NONNEG, all.weightedF1(true));
    put(m, F1_MULT, clear.weightedF1(false));
    return m;
  }

  private static void put(Map<String, Double> metrics, String name, OptionalDouble value) {
    value.ifPresent(v -> metrics.put(name, v));
  }

  /** Share of equal values after clipping to ±limit and rounding half to even. */
  private static OptionalDouble rounded(double[] labels, double[] predictions, double limit) {
    int equal = 0;
    for (int i = 0; i < labels.length; i++) {
      equal += Math.rint(clip(labels[i], limit)) == Math.rint(clip(predictions[i], limit)) ? 1 : 0;
    }
    return labels.length == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of((double) equal / labels.length);
  }

  private static double clip(double v, double limit) {
    return Math.max(-limit, Math.min(limit, v));
  }

  static void requireSameLength(double[] labels, double[] predictions) {
    if (labels.length != predictions.length) {
      throw new IllegalArgumentException(
          labels.length + " labels for " + predictions.length + " predictions");
    }
    for (double p : predictions) {
      if (!Double.isFinite(p)) {
        throw new IllegalArgumentException("a prediction is not a number: " + p);
      }
    }
  }

  /** Two classes counted: first letter the truth, second the prediction. */
  private record Binary(int pp, int pn, int np, int nn) {

    static Binary of(
        double[] labels, double[] predictions, DoublePredicate counted, DoublePredicate positive) {
      int[] cells = new int[4];
      for (int i = 0; i < labels.length; i++) {
        if (counted.test(labels[i])) {
          int truth = positive.test(labels[i]) ? 0 : 2;
          cells[truth + (positive.test(predictions[i]) ? 0 : 1)]++;
        }
      }
      return new Binary(cells[0], cells[1], cells[2], cells[3]);
    }

    private int count() {
      return pp + pn + np + nn;
    }

    OptionalDouble accuracy() {
      return count() == 0
          ? OptionalDouble.empty()
          : OptionalDouble.of((double) (pp + nn) / count());
    }

    OptionalDouble weightedF1(boolean byTruth) {
      if (count() == 0) {
        return OptionalDouble.empty();
      }
      int positives = byTruth ? pp + pn : pp + np;
      int negatives = count() - positives;
      double sum = positives * f1(pp, pn, np) + negatives * f1(nn, np, pn);
      return OptionalDouble.of(sum / count());
    }

    private static double f1(int hits, int missed, int wrong) {
      int twice = 2 * hits + missed + wrong;
      return twice == 0 ? 0 : 2.0 * hits / twice;
    }
  }
}
