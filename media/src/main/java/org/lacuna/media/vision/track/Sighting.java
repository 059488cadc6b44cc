package org.lacuna.media.vision.track;

import java.util.Optional;
import org.lacuna.media.vision.net.Box;

/**
 * One face in one picture, as it is kept.
 *
 * @param shot number of cuts before it
 * @param points {@code [2 * FaceTrack.POINTS]}, NaN where not measured
 * @param row features, empty when the face is turned too far away
 */
public record Sighting(
    long startUs,
    long endUs,
    int shot,
    Box box,
    double prominence,
    float confidence,
    float[] points,
    Optional<float[]> row) {}
