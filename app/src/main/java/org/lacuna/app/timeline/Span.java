package org.lacuna.app.timeline;

/**
 * A stretch of the clip's clock.
 *
 * @param startUs first moment, microseconds
 * @param endUs first moment after it, later than {@code startUs}
 */
public record Span(long startUs, long endUs) {

  public Span {
    if (endUs <= startUs) {
      throw new IllegalArgumentException("a span of time needs a length");
    }
  }

  /** Microseconds from the first moment to the end. */
  public long lengthUs() {
    return endUs - startUs;
  }

  /** Whether that moment lies in it; the end does not. */
  public boolean contains(long us) {
    return startUs <= us && us < endUs;
  }

  /** The same length, moved on (positive) or back. */
  public Span movedBy(long us) {
    return new Span(startUs + us, endUs + us);
  }
}
