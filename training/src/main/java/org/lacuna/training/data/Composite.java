package org.lacuna.training.data;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lacuna.inference.signal.FeatureSet;
import org.lacuna.inference.signal.Modality;
import org.lacuna.training.kt.Emotion;

/**
 * A made-up utterance: a face, a voice and a text of the same emotion, put on one clock.
 *
 * @param features all three modalities on their native grids, one window long
 * @param emotion what the network should say; null: not asked
 * @param sentiment in [-3, 3]; NaN: not asked
 * @param parts ids of the face, the voice and the text
 */
public record Composite(
    FeatureSet features, @Nullable Emotion emotion, float sentiment, List<String> parts) {

  public Composite {
    parts = List.copyOf(parts);
  }

  /** Place of a modality among the parts. */
  public static int part(Modality m) {
    return switch (m) {
      case VISION -> 0;
      case AUDIO -> 1;
      case LANGUAGE -> 2;
    };
  }
}
