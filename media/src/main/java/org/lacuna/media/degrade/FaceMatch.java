package org.lacuna.media.degrade;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.lacuna.media.extract.FaceTrack;
import org.lacuna.media.extract.Faces;
import org.lacuna.media.extract.TrackedFace;

/** Finds a face again among those of another pass over the same clip, by where it is. */
final class FaceMatch {

  private FaceMatch() {}

  /**
   * The faces of the other pass that lie where this one does, and more so than where anybody else
   * was: one, or several where the other pass took one person for two. Those that lie there most
   * come first.
   *
   * @param face who is looked for
   * @param before everybody in the first pass
   * @param among everybody in the other pass
   */
  static List<TrackedFace> of(TrackedFace face, List<TrackedFace> before, Faces among) {
    Map<Integer, Double> together = new HashMap<>();
    List<TrackedFace> same = new ArrayList<>();
    for (TrackedFace found : among.all()) {
      double mine = together(face.track(), found.track());
      boolean nobodyElses =
          before.stream()
              .filter(other -> other.id() != face.id())
              .noneMatch(other -> together(other.track(), found.track()) > mine);
      if (mine > 0 && nobodyElses) {
        together.put(found.id(), mine);
        same.add(found);
      }
    }
    same.sort(
        Comparator.comparingDouble((TrackedFace f) -> together.getOrDefault(f.id(), 0.0))
            .reversed());
    return same;
  }

  /** Sum of the overlaps over all pictures. */
  private static double together(FaceTrack track, FaceTrack other) {
    double sum = 0;
    for (int i = 0; i < other.entries(); i++) {
      int same = track.at(other.startUs(i));
      sum += same < 0 ? 0 : overlap(track, same, other, i);
    }
    return sum;
  }

  /** Area that two boxes share over the area that they cover. */
  private static double overlap(FaceTrack a, int i, FaceTrack b, int k) {
    double width =
        Math.min(a.boxX(i) + a.boxWidth(i), b.boxX(k) + b.boxWidth(k))
            - Math.max(a.boxX(i), b.boxX(k));
    double height =
        Math.min(a.boxY(i) + a.boxHeight(i), b.boxY(k) + b.boxHeight(k))
            - Math.max(a.boxY(i), b.boxY(k));
    double shared = Math.max(0, width) * Math.max(0, height);
    double all = (double) a.boxWidth(i) * a.boxHeight(i) + b.boxWidth(k) * b.boxHeight(k) - shared;
    return all > 0 ? shared / all : 0;
  }
}
