package org.lacuna.app.annotate.format;

import java.util.List;
import org.lacuna.app.project.TierKind;

/**
 * A tier as a file holds it. Immutable.
 *
 * @param name on one line, without {@code @}
 * @param annotator who made it; empty where the file does not say
 * @param kind what its labels are; all of them are labels of it
 * @param segments in time order, without overlaps
 */
public record NotedTier(String name, String annotator, TierKind kind, List<NotedSegment> segments) {

  public NotedTier {
    segments = List.copyOf(segments);
  }

  /**
   * A labelled stretch.
   *
   * @param startUs start, microseconds of the clip's clock, 0 or later
   * @param endUs end (exclusive), after {@code startUs}
   * @param label as the tier's kind has it; may be empty
   */
  public record NotedSegment(long startUs, long endUs, String label) {}
}
