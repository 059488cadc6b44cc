package org.lacuna.app.reconstruction;

import java.util.OptionalDouble;

/**
 * One window of the clip in the strip above the lanes.
 *
 * @param startUs start
 * @param endUs end
 * @param label the most likely emotion; empty when nothing was seen in this window
 * @param name the same for a person
 * @param share its probability
 * @param sentiment in [-3, 3], where the network gives one
 */
public record Segment(
    long startUs, long endUs, String label, String name, double share, OptionalDouble sentiment) {}
