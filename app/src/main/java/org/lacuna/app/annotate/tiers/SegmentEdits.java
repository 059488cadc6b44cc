package org.lacuna.app.annotate.tiers;

import java.util.Optional;
import org.lacuna.app.project.Segment;
import org.lacuna.app.project.TierKind;
import org.lacuna.inference.drop.Stretch;

/**
 * What can be done to a segment. Each answers with what the tiers are then, or with nothing where
 * it cannot be done; neighbours stop a border.
 */
public final class SegmentEdits {

  /** The shortest segment: nothing shorter can be seen or heard as one. */
  static final long SHORTEST_US = 10_000;

  private SegmentEdits() {}

  /** A segment in what is free of that stretch, as far as the clip goes. */
  public static Optional<Segment> made(
      Annotations all, long tier, long id, long startUs, long endUs, long lengthUs) {
    Optional<Stretch> room = all.free(tier, Math.max(0, startUs), Math.min(lengthUs, endUs));
    return room.filter(r -> r.endUs() - r.startUs() >= SHORTEST_US)
        .map(r -> new Segment(id, tier, r.startUs(), r.endUs(), "", Segment.Origin.MADE));
  }

  /** Moves the start towards that moment. */
  public static Segment startedAt(Annotations all, Segment s, long us) {
    long earliest = all.endBefore(s);
    long latest = s.endUs() - SHORTEST_US;
    return latest < earliest ? s : s.over(Math.min(latest, Math.max(earliest, us)), s.endUs());
  }

  /** Moves the end towards that moment. */
  public static Segment endedAt(Annotations all, Segment s, long us, long lengthUs) {
    // a segment may have come with a file that is longer than the clip: it keeps its length
    long limit = all.after(s).map(Segment::startUs).orElse(Math.max(lengthUs, s.endUs()));
    long earliest = s.startUs() + SHORTEST_US;
    return limit < earliest ? s : s.over(s.startUs(), Math.max(earliest, Math.min(limit, us)));
  }

  /** Two segments with the same label in place of one. */
  public static Optional<Annotations> split(Annotations all, Segment s, long atUs, long newId) {
    if (atUs - s.startUs() < SHORTEST_US || s.endUs() - atUs < SHORTEST_US) {
      return Optional.empty();
    }
    return Optional.of(
        all.with(s.over(s.startUs(), atUs)).with(s.withId(newId).over(atUs, s.endUs())));
  }

  /** One segment in place of this and the next; two different texts are both kept. */
  public static Optional<Annotations> merged(Annotations all, Segment s, TierKind kind) {
    return all.after(s)
        .map(
            next -> {
              Segment joined = s.over(s.startUs(), next.endUs());
              String label = joinedLabel(s.label(), next.label(), kind);
              return all.without(next).with(joined.labelled(label));
            });
  }

  private static String joinedLabel(String first, String second, TierKind kind) {
    if (first.isEmpty() || second.isEmpty() || first.equals(second)) {
      return first.isEmpty() ? second : first;
    }
    return kind == TierKind.TEXT ? first + " " + second : first;
  }
}
