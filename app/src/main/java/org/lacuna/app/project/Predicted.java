package org.lacuna.app.project;

/**
 * What a model says about one window of a clip, kept so that people can be compared with it over
 * many clips.
 *
 * @param clip id of the clip
 * @param model name and version of the network
 * @param kind {@link TierKind#EMOTION} or {@link TierKind#SENTIMENT}
 * @param startUs start of the window, microseconds of the container's clock
 * @param endUs end of the window (exclusive)
 * @param label as the kind has it
 * @param value the probability of the emotion, or the sentiment before it was rounded
 */
public record Predicted(
    long clip, String model, TierKind kind, long startUs, long endUs, String label, double value) {}
