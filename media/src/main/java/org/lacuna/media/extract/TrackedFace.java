package org.lacuna.media.extract;

import java.util.List;
import org.lacuna.inference.signal.FeatureSequence;

/**
 * One person's face in a clip. Immutable.
 *
 * @param id stable within the clip, from 1, in the order of first appearance
 * @param track where it was
 * @param features {@code [entries of the track, D]}: what it did, one step for each picture in
 *     which it was found; a picture in which it was found but cannot be measured (full profile) is
 *     an unobserved step
 * @param speaking how well its mouth moves with the sound, -1 to 1; NaN where that cannot be told
 *     (no sound, hardly seen)
 * @param rest what this face measures when it rests, one number for each of the extractor's cues;
 *     empty when that is not known
 */
public record TrackedFace(
    int id, FaceTrack track, FeatureSequence features, float speaking, List<Double> rest) {

  public TrackedFace {
    rest = List.copyOf(rest);
    if (track.entries() != features.steps()) {
      throw new IllegalArgumentException(
          track.entries() + " places for " + features.steps() + " steps");
    }
  }

  /** A face of which is not known how it rests. */
  public TrackedFace(int id, FaceTrack track, FeatureSequence features, float speaking) {
    this(id, track, features, speaking, List.of());
  }
}
