package org.lacuna.app.degrade;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.lacuna.inference.drop.Stretches;
import org.lacuna.inference.signal.Feature;
import org.lacuna.inference.signal.FeatureSequence;
import org.lacuna.inference.task.CancelToken;

/**
 * How far the mean of a feature moved where the clip was made worse.
 *
 * @param name of the column
 * @param unit its unit
 * @param before mean of the clip as it was read
 * @param after mean of the clip made worse
 * @param deviations how far that is, in deviations of the steps before and after taken together
 */
record Shift(String name, String unit, double before, double after, double deviations) {

  /** Shifts of all columns that have values before and after, the largest first. */
  static List<Shift> of(
      FeatureSequence before, FeatureSequence after, Stretches where, CancelToken cancel) {
    Moments was = Moments.of(before, where, cancel);
    Moments is = Moments.of(after, where, cancel);
    List<Shift> all = new ArrayList<>();
    for (int d = 0; d < before.dim(); d++) {
      double spread = Math.sqrt((was.variance(d) + is.variance(d)) / 2);
      if (was.count[d] > 0 && is.count[d] > 0 && spread > 0) {
        Feature f = before.spec().features().get(d);
        double by = is.mean(d) - was.mean(d);
        all.add(new Shift(f.name(), f.unit(), was.mean(d), is.mean(d), by / spread));
      }
    }
    all.sort(Comparator.comparingDouble(s -> -Math.abs(s.deviations)));
    return List.copyOf(all);
  }

  /** Sums over the steps whose middle lies in the stretches. */
  private static final class Moments {
    private final int[] count;
    private final double[] sum;
    private final double[] squares;

    private Moments(int dim) {
      count = new int[dim];
      sum = new double[dim];
      squares = new double[dim];
    }

    static Moments of(FeatureSequence s, Stretches where, CancelToken cancel) {
      Moments m = new Moments(s.dim());
      for (int t = 0; t < s.steps(); t++) {
        cancel.check();
        if (s.observed(t) && where.contains((s.startUs(t) + s.endUs(t)) / 2)) {
          for (int d = 0; d < s.dim(); d++) {
            m.add(d, s.value(t, d));
          }
        }
      }
      return m;
    }

    private void add(int d, float value) {
      if (!Float.isNaN(value)) {
        count[d]++;
        sum[d] += value;
        squares[d] += (double) value * value;
      }
    }

    double mean(int d) {
      return sum[d] / count[d];
    }

    double variance(int d) {
      return count[d] == 0 ? 0 : Math.max(0, squares[d] / count[d] - mean(d) * mean(d));
    }
  }
}
