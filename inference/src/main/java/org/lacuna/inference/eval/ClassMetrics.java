package org.lacuna.inference.eval;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How good class probabilities are: accuracy, F1, cross-entropy, calibration. Immutable.
 *
 * <p>Expected calibration error (Guo et al., ICML 2017): samples are put into equal bins by the
 * probability of the class that is named; the mean gap between that probability and the share of
 * right answers in the bin, weighted by how many samples the bin holds.
 */
public final class ClassMetrics {

  public static final String ACCURACY = "accuracy";
  public static final String F1_WEIGHTED = "f1_weighted";
  public static final String F1_MACRO = "f1_macro";
  public static final String CROSS_ENTROPY = "cross_entropy";
  public static final String ECE = "ece";
  public static final String BASE_RATE = "base_rate";

  private static final int BINS = 15;
  private static final double LEAST = 1e-12;

  private final int classes;
  private final int[][] confusion;
  private final int samples;
  private final double crossEntropy;
  private final double ece;

  private ClassMetrics(int[][] confusion, int samples, double crossEntropy, double ece) {
    this.classes = confusion.length;
    this.confusion = confusion;
    this.samples = samples;
    this.crossEntropy = crossEntropy;
    this.ece = ece;
  }

  /**
   * @param labels {@code [N]} true classes, from 0
   * @param probabilities {@code [N][classes]}, each row sums to 1
   */
  public static ClassMetrics of(int[] labels, double[][] probabilities) {
    if (labels.length == 0 || labels.length != probabilities.length) {
      throw new IllegalArgumentException(
          labels.length + " labels for " + probabilities.length + " predictions");
    }
    int classes = probabilities[0].length;
    int[][] confusion = new int[classes][classes];
    int[] inBin = new int[BINS];
    double[] sure = new double[BINS];
    double[] right = new double[BINS];
    double surprise = 0;
    for (int i = 0; i < labels.length; i++) {
      int said = best(probabilities[i]);
      confusion[labels[i]][said]++;
      surprise -= Math.log(Math.max(LEAST, probabilities[i][labels[i]]));
      int bin = Math.min(BINS - 1, (int) (probabilities[i][said] * BINS));
      inBin[bin]++;
      sure[bin] += probabilities[i][said];
      right[bin] += said == labels[i] ? 1 : 0;
    }
    double gap = 0;
    for (int b = 0; b < BINS; b++) {
      gap += inBin[b] == 0 ? 0 : Math.abs(sure[b] - right[b]);
    }
    return new ClassMetrics(
        confusion, labels.length, surprise / labels.length, gap / labels.length);
  }

  private static int best(double[] row) {
    int best = 0;
    for (int c = 1; c < row.length; c++) {
      best = row[c] > row[best] ? c : best;
    }
    return best;
  }

  /** How often class {@code truth} was called {@code said}. */
  public int confused(int truth, int said) {
    return confusion[truth][said];
  }

  /** F1 of one class; 0 when it is neither there nor named. */
  public double f1(int c) {
    int hits = confusion[c][c];
    int twice = truths(c) + named(c);
    return twice == 0 ? 0 : 2.0 * hits / twice;
  }

  /** How many samples are of that class. */
  public int truths(int c) {
    int n = 0;
    for (int said = 0; said < classes; said++) {
      n += confusion[c][said];
    }
    return n;
  }

  private int named(int c) {
    int n = 0;
    for (int truth = 0; truth < classes; truth++) {
      n += confusion[truth][c];
    }
    return n;
  }

  /** All metrics by name; {@link #BASE_RATE} is the share of the most frequent class. */
  public Map<String, Double> values() {
    double hits = 0;
    double weighted = 0;
    double macro = 0;
    double most = 0;
    for (int c = 0; c < classes; c++) {
      hits += confusion[c][c];
      weighted += truths(c) * f1(c) / samples;
      macro += f1(c) / classes;
      most = Math.max(most, truths(c));
    }
    Map<String, Double> m = new LinkedHashMap<>();
    m.put(ACCURACY, hits / samples);
    m.put(BASE_RATE, most / samples);
    m.put(F1_WEIGHTED, weighted);
    m.put(F1_MACRO, macro);
    m.put(CROSS_ENTROPY, crossEntropy);
    m.put(ECE, ece);
    return m;
  }
}
