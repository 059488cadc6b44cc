package org.lacuna.training.data;

import org.jspecify.annotations.Nullable;
import org.lacuna.inference.signal.Modality;
import org.lacuna.training.kt.Emotion;

/**
 * One thing to extract features from.
 *
 * @param id unique over all sources, for example {@code ravdess/03-01-04-01-02-01-08}
 * @param modality what it is good for; it also says what {@code content} is
 * @param source name of the collection
 * @param content the text itself (language), or the path of a sound file (audio) or picture
 *     (vision)
 * @param group what must not be torn apart: speaker, person in the picture, dialogue, video
 * @param split where the group belongs
 * @param emotion its emotion, null where the source gives none
 * @param sentiment in [-3, 3], NaN where the source gives none
 * @param pace how fast a sound file is played: 1.1 is a tenth faster and higher, as of a smaller
 *     person; 1 for everything else
 */
public record SourceItem(
    String id,
    Modality modality,
    String source,
    String content,
    String group,
    Split split,
    @Nullable Emotion emotion,
    float sentiment,
    double pace) {

  /** As it was recorded. */
  public SourceItem(
      String id,
      Modality modality,
      String source,
      String content,
      String group,
      Split split,
      @Nullable Emotion emotion,
      float sentiment) {
    this(id, modality, source, content, group, split, emotion, sentiment, 1);
  }

  /** The same in another part. */
  SourceItem in(Split other) {
    return new SourceItem(id, modality, source, content, group, other, emotion, sentiment, pace);
  }

  /** The same played at another pace, an item of its own. */
  SourceItem at(double newPace) {
    return new SourceItem(
        id + "@" + newPace, modality, source, content, group, split, emotion, sentiment, newPace);
  }
}
