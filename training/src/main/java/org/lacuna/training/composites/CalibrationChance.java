package org.lacuna.training.composites;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * The calibration error that a perfectly calibrated network would show by chance: 600 composites of
 * 183 pictures are not 600 independent answers, and a gap is never below 0. Each distinct thing
 * that was judged is given an emotion drawn from the probabilities that were said of it, and the
 * error is measured as it is for the real answers.
 */
final class CalibrationChance {

  private static final int DRAWS = 1000;
  private static final long SEED = 5;

  /**
   * What the draws show.
   *
   * @param mean of the error
   * @param high 95 % of the draws are at most this
   */
  record Range(double mean, double high) {}

  private CalibrationChance() {}

  /**
   * Draws.
   *
   * @param probabilities of the emotions, one row a composite
   * @param judged name of what the network was given in each composite; rows of one name are right
   *     or wrong together
   */
  static Range of(List<double[]> probabilities, List<String> judged) {
    Map<String, Integer> places = new HashMap<>();
    int[] place = new int[judged.size()];
    List<double[]> first = new ArrayList<>();
    for (int i = 0; i < place.length; i++) {
      Integer known = places.putIfAbsent(judged.get(i), first.size());
      place[i] = known == null ? first.size() : known;
      if (known == null) {
        first.add(probabilities.get(i));
      }
    }
    Random random = new Random(SEED);
    double[] errors = new double[DRAWS];
    int[] drawn = new int[first.size()];
    int[] right = new int[place.length];
    for (int n = 0; n < DRAWS; n++) {
      Arrays.setAll(drawn, k -> draw(first.get(k), random));
      Arrays.setAll(right, i -> drawn[place[i]]);
      errors[n] = Calibration.error(probabilities, right);
    }
    Arrays.sort(errors);
    return new Range(
        Arrays.stream(errors).average().orElse(0), errors[(int) Math.ceil(0.95 * DRAWS) - 1]);
  }

  private static int draw(double[] probabilities, Random random) {
    double left = random.nextDouble();
    for (int k = 0; k < probabilities.length - 1; k++) {
      left -= probabilities[k];
      if (left < 0) {
        return k;
      }
    }
    return probabilities.length - 1;
  }
}
