package org.lacuna.training.composites;

import java.util.List;

/**
 * Expected calibration error (Guo et al., ICML 2017): examples in ten equally wide bins of a
 * probability, the mean gap between that probability and how often it is right, weighted by
 * examples.
 */
final class Calibration {

  private static final int BINS = 10;

  private final double[] said = new double[BINS];
  private final double[] was = new double[BINS];
  private int all;

  private Calibration() {}

  /** Of the emotion that comes first. */
  static double error(List<double[]> probabilities, int[] right) {
    Calibration c = new Calibration();
    for (int i = 0; i < right.length; i++) {
      double[] p = probabilities.get(i);
      int best = first(p);
      c.add(p[best], right[i] == best);
    }
    return c.gap();
  }

  /** Of every single emotion's probability, mean over the emotions. */
  static double errorByEmotion(List<double[]> probabilities, int[] right, int emotions) {
    double sum = 0;
    for (int k = 0; k < emotions; k++) {
      Calibration c = new Calibration();
      for (int i = 0; i < right.length; i++) {
        c.add(probabilities.get(i)[k], right[i] == k);
      }
      sum += c.gap();
    }
    return sum / emotions;
  }

  /** Place of the largest. */
  static int first(double... probabilities) {
    int best = 0;
    for (int k = 1; k < probabilities.length; k++) {
      best = probabilities[k] > probabilities[best] ? k : best;
    }
    return best;
  }

  private void add(double probability, boolean holds) {
    int bin = Math.min(BINS - 1, (int) (probability * BINS));
    said[bin] += probability;
    was[bin] += holds ? 1 : 0;
    all++;
  }

  private double gap() {
    double sum = 0;
    for (int b = 0; b < BINS; b++) {
      sum += Math.abs(said[b] - was[b]);
    }
    return sum / Math.max(1, all);
  }
}
