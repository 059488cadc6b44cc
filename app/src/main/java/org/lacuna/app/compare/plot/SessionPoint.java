package org.lacuna.app.compare.plot;

import org.lacuna.app.library.LibraryClip;

/**
 * A clip of the session as a point. Immutable.
 *
 * @param clip the clip behind it
 * @param full the quantity with everything that the clip has
 * @param missing the same with only what is left
 */
public record SessionPoint(LibraryClip clip, double full, double missing) {

  /** Whether there is a reason not to trust the clip's scores, which its list tells. */
  boolean doubtful() {
    return !clip.doubt().isEmpty();
  }
}
