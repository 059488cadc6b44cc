package org.lacuna.app.project;

/**
 * One label over a stretch of a clip.
 *
 * @param id within the project
 * @param tier id of its tier
 * @param startUs start, microseconds of the container's clock
 * @param endUs end (exclusive), after {@code startUs}
 * @param label as the kind of the tier has it; may be empty while it is being made
 * @param origin how it came about
 */
public record Segment(long id, long tier, long startUs, long endUs, String label, Origin origin) {

  /** How a segment came about. */
  public enum Origin {
    /** A person made it. */
    MADE,
    /** A model proposed it and a person agreed. */
    ACCEPTED,
    /** A model proposed it and a person changed it. */
    CORRECTED,
    /** It came with an imported file. */
    IMPORTED
  }

  public Segment {
    if (endUs <= startUs || startUs < 0) {
      throw new IllegalArgumentException("segment from " + startUs + " to " + endUs);
    }
  }

  /** The same with another label. */
  public Segment labelled(String other, Origin how) {
    return new Segment(id, tier, startUs, endUs, other, how);
  }

  /** The same over another stretch. */
  public Segment over(long start, long end) {
    return new Segment(id, tier, start, end, label, origin);
  }
}
