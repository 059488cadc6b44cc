package org.lacuna.app.export;

import org.lacuna.inference.align.AlignedFeatures;
import org.lacuna.media.extract.Extraction;

/**
 * One clip as it is written.
 *
 * @param item which clip
 * @param extraction everything that was extracted, on native steps
 * @param features the features on the steps that were asked for
 * @param valences valence of each word, NaN where a word has none; as long as the words
 */
public record ExportedClip(
    ExportItem item, Extraction extraction, AlignedFeatures features, float[] valences) {}
