package org.lacuna.inference.testset;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lacuna.inference.align.Aligner;
import org.lacuna.inference.eval.Ridge;
import org.lacuna.inference.model.ModelCard;
import org.lacuna.inference.model.ModelInput;
import org.lacuna.inference.model.ModelInput.Channel;
import org.lacuna.inference.signal.FeatureSet;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.signal.ModalitySet;
import org.lacuna.inference.task.CancelToken;
import org.lacuna.inference.task.LacunaException;

/**
 * Two plain answers to "what was the missing modality like?", which a reconstruction must beat to
 * be worth anything: the training mean of each feature, and a ridge regression from the other
 * modalities at the same time and over the whole window ({@link Neighbours}). Both are fitted on
 * training rows alone; the penalty is the power of ten from 1 to 10,000 that does best on a fifth
 * of the training recordings. Immutable.
 */
public final class PlainReference {

  private static final double[] PENALTIES = {1, 10, 100, 1000, 10_000};

  /** Steps that the regression is fitted on, evenly taken; bounds time. */
  private static final int MOST_STEPS = 4000;

  private static final int HELD_OUT = 5;

  private final Neighbours neighbours;
  private final double[] mean;
  private final List<Fit> fits;

  /** One regression for the features that are known at the same steps. */
  private record Fit(int[] features, Ridge ridge) {}

  private PlainReference(Neighbours neighbours, double[] mean, List<Fit> fits) {
    this.neighbours = neighbours;
    this.mean = mean;
    this.fits = fits;
  }

  /** A step with a measurement. */
  private record Row(float[] x, float[] y, boolean heldOut) {}

  /**
   * Fits both.
   *
   * @param train training rows
   * @throws LacunaException of kind MODEL when the features do not fit the card
   */
  public static PlainReference fit(
      ModelCard card, List<LabelledClip> train, Modality target, CancelToken cancel)
      throws LacunaException {
    Aligner aligner = new Aligner(card);
    Neighbours neighbours = new Neighbours(card, target);
    int dim = card.input(target).orElseThrow().dim();
    int stride = Math.max(1, steps(aligner, train, target) / MOST_STEPS);
    double[] sum = new double[dim];
    long[] known = new long[dim];
    List<Row> rows = new ArrayList<>();
    int seen = 0;
    for (LabelledClip clip : train) {
      cancel.check();
      boolean heldOut = Math.floorMod(clip.group().hashCode(), HELD_OUT) == 0;
      List<ModelInput> windows = aligner.align(clip.features(), ModalitySet.all());
      List<float[]> real = aligner.measured(clip.features(), target);
      for (int w = 0; w < windows.size(); w++) {
        Channel c = windows.get(w).channel(target);
        for (int t = 0; t < c.steps(); t++) {
          if (!c.mask()[t]) {
            continue;
          }
          float[] y = new float[dim];
          System.arraycopy(real.get(w), t * dim, y, 0, dim);
          add(y, sum, known);
          if (seen++ % stride == 0) {
            rows.add(new Row(neighbours.at(windows.get(w), centre(c, t)), y, heldOut));
          }
        }
      }
    }
    double[] mean = new double[dim];
    for (int d = 0; d < dim; d++) {
      mean[d] = known[d] == 0 ? Double.NaN : sum[d] / known[d];
    }
    return new PlainReference(neighbours, mean, fits(rows, neighbours.width(), mean, cancel));
  }

  private static int steps(Aligner aligner, List<LabelledClip> train, Modality target)
      throws LacunaException {
    int steps = 0;
    for (LabelledClip clip : train) {
      FeatureSet features = clip.features();
      for (ModelInput window : aligner.align(features, ModalitySet.of(target))) {
        for (boolean observed : window.channel(target).mask()) {
          steps += observed ? 1 : 0;
        }
      }
    }
    return steps;
  }

  private static void add(float[] y, double[] sum, long[] known) {
    for (int d = 0; d < y.length; d++) {
      if (!Float.isNaN(y[d])) {
        sum[d] += y[d];
        known[d]++;
      }
    }
  }

  /** Features that are known at the same steps share their sums of products. */
  private static List<Fit> fits(List<Row> rows, int width, double[] mean, CancelToken cancel) {
    Map<BitSet, List<Integer>> patterns = new LinkedHashMap<>();
    for (int d = 0; d < mean.length; d++) {
      BitSet there = new BitSet();
      for (int i = 0; i < rows.size(); i++) {
        there.set(i, !Float.isNaN(rows.get(i).y[d]));
      }
      if (!there.isEmpty()) {
        patterns.computeIfAbsent(there, p -> new ArrayList<>()).add(d);
      }
    }
    List<Fit> fits = new ArrayList<>();
    patterns.forEach(
        (there, features) -> {
          cancel.check();
          int[] columns = features.stream().mapToInt(Integer::intValue).toArray();
          List<Row> kept = there.stream().mapToObj(rows::get).toList();
          fits.add(new Fit(columns, ridge(kept, width, columns)));
        });
    return fits;
  }

  private static Ridge ridge(List<Row> rows, int width, int... columns) {
    double[] scale = deviations(rows, columns);
    Ridge.Sums fitted = new Ridge.Sums(width, columns.length);
    Ridge.Sums heldOut = new Ridge.Sums(width, columns.length);
    for (Row row : rows) {
      (row.heldOut ? heldOut : fitted).add(row.x, target(row, columns));
    }
    if (fitted.rows() == 0 || heldOut.rows() == 0) {
      return fitted.plus(heldOut).solve(PENALTIES[PENALTIES.length / 2]);
    }
    double best = PENALTIES[0];
    double least = Double.POSITIVE_INFINITY;
    for (double penalty : PENALTIES) {
      double error = error(fitted.solve(penalty), rows, scale, columns);
      if (error < least) {
        least = error;
        best = penalty;
      }
    }
    return fitted.plus(heldOut).solve(best);
  }

  private static double[] target(Row row, int... columns) {
    double[] y = new double[columns.length];
    for (int k = 0; k < y.length; k++) {
      y[k] = row.y[columns[k]];
    }
    return y;
  }

  /** So that the penalty is chosen by all features alike, whatever their units. */
  private static double[] deviations(List<Row> rows, int... columns) {
    double[] scale = new double[columns.length];
    for (int k = 0; k < scale.length; k++) {
      int column = columns[k];
      double mean = rows.stream().mapToDouble(r -> r.y[column]).average().orElse(0);
      double squares = rows.stream().mapToDouble(r -> square(r.y[column] - mean)).sum();
      scale[k] = Math.max(1e-9, Math.sqrt(squares / rows.size()));
    }
    return scale;
  }

  private static double error(Ridge ridge, List<Row> rows, double[] scale, int... columns) {
    double sum = 0;
    for (Row row : rows) {
      if (row.heldOut) {
        double[] said = ridge.predict(row.x);
        for (int k = 0; k < columns.length; k++) {
          sum += square((said[k] - row.y[columns[k]]) / scale[k]);
        }
      }
    }
    return sum;
  }

  private static double square(double v) {
    return v * v;
  }

  static long centre(Channel c, int t) {
    return (c.startUs()[t] + c.endUs()[t]) / 2;
  }

  /** Training means in the features' units, NaN where nothing was measured; do not write. */
  double[] mean() {
    return mean;
  }

  /** What the regression says at a step of a window; the mean where it has nothing to say. */
  double[] regressed(ModelInput window, long centreUs) {
    double[] all = mean.clone();
    float[] x = neighbours.at(window, centreUs);
    for (Fit fit : fits) {
      double[] said = fit.ridge.predict(x);
      for (int k = 0; k < said.length; k++) {
        all[fit.features[k]] = said[k];
      }
    }
    return all;
  }
}
