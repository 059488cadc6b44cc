package org.lacuna.app.project;

/**
 * What one annotator noted on one clip about one thing.
 *
 * @param id within the project
 * @param clip id of the clip
 * @param annotator id of who it belongs to
 * @param name for a person; tiers of one name and kind are compared between annotators
 * @param kind what its labels are
 * @param position place among the tiers of the clip, from 0
 */
public record Tier(long id, long clip, long annotator, String name, TierKind kind, int position) {

  /** The same on another clip. */
  public Tier ofClip(long other) {
    return new Tier(id, other, annotator, name, kind, position);
  }

  /** The same under another name. */
  public Tier named(String other) {
    return new Tier(id, clip, annotator, other, kind, position);
  }
}
