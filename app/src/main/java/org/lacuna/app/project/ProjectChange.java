package org.lacuna.app.project;

import java.util.List;

/**
 * What is to be written together, so that all of it is in the file or nothing. Immutable.
 *
 * @param annotators those of the tiers; they are added where they are not there
 * @param tiers added or changed
 * @param segments added or changed
 * @param goneTiers ids of tiers that are removed, with their segments
 * @param goneSegments ids of segments that are removed
 */
public record ProjectChange(
    List<Annotator> annotators,
    List<Tier> tiers,
    List<Segment> segments,
    List<Long> goneTiers,
    List<Long> goneSegments) {

  public ProjectChange {
    annotators = List.copyOf(annotators);
    tiers = List.copyOf(tiers);
    segments = List.copyOf(segments);
    goneTiers = List.copyOf(goneTiers);
    goneSegments = List.copyOf(goneSegments);
  }

  /** The same for the clip of that id, which the tiers may not have known. */
  public ProjectChange ofClip(long clip) {
    List<Tier> placed = tiers.stream().map(t -> t.ofClip(clip)).toList();
    return new ProjectChange(annotators, placed, segments, goneTiers, goneSegments);
  }

  public boolean isNothing() {
    return tiers.isEmpty() && segments.isEmpty() && goneTiers.isEmpty() && goneSegments.isEmpty();
  }
}
