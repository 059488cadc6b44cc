package org.lacuna.media.degrade;

import java.util.Optional;
import org.lacuna.media.extract.FaceTrack;
import org.lacuna.media.extract.Faces;
import org.lacuna.media.extract.TrackedFace;

/** Finds a face again among those of another pass over the same clip, by where it is. */
final class FaceMatch {

  private FaceMatch() {}

  /** The face whose boxes overlap most with those of a track; empty when none does. */
  static Optional<TrackedFace> of(FaceTrack track, Faces among) {
    Optional<TrackedFace> best = Optional.empty();
    double most = 0;
    for (TrackedFace face : among.all()) {
      double together = 0;
      for (int i = 0; i < face.track().entries(); i++) {
        int same = track.at(face.track().startUs(i));
        together += same < 0 ? 0 : overlap(track, same, face.track(), i);
      }
      if (together > most) {
        most = together;
        best = Optional.of(face);
      }
    }
    return best;
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
