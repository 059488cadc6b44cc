package org.lacuna.inference.align;

import java.util.ArrayList;
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
   * Pools a sequence onto steps; see {@link Pooler}, which is to be kept where one sequence is
   * pooled more than once.
   */
  public static FeatureSequence pool(FeatureSequence sequence, List<Span> steps) {
    return new Pooler(sequence).pool(steps);
  }
}
