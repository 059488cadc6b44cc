package org.lacuna.training.data;

import org.jspecify.annotations.Nullable;
import org.lacuna.inference.signal.Modality;
import org.lacuna.training.kt.Emotion;

/**
 * One entry of a feature pool without its numbers.
 *
 * @param id unique in the pool
 * @param modality modality of the features
 * @param source name of the collection
 * @param group what must not be torn apart between the splits
 * @param split where it belongs
 * @param emotion null where the source gives none
 * @param sentiment in [-3, 3], NaN where the source gives none
 * @param steps T
 * @param offset where its numbers lie in the file
 */
public record PoolItem(
    String id,
    Modality modality,
    String source,
    String group,
    Split split,
    @Nullable Emotion emotion,
    float sentiment,
    int steps,
    long offset) {}
