package org.lacuna.media.text.format;

/**
 * One labelled stretch of a tier.
 *
 * @param startUs start, microseconds of the container's clock
 * @param endUs end (exclusive), at least {@code startUs}
 * @param label as written; empty where the file marks the stretch as holding nothing
 * @param ownTimes whether the file itself gives this span; otherwise it is an equal share of the
 *     stretch that it divides
 */
public record Span(long startUs, long endUs, String label, boolean ownTimes) {

  public Span {
    if (endUs < startUs) {
      throw new IllegalArgumentException("span ends before it starts: " + label);
    }
  }

  /** A span whose times the file gives. */
  public Span(long startUs, long endUs, String label) {
    this(startUs, endUs, label, true);
  }
}
