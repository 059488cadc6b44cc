package org.lacuna.app.project;

import java.util.Optional;

/**
 * One label over a stretch of a clip.
 *
 * @param id within the project
 * @param tier id of its tier
 * @param startUs start, microseconds of the container's clock
 * @param endUs end (exclusive), after {@code startUs}
 * @param label as the kind of the tier has it; may be empty while it is being made
 * @param origin how it came about
 * @param proposal what a model had proposed, where it came from a model
 */
public record Segment(
    long id,
    long tier,
    long startUs,
    long endUs,
    String label,
    Origin origin,
    Optional<Proposal> proposal) {

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

  /**
   * What a model had said, kept whatever a person makes of it.
   *
   * @param model its name and version
   * @param startUs start of its window
   * @param endUs end of its window
   * @param label what it said
   */
  public record Proposal(String model, long startUs, long endUs, String label) {}

  public Segment {
    if (endUs <= startUs || startUs < 0) {
      throw new IllegalArgumentException("segment from " + startUs + " to " + endUs);
    }
  }

  /** A segment that no model proposed. */
  public Segment(long id, long tier, long startUs, long endUs, String label, Origin origin) {
    this(id, tier, startUs, endUs, label, origin, Optional.empty());
  }

  /** The same with another label. */
  public Segment labelled(String other) {
    return new Segment(id, tier, startUs, endUs, other, origin, proposal).weighed();
  }

  /** The same over another stretch. */
  public Segment over(long start, long end) {
    return new Segment(id, tier, start, end, label, origin, proposal).weighed();
  }

  /** What came from a model is accepted while it says the same, and corrected when it does not. */
  private Segment weighed() {
    if (proposal.isEmpty()) {
      return this;
    }
    Proposal p = proposal.get();
    boolean same = p.startUs == startUs && p.endUs == endUs && p.label.equals(label);
    Origin now = same ? Origin.ACCEPTED : Origin.CORRECTED;
    return new Segment(id, tier, startUs, endUs, label, now, proposal);
  }

  /** The same with another id. */
  public Segment withId(long other) {
    return new Segment(other, tier, startUs, endUs, label, origin, proposal);
  }

  public boolean contains(long us) {
    return us >= startUs && us < endUs;
  }
}
