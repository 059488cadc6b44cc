package org.lacuna.inference.testset;

import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.lacuna.inference.signal.FeatureSet;

/**
 * One sample of a test set. Immutable.
 *
 * @param id unique in the set
 * @param group what belongs together when samples are drawn again: video, speaker
 * @param features what was measured; a modality may be absent
 * @param sentiment true score in [-3, 3], empty when it is not labelled
 * @param emotion index of the true emotion among the labels that the set names, empty when it is
 *     not labelled
 */
public record LabelledClip(
    String id, String group, FeatureSet features, OptionalDouble sentiment, OptionalInt emotion) {}
