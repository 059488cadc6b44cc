package org.lacuna.app.project;

import java.util.List;

/**
 * What is to be written together, so that all of it is in the file or nothing. Immutable.
 *
 * @param tiers added or changed
 * @param segments added or changed
 * @param goneTiers ids of tiers that are removed, with their segments
 * @param goneSegments ids of segments that are removed
 */
public record ProjectChange(
    List<Tier> tiers, List<Segment> segments, List<Long> goneTiers, List<Long> goneSegments) {

  public ProjectChange {
    tiers = List.copyOf(tiers);
    segments = List.copyOf(segments);
    goneTiers = List.copyOf(goneTiers);
    goneSegments = List.copyOf(goneSegments);
  }

  public boolean isNothing() {
    return tiers.isEmpty() && segments.isEmpty() && goneTiers.isEmpty() && goneSegments.isEmpty();
  }
}
