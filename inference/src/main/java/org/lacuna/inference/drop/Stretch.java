package org.lacuna.inference.drop;

/**
 * A stretch of time.
 *
 * @param startUs start, microseconds of the container's clock
 * @param endUs end (exclusive), after {@code startUs}
 */
public record Stretch(long startUs, long endUs) implements Comparable<Stretch> {

  public Stretch {
    if (endUs <= startUs) {
      throw new IllegalArgumentException("stretch from " + startUs + " to " + endUs);
    }
  }

  public boolean contains(long us) {
    return startUs <= us && us < endUs;
  }

  /** Whether the two overlap or touch, so that together they are one stretch. */
  boolean meets(Stretch other) {
    return startUs <= other.endUs && other.startUs <= endUs;
  }

  Stretch joined(Stretch other) {
    return new Stretch(Math.min(startUs, other.startUs), Math.max(endUs, other.endUs));
  }

  @Override
  public int compareTo(Stretch other) {
    int byStart = Long.compare(startUs, other.startUs);
    return byStart != 0 ? byStart : Long.compare(endUs, other.endUs);
  }
}
