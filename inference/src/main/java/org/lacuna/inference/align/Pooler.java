package org.lacuna.inference.align;

import java.util.Arrays;
import java.util.List;
import org.lacuna.inference.align.Grids.Span;
import org.lacuna.inference.signal.FeatureSequence;

/**
 * Means of one sequence over spans of time. The sequence is looked through once, so that every
 * further span costs only the rows that it overlaps. Immutable and thread-safe.
 */
public final class Pooler {

  private final FeatureSequence sequence;

  /** {@code [T]} the latest end of the rows up to and with row t; never goes back. */
  private final long[] latestEnd;

  public Pooler(FeatureSequence sequence) {
    this.sequence = sequence;
    this.latestEnd = new long[sequence.steps()];
    long latest = Long.MIN_VALUE;
    for (int t = 0; t < latestEnd.length; t++) {
      latest = Math.max(latest, end(t));
      latestEnd[t] = latest;
    }
  }

  /**
   * Pools the sequence onto steps: each value is the mean of the observed values that overlap the
   * step, weighted by the overlap. A step that no observed row overlaps, or that has no length, is
   * not observed; a column without a value in any of its rows is NaN there. Nothing outside a
   * step's span has any influence on it.
   *
   * @param steps in order of their start; they may overlap and leave gaps, as words do
   */
  public FeatureSequence pool(List<Span> steps) {
    FeatureSequence.Builder out = FeatureSequence.builder(sequence.spec());
    int dim = sequence.dim();
    double[] sum = new double[dim];
    double[] weight = new double[dim];
    float[] row = new float[dim];
    for (Span step : steps) {
      Arrays.fill(sum, 0);
      Arrays.fill(weight, 0);
      boolean any = false;
      for (int t = firstEndingAfter(step.startUs());
          t < sequence.steps() && sequence.startUs(t) < step.endUs();
          t++) {
        long overlap = overlap(t, step);
        if (overlap <= 0 || !sequence.observed(t)) {
          continue;
        }
        any = true;
        sequence.copyStep(t, row, 0);
        for (int d = 0; d < dim; d++) {
          if (!Float.isNaN(row[d])) {
            sum[d] += (double) row[d] * overlap;
            weight[d] += overlap;
          }
        }
      }
      if (any) {
        for (int d = 0; d < dim; d++) {
          row[d] = weight[d] > 0 ? (float) (sum[d] / weight[d]) : Float.NaN;
        }
        out.add(step.startUs(), step.endUs(), row);
      } else {
        out.addUnobserved(step.startUs(), step.endUs());
      }
    }
    return out.build();
  }

  /** Microseconds shared by row t and the step. */
  private long overlap(int t, Span step) {
    return Math.min(end(t), step.endUs()) - Math.max(sequence.startUs(t), step.startUs());
  }

  /** Where row t ends; a row without length counts as one microsecond. */
  private long end(int t) {
    return Math.max(sequence.endUs(t), sequence.startUs(t) + 1);
  }

  /** No row before this one reaches beyond that time. */
  private int firstEndingAfter(long us) {
    int low = 0;
    int high = latestEnd.length;
    while (low < high) {
      int mid = (low + high) >>> 1;
      if (latestEnd[mid] <= us) {
        low = mid + 1;
      } else {
        high = mid;
      }
    }
    return low;
  }
}
