package org.lacuna.inference.align;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.lacuna.inference.signal.FeatureSequence;

/** Time grids: windows of a clip and the pooling of a sequence onto equal steps. */
public final class Grids {

  private Grids() {}

  /** A half-open stretch of time, microseconds. */
  public record Span(long startUs, long endUs) {
    public long lengthUs() {
      return endUs - startUs;
    }
  }

  /**
   * Cuts a clip into equal windows whose length is as near to the preferred one as a whole number
   * of windows allows. The cut depends on the clip's length only, so that it is the same whatever
   * is dropped.
   *
   * @param durationUs length of the clip; anything below 1 counts as 1
   */
  public static List<Span> windows(long durationUs, double preferredSeconds) {
    long duration = Math.max(1, durationUs);
    long n = Math.max(1, Math.round(duration / (preferredSeconds * 1e6)));
    List<Span> windows = new ArrayList<>();
    for (long i = 0; i < n; i++) {
      windows.add(new Span(duration * i / n, duration * (i + 1) / n));
    }
    return windows;
  }

  /** Equal steps that cover a span; the last one ends with the span. At least one. */
  public static List<Span> steps(Span span, long stepUs) {
    long n = Math.max(1, (span.lengthUs() + stepUs - 1) / stepUs);
    List<Span> steps = new ArrayList<>();
    for (long i = 0; i < n; i++) {
      long start = span.startUs() + i * stepUs;
      steps.add(new Span(start, Math.max(start, Math.min(span.endUs(), start + stepUs))));
    }
    return steps;
  }

  /**
   * Pools a sequence onto steps: each value is the mean of the observed values that overlap the
   * step, weighted by the overlap. A step that no observed row overlaps is not observed; a column
   * without a value in any of them is NaN there. Nothing outside a step's span has any influence on
   * it.
   *
   * @param steps in time order, not overlapping
   */
  public static FeatureSequence pool(FeatureSequence sequence, List<Span> steps) {
    FeatureSequence.Builder out = FeatureSequence.builder(sequence.spec());
    int dim = sequence.dim();
    double[] sum = new double[dim];
    double[] weight = new double[dim];
    float[] row = new float[dim];
    long longest = longestSpan(sequence);
    for (Span step : steps) {
      Arrays.fill(sum, 0);
      Arrays.fill(weight, 0);
      boolean any = false;
      int t = firstFrom(sequence, step.startUs() - longest);
      for (; t < sequence.steps() && sequence.startUs(t) < step.endUs(); t++) {
        long overlap = overlap(sequence, t, step);
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

  /** Microseconds shared by row t and the step; a row without length counts as one microsecond. */
  private static long overlap(FeatureSequence s, int t, Span step) {
    long end = Math.max(s.endUs(t), s.startUs(t) + 1);
    return Math.min(end, step.endUs()) - Math.max(s.startUs(t), step.startUs());
  }

  private static long longestSpan(FeatureSequence s) {
    long longest = 1;
    for (int t = 0; t < s.steps(); t++) {
      longest = Math.max(longest, s.endUs(t) - s.startUs(t));
    }
    return longest;
  }

  /** First row that starts at or after that time. */
  private static int firstFrom(FeatureSequence s, long us) {
    int low = 0;
    int high = s.steps();
    while (low < high) {
      int mid = (low + high) >>> 1;
      if (s.startUs(mid) < us) {
        low = mid + 1;
      } else {
        high = mid;
      }
    }
    return low;
  }
}
