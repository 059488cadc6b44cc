package org.lacuna.training.composites;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * 95 % intervals of means over composites that share pictures, voices and texts. In each draw the
 * items of a kind are drawn again with replacement, and a composite counts as often as the product
 * of its items' counts (the pigeonhole bootstrap, Owen, Annals of Applied Statistics 2007), so that
 * 600 composites of 183 pictures say no more than 183 pictures can. Percentiles of 2000 draws with
 * a fixed seed.
 */
final class ItemBootstrap {

  private static final int DRAWS = 2000;
  private static final long SEED = 404;

  private final int composites;
  private final List<int[]> kinds = new ArrayList<>();
  private final List<Integer> sizes = new ArrayList<>();

  /**
   * @param items of each composite, those that the network was given; every composite has as many,
   *     and those at one place are of one kind
   */
  ItemBootstrap(List<List<String>> items) {
    composites = items.size();
    int width = items.isEmpty() ? 0 : items.get(0).size();
    for (int k = 0; k < width; k++) {
      Map<String, Integer> places = new HashMap<>();
      int[] place = new int[composites];
      for (int i = 0; i < composites; i++) {
        place[i] = places.computeIfAbsent(items.get(i).get(k), name -> places.size());
      }
      kinds.add(place);
      sizes.add(places.size());
    }
  }

  /** The two ends of the interval of the mean. */
  double[] interval(double... values) {
    if (values.length != composites || composites == 0) {
      throw new IllegalArgumentException("one value a composite is needed");
    }
    Random random = new Random(SEED);
    double[] means = new double[DRAWS];
    int[] weights = new int[composites];
    for (int d = 0; d < DRAWS; d++) {
      double sum = 0;
      long all = 0;
      draw(weights, random);
      for (int i = 0; i < composites; i++) {
        sum += weights[i] * values[i];
        all += weights[i];
      }
      // all 0: hardly ever, and only with a handful of composites
      means[d] = all == 0 ? Arrays.stream(values).average().orElse(0) : sum / all;
    }
    Arrays.sort(means);
    return new double[] {means[(int) (0.025 * DRAWS)], means[(int) (0.975 * DRAWS) - 1]};
  }

  private void draw(int[] weights, Random random) {
    Arrays.fill(weights, 1);
    for (int k = 0; k < kinds.size(); k++) {
      int[] counts = new int[sizes.get(k)];
      for (int i = 0; i < counts.length; i++) {
        counts[random.nextInt(counts.length)]++;
      }
      for (int i = 0; i < weights.length; i++) {
        weights[i] *= counts[kinds.get(k)[i]];
      }
    }
  }
}
