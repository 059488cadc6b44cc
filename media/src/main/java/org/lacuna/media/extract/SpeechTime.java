package org.lacuna.media.extract;

import java.util.OptionalLong;
import org.lacuna.inference.signal.FeatureSequence;

/** How long somebody speaks, by the column {@code vad} of the sound features. */
final class SpeechTime {

  private static final String COLUMN = "vad";
  private static final float SPEECH = 0.5f;

  private SpeechTime() {}

  /**
   * Time in which speech is more likely than not.
   *
   * @param audio features of the sound, {@code [T, D]}
   * @return microseconds; empty when the features do not tell speech from other sound, or nothing
   *     was heard
   */
  static OptionalLong us(FeatureSequence audio) {
    int column = audio.spec().indexOf(COLUMN);
    if (column < 0) {
      return OptionalLong.empty();
    }
    long told = 0;
    long spoken = 0;
    for (int t = 0; t < audio.steps(); t++) {
      float probability = audio.value(t, column);
      if (!Float.isNaN(probability)) {
        told++;
        spoken += probability > SPEECH ? audio.endUs(t) - audio.startUs(t) : 0;
      }
    }
    return told == 0 ? OptionalLong.empty() : OptionalLong.of(spoken);
  }
}
